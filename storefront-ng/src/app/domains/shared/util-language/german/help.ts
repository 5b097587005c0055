/** Help, delivery and returns, privacy. */
export const HELP = {
  'How ordering works, what to do when something is wrong, and how to reach us.':
    'Wie eine Bestellung abläuft, was zu tun ist, wenn etwas nicht stimmt, und wie Sie uns erreichen.',
  'Write to': 'Schreiben Sie an',
  'Put your order number in the subject if it is about an order; it begins with GA and stands in every mail from us.':
    'Nennen Sie im Betreff Ihre Bestellnummer, wenn es um eine Bestellung geht; sie beginnt mit GA und steht in jeder E-Mail von uns.',
  'Where is my order?': 'Wo ist meine Bestellung?',
  'Every mail from us has a link to your order’s own page. It shows, live, whether your payment went through and what happens next. You do not need an account.':
    'In jeder E-Mail von uns steht ein Link zur Seite Ihrer Bestellung. Sie zeigt, ob Ihre Zahlung geklappt hat und wie es weitergeht. Ein Konto brauchen Sie nicht.',
  'My card was declined': 'Meine Karte wurde abgelehnt',
  'Then nothing was charged. Your order’s page lets you try another card, and we keep your items aside meanwhile. Some banks show a pending amount for a while; it goes away by itself.':
    'Dann wurde nichts abgebucht. Auf der Seite Ihrer Bestellung können Sie es mit einer anderen Karte versuchen; so lange halten wir Ihre Artikel zurück. Manche Banken zeigen eine Weile einen vorgemerkten Betrag; er verschwindet von selbst.',
  'Is a product right for me?': 'Ist ein Produkt das richtige für mich?',
  'Each product page lists every amount per serving, the allergens, and the cautions of the maker. We cannot give medical advice: please ask your doctor or pharmacist if you take medicines, are pregnant or nursing, or buy for a child.':
    'Jede Produktseite nennt alle Mengen pro Portion, die Allergene und die Hinweise des Herstellers. Medizinisch beraten dürfen wir nicht: Bitte fragen Sie Ihren Arzt oder Apotheker, wenn Sie Medikamente nehmen, schwanger sind, stillen oder für ein Kind kaufen.',
  'A code does not work': 'Ein Code funktioniert nicht',
  'The bag says why: it may be misspelt, expired, used up, or made for other products. One code can be used per order.':
    'Der Warenkorb sagt, warum: Vielleicht ist er vertippt, abgelaufen, aufgebraucht oder für andere Produkte gedacht. Pro Bestellung lässt sich ein Code einlösen.',
  More: 'Mehr',

  'Where we deliver, what it costs, when it arrives, and how to return something.':
    'Wohin wir liefern, was es kostet, wann es ankommt und wie Sie etwas zurückschicken.',
  'Where and when': 'Wohin und wann',
  'We deliver to addresses in {places}. Once you have typed your address, the checkout shows each way of delivery with its price and the days on which it arrives. We need one working day to pack.':
    'Wir liefern an Adressen in diesen Ländern: {places}. Sobald Sie Ihre Adresse eingegeben haben, zeigt die Kasse alle Versandarten mit Preis und Liefertagen. Zum Packen brauchen wir einen Werktag.',
  'The price comes from the carrier and depends on weight and address. Standard delivery is free from the sum shown in your bag, which also tells how much is missing. Nothing is added after the total you see on the button.':
    'Den Preis nennt der Versanddienst; er hängt von Gewicht und Adresse ab. Ab der Summe, die im Warenkorb steht, ist der Standardversand kostenlos; dort sehen Sie auch, wie viel noch fehlt. Nach der Gesamtsumme auf der Schaltfläche kommt nichts mehr hinzu.',
  'Value added tax': 'Mehrwertsteuer',
  'All prices include the VAT of the country we deliver to. The receipt says how much of the total it is.':
    'Alle Preise enthalten die Mehrwertsteuer des Landes, in das wir liefern. Der Beleg nennt, wie viel von der Gesamtsumme sie ausmacht.',
  'Sales tax': 'Umsatzsteuer',
  'Sales tax depends on where you live and what you buy. It is worked out from your address before you pay and has its own line.':
    'Die Umsatzsteuer hängt davon ab, wo Sie wohnen und was Sie kaufen. Sie wird vor dem Bezahlen aus Ihrer Adresse berechnet und hat eine eigene Zeile.',
  Returns: 'Rückgabe',
  'If something is not for you, send it back with its seal unbroken and we refund it. Start on your order’s page, which says until when; every mail from us leads there. The money goes back to what you paid with.':
    'Wenn etwas nicht das Richtige ist, schicken Sie es mit unversehrtem Siegel zurück, und wir erstatten es. Beginnen Sie auf der Seite Ihrer Bestellung, dort steht, bis wann; jede E-Mail von uns führt dorthin. Das Geld geht auf dem Weg zurück, auf dem Sie bezahlt haben.',
  'Your right to withdraw': 'Ihr Widerrufsrecht',
  'Within {days} days of the day on which you received your goods you can withdraw from the purchase without giving a reason: on your order’s page, or in any clear words to':
    'Innerhalb von {days} Tagen ab dem Tag, an dem Sie die Ware erhalten haben, können Sie den Kauf ohne Angabe von Gründen widerrufen: auf der Seite Ihrer Bestellung oder mit einer eindeutigen Erklärung an',
  'Sealed goods that are not fit to be returned for reasons of health or hygiene are left out once they are opened.':
    'Ausgenommen ist versiegelte Ware, die aus Gründen des Gesundheitsschutzes oder der Hygiene nicht zur Rückgabe geeignet ist, sobald sie geöffnet wurde.',
  'Damaged or missing': 'Beschädigt oder unvollständig',
  'Tell us within 14 days, with a picture if you can, and we send it again or refund it.':
    'Sagen Sie es uns innerhalb von 14 Tagen, wenn möglich mit einem Bild; wir schicken es noch einmal oder erstatten es.',

  'Which data this shop keeps, why, and which it never sees.':
    'Welche Daten dieser Shop speichert, warum, und welche er nie sieht.',
  'We keep what is needed to sell and deliver, and nothing for its own sake.':
    'Wir speichern, was zum Verkaufen und Liefern nötig ist, und nichts um seiner selbst willen.',
  'What we keep': 'Was wir speichern',
  'Your bag, tied to one cookie that holds a random number and nothing about you.':
    'Ihren Warenkorb, verbunden mit einem Cookie, das eine Zufallszahl enthält und nichts über Sie.',
  'For an order: your e-mail address, name, delivery address, phone number if you gave one, and what you bought.':
    'Zu einer Bestellung: E-Mail-Adresse, Name, Lieferadresse, Telefonnummer, falls Sie eine angegeben haben, und was Sie gekauft haben.',
  'That a payment was made, declined or refunded, with the provider’s reference.':
    'Dass eine Zahlung geleistet, abgelehnt oder erstattet wurde, mit dem Zeichen des Zahlungsdienstes.',
  'What we never see': 'Was wir nie sehen',
  'Your card number. It is typed into a field of our payment provider, Stripe, inside the checkout, and goes straight there.':
    'Ihre Kartennummer. Sie wird an der Kasse in ein Feld unseres Zahlungsdienstes Stripe eingegeben und geht direkt dorthin.',
  'Who else gets what': 'Wer sonst was bekommt',
  'The payment provider: the amount and your card.':
    'Der Zahlungsdienst: den Betrag und Ihre Karte.',
  'The carrier: your name, address and phone number.':
    'Der Versanddienst: Name, Adresse und Telefonnummer.',
  'The tax service: the address and what is in the order.':
    'Der Steuerdienst: die Adresse und was bestellt wurde.',
  'This shop has no advertising and no tracking by others.':
    'In diesem Shop gibt es keine Werbung und kein Tracking durch andere.',
  'What stays in your browser': 'Was in Ihrem Browser bleibt',
  'While you check out, what you type (but not your card) is kept in this browser tab, so that nothing is lost when a page reloads. It is gone once you have ordered or close the tab.':
    'An der Kasse merkt sich dieser Browser-Tab Ihre Eingaben (nicht aber Ihre Karte), damit beim Neuladen nichts verloren geht. Sie verschwinden, sobald Sie bestellt haben oder den Tab schließen.',
  'Your rights': 'Ihre Rechte',
  'Ask us what we hold about you, or to correct or delete it, at':
    'Fragen Sie uns, was wir über Sie gespeichert haben, oder lassen Sie es berichtigen oder löschen:',
  'Records of sales we have to keep for as long as the law says.':
    'Verkaufsbelege müssen wir so lange aufbewahren, wie das Gesetz es verlangt.',
} satisfies Readonly<Record<string, string>>;
