export const SHARED = {
  '{from} to {to}': '{from} bis {to}',
  '(optional)': '(optional)',
  Choose: 'Bitte wählen',
  'Try again': 'Noch einmal versuchen',
  Quantity: 'Menge',
  'Quantity of {title}': 'Menge von {title}',
  'One fewer': 'Eins weniger',
  'One more': 'Eins mehr',
  'Way of delivery': 'Versandart',
  Free: 'Kostenlos',
  'Ready {days}': 'Abholbereit {days}',
  'At your door {days}': 'Bei Ihnen {days}',
  Delivery: 'Versand',
  'Delivery and tax': 'Versand und Steuern',
  'Shown before you pay': 'Sehen Sie vor dem Bezahlen',
  Total: 'Gesamtsumme',
  'So far': 'Zwischensumme',
  'Including {tax}': 'Darin {tax}',
  'By card': 'Mit Karte',
  'A gesture from us': 'Ein Entgegenkommen von uns',
  'Free delivery': 'Kostenloser Versand',
  'Our tax service did not answer in time, so tax is worked out from our own rate table.':
    'Unser Steuerdienst hat nicht rechtzeitig geantwortet, deshalb haben wir die Steuer nach unserer eigenen Tabelle berechnet.',
  'Gift card ending in {ending}': 'Geschenkkarte mit Endung {ending}',
  'Store credit ending in {ending}': 'Guthaben mit Endung {ending}',
  'Ships later, about {day}': 'Versand später, etwa {day}',
  'Ships when it is out, about {day}': 'Versand, sobald es erscheint, etwa {day}',
  'All of it ships later, about {day}': 'Versand des Ganzen später, etwa {day}',
  'All of it ships when it is out, about {day}':
    'Versand des Ganzen, sobald es erscheint, etwa {day}',
  '{count} of them ship later, about {day}': 'Versand von {count} davon später, etwa {day}',
  '{count} of them ship when it is out, about {day}':
    'Versand von {count} davon, sobald es erscheint, etwa {day}',
  Card: 'Karte',
  'Opening the secure card field': 'Das sichere Kartenfeld wird geöffnet',
  'The secure card field did not load.': 'Das sichere Kartenfeld wurde nicht geladen.',
  'Goes straight to our payment provider. We never see it.':
    'Geht direkt an unseren Zahlungsdienst. Wir sehen sie nie.',
  'The card field is still loading. Please try again in a moment.':
    'Das Kartenfeld lädt noch. Bitte versuchen Sie es gleich noch einmal.',
  'The card number is not complete yet.': 'Die Kartennummer ist noch nicht vollständig.',
  'This is not a card number. Check the digits.':
    'Das ist keine Kartennummer. Bitte prüfen Sie die Ziffern.',
  'The expiry date is not complete yet.': 'Das Ablaufdatum ist noch nicht vollständig.',
  'There is no such month. Check the expiry date.':
    'Diesen Monat gibt es nicht. Bitte prüfen Sie das Ablaufdatum.',
  'The card has expired, or the year is mistyped.':
    'Die Karte ist abgelaufen, oder das Jahr ist vertippt.',
  'The card has expired, or the month is mistyped.':
    'Die Karte ist abgelaufen, oder der Monat ist vertippt.',
  'The security code is not complete yet.': 'Die Prüfnummer ist noch nicht vollständig.',
  'Check the security code on the back of the card.':
    'Bitte prüfen Sie die Prüfnummer auf der Rückseite der Karte.',
  'The ZIP code of the card is not complete yet.':
    'Die Postleitzahl zur Karte ist noch nicht vollständig.',
  'The check with your bank was not finished. Nothing was charged.':
    'Die Prüfung durch Ihre Bank wurde nicht beendet. Es wurde nichts abgebucht.',
  'Your bank could not confirm it was you. Nothing was charged.':
    'Ihre Bank konnte nicht bestätigen, dass Sie es sind. Es wurde nichts abgebucht.',
  'The card could not be read. Check it, or try another card.':
    'Die Karte konnte nicht gelesen werden. Bitte prüfen Sie sie, oder nehmen Sie eine andere.',
  'Full name': 'Vor- und Nachname',
  'Street and number': 'Straße und Hausnummer',
  'Apartment, floor': 'Wohnung, Stockwerk',
  City: 'Ort',
  State: 'Bundesstaat',
  'Postal code': 'Postleitzahl',
  'ZIP code': 'ZIP-Code',
  Eircode: 'Eircode',
  Country: 'Land',
  Phone: 'Telefon',
  'Only for the carrier, if something is unclear at the door.':
    'Nur für den Versanddienst, falls bei der Zustellung etwas unklar ist.',
  'United States': 'Vereinigte Staaten',
  Austria: 'Österreich',
  Belgium: 'Belgien',
  Germany: 'Deutschland',
  France: 'Frankreich',
  Ireland: 'Irland',
  Netherlands: 'Niederlande',
  'Type the name for the parcel.': 'Bitte geben Sie den Namen für das Paket ein.',
  'Please shorten the name to 80 letters.': 'Bitte kürzen Sie den Namen auf 80 Zeichen.',
  'Type the street and house number.': 'Bitte geben Sie Straße und Hausnummer ein.',
  'Please shorten this to 120 letters; the second line has room too.':
    'Bitte kürzen Sie das auf 120 Zeichen; in der zweiten Zeile ist auch noch Platz.',
  'Please shorten this to 120 letters.': 'Bitte kürzen Sie das auf 120 Zeichen.',
  'Type the city.': 'Bitte geben Sie den Ort ein.',
  'Please shorten this to 80 letters.': 'Bitte kürzen Sie das auf 80 Zeichen.',
  'Choose the state.': 'Bitte wählen Sie den Bundesstaat.',
  'Type the postal code.': 'Bitte geben Sie die Postleitzahl ein.',
  'Type the ZIP code.': 'Bitte geben Sie den ZIP-Code ein.',
  'Type the Eircode.': 'Bitte geben Sie den Eircode ein.',
  'A ZIP code has five digits.': 'Ein ZIP-Code hat fünf Ziffern.',
  'A postal code in Austria has four digits.': 'Eine Postleitzahl in Österreich hat vier Ziffern.',
  'A postal code in Belgium has four digits.': 'Eine Postleitzahl in Belgien hat vier Ziffern.',
  'A postal code in Germany has five digits; we do not deliver to Helgoland and Büsingen.':
    'Eine Postleitzahl in Deutschland hat fünf Ziffern; nach Helgoland und Büsingen liefern wir nicht.',
  'A postal code in France has five digits; we deliver to the mainland and Corsica.':
    'Eine Postleitzahl in Frankreich hat fünf Ziffern; wir liefern auf das Festland und nach Korsika.',
  'An Eircode has seven characters, like D02 X285.':
    'Ein Eircode hat sieben Zeichen, etwa D02 X285.',
  'A postal code in the Netherlands is like 1012 AB.':
    'Eine Postleitzahl in den Niederlanden sieht aus wie 1012 AB.',
  'Please shorten the phone number to 30 characters.':
    'Bitte kürzen Sie die Telefonnummer auf 30 Zeichen.',
  'Check the e-mail address. It should look like name@example.com.':
    'Bitte prüfen Sie die E-Mail-Adresse. Sie sollte aussehen wie name@example.com.',
} satisfies Readonly<Record<string, string>>;
