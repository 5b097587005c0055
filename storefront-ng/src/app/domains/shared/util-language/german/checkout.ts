export const CHECKOUT = {
  Checkout: 'Kasse',
  'There is nothing to pay for yet.': 'Noch gibt es nichts zu bezahlen.',
  'How you get it': 'So kommt es zu Ihnen',
  Store: 'Filiale',
  'Looking what the stores have': 'Wir sehen nach, was in den Filialen da ist',
  'Asking the carriers for prices and days': 'Wir fragen Preise und Liefertage ab',
  'As soon as your address is complete, you see each way of delivery with its price and days.':
    'Sobald Ihre Adresse vollständig ist, sehen Sie alle Versandarten mit Preis und Liefertagen.',
  Payment: 'Zahlung',
  'Nothing is left to pay by card.': 'Mit der Karte ist nichts mehr zu bezahlen.',
  '*You now pay {now}* by card instead of {before}. Nothing was charged. The summary shows what changed; press the button if you agree.':
    '*Sie zahlen jetzt {now}* mit der Karte statt {before}. Es wurde nichts abgebucht. In der Zusammenfassung sehen Sie, was sich geändert hat; klicken Sie auf die Schaltfläche, wenn Sie einverstanden sind.',
  'I am {age} or older. Some of this is sold to adults only.':
    'Ich bin {age} Jahre oder älter. Einiges davon verkaufen wir nur an Erwachsene.',
  'Confirm your age to go on, or take the item out of your bag.':
    'Bestätigen Sie Ihr Alter, um fortzufahren, oder nehmen Sie den Artikel aus dem Warenkorb.',
  'Checking your card': 'Ihre Karte wird geprüft',
  'Placing your order': 'Ihre Bestellung wird aufgegeben',
  'Agree and order': 'Einverstanden, zahlungspflichtig bestellen',
  'Place the order': 'Zahlungspflichtig bestellen',
  'Agree and pay {sum}': 'Einverstanden, für {sum} kaufen',
  'Pay {sum}': 'Jetzt für {sum} kaufen',
  'Your gift card pays for all of it once you press the button.':
    'Ihre Geschenkkarte zahlt alles, sobald Sie auf die Schaltfläche klicken.',
  'Your bank is asked once you press the button. We keep your items aside from that moment.':
    'Wir fragen Ihre Bank, sobald Sie auf die Schaltfläche klicken. Von da an legen wir Ihre Artikel zurück.',
  'Working out the total': 'Die Gesamtsumme wird berechnet',
  'Show total': 'Gesamtsumme anzeigen',
  'Show delivery and total': 'Versand und Gesamtsumme anzeigen',
  'Total {sum}': 'Gesamtsumme {sum}',
  'Take off {card}': '{card} entfernen',
  'Gift card or store credit': 'Geschenkkarte oder Guthaben',
  'Use it': 'Einlösen',
  'Type it as it is on the card.': 'Bitte geben Sie ihn ein, wie er auf der Karte steht.',
  Contact: 'Kontakt',
  'E-mail': 'E-Mail',
  'For the confirmation and a link to your order. Nothing else.':
    'Für die Bestätigung und einen Link zu Ihrer Bestellung. Sonst nichts.',
  'Who collects it': 'Wer holt ab?',
  'To find stores near you.': 'Um Filialen in Ihrer Nähe zu finden.',
  'Delivery address': 'Lieferadresse',
  'Your order': 'Ihre Bestellung',
  Change: 'Ändern',
  'We are checking whether your order went through':
    'Wir prüfen, ob Ihre Bestellung angekommen ist',
  'The connection was lost at the last step. We ask until we know; you will not be charged twice. Please keep this page open.':
    'Beim letzten Schritt riss die Verbindung ab. Wir fragen nach, bis wir es wissen; es wird nichts doppelt abgebucht. Bitte lassen Sie diese Seite offen.',
  'We could not find out yet': 'Wir wissen es noch nicht',
  'Your order may have gone through. Asking again is safe: it finds the same order and never makes a second one. If it went through, the confirmation is in your mail as well.':
    'Vielleicht ist Ihre Bestellung angekommen. Sie können gefahrlos noch einmal fragen: Es bleibt bei derselben Bestellung, eine zweite entsteht nie. Wenn sie angekommen ist, liegt die Bestätigung auch in Ihrem Postfach.',
  'Ask again': 'Noch einmal fragen',
  'Contact us': 'Kontakt aufnehmen',
  'We have your order': 'Ihre Bestellung ist da',
  'Opening its page': 'Ihre Seite wird geöffnet',
  'Someone was faster.': 'Jemand war schneller.',
  'Nothing was charged.': 'Es wurde nichts abgebucht.',
  '{title}: only {available} of {requested} left':
    '{title}: nur noch {available} von {requested} verfügbar',
  '{title}: sold out just now': '{title}: gerade ausverkauft',
  'Take what is left': 'Nehmen, was noch da ist',
  'Look at your bag': 'Zum Warenkorb',
  'Something left our shelves.': 'Etwas davon führen wir nicht mehr.',
  'We no longer sell {titles}.': 'Nicht mehr im Sortiment: {titles}.',
  'Take it out and go on': 'Herausnehmen und fortfahren',
  'Take them out and go on': 'Herausnehmen und fortfahren',
  'Your bag is empty.': 'Ihr Warenkorb ist leer.',
  'It may have been emptied in another window.':
    'Vielleicht wurde er in einem anderen Fenster geleert.',
  'Something in your bag has changed.': 'In Ihrem Warenkorb hat sich etwas geändert.',
  'Nothing was charged. Please look over the summary, then go on.':
    'Es wurde nichts abgebucht. Bitte sehen Sie die Zusammenfassung durch und fahren Sie dann fort.',
  'This way of delivery is no longer there.': 'Diese Versandart gibt es nicht mehr.',
  'Nothing was charged. Please choose another.':
    'Es wurde nichts abgebucht. Bitte wählen Sie eine andere.',
  'A price has changed.': 'Ein Preis hat sich geändert.',
  'Nothing was charged. The summary shows the new total; press the button if you agree.':
    'Es wurde nichts abgebucht. Die Zusammenfassung zeigt die neue Gesamtsumme; klicken Sie auf die Schaltfläche, wenn Sie einverstanden sind.',
  'Some of it sold out and would come later.': 'Einiges ist ausverkauft und käme später.',
  'Nothing was charged. The summary says when; press the button if you agree.':
    'Es wurde nichts abgebucht. In der Zusammenfassung steht, wann; klicken Sie auf die Schaltfläche, wenn Sie einverstanden sind.',
  'Please look at the fields marked above.': 'Bitte sehen Sie sich die markierten Felder oben an.',
  'That took too long.': 'Das hat zu lange gedauert.',
  'Nothing was charged. The total was worked out again; please press the button once more.':
    'Es wurde nichts abgebucht. Die Gesamtsumme wurde neu berechnet; bitte klicken Sie noch einmal auf die Schaltfläche.',
  'Deliver to me': 'Zu mir liefern',
  'By carrier, to your door': 'Mit dem Versanddienst bis an Ihre Tür',
  'Collect at a store': 'In einer Filiale abholen',
  'No address, no delivery to pay': 'Ohne Adresse und ohne Versandkosten',
  'Ready by {day}': 'Abholbereit bis {day}',
  'Not everything is there': 'Nicht alles ist da',
  'Not possible: {lack} there': 'Nicht möglich: Dort {lack}',
  'only {count} of {title}': 'nur {count} von {title}',
  'no {title}': 'fehlt {title}',
  '{first} and {count} more': '{first} und {count} weitere',
  'Type your e-mail address, so that we can send the confirmation.':
    'Bitte geben Sie Ihre E-Mail-Adresse ein, damit wir Ihnen die Bestätigung schicken können.',
  'We do not deliver to this address yet.': 'An diese Adresse liefern wir noch nicht.',
  'We may not send everything there: {titles}.':
    'Nicht alles dürfen wir dorthin schicken: {titles}.',
  'This page has been open for too long': 'Diese Seite war zu lange offen',
  'Reload it and try again. What you typed is kept.':
    'Laden Sie sie neu und versuchen Sie es noch einmal. Ihre Eingaben bleiben erhalten.',
  'Something in the form is not right': 'Im Formular stimmt etwas nicht',
  'Please look over what you typed.': 'Bitte sehen Sie Ihre Eingaben noch einmal durch.',
  'Please check this.': 'Bitte prüfen Sie diese Angabe.',
  'That is more than one order can have': 'Das ist mehr, als eine Bestellung enthalten kann',
  'Choose a smaller quantity in your bag.': 'Wählen Sie im Warenkorb eine kleinere Menge.',
  'Your order is too small': 'Ihre Bestellung ist noch zu klein',
  'Your bag shows how much is missing.': 'Im Warenkorb sehen Sie, wie viel noch fehlt.',
  'Some of this is sold to adults only': 'Einiges davon verkaufen wir nur an Erwachsene',
  'Confirm your age to go on.': 'Bestätigen Sie Ihr Alter, um fortzufahren.',
} satisfies Readonly<Record<string, string>>;
