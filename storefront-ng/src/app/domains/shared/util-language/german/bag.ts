export const BAG = {
  'Your bag': 'Ihr Warenkorb',
  Items: 'Artikel',
  Summary: 'Zusammenfassung',
  'One thing in your bag we no longer sell.':
    'Einen Artikel in Ihrem Warenkorb führen wir nicht mehr.',
  'Some things in your bag we no longer sell.':
    'Einige Artikel in Ihrem Warenkorb führen wir nicht mehr.',
  'Take it out': 'Herausnehmen',
  'Take them out': 'Alle herausnehmen',
  'to go on with the rest.': 'und mit dem Rest fortfahren.',
  'Something in your bag cannot be ordered as it is. Change or remove it to go on.':
    'Etwas in Ihrem Warenkorb lässt sich so nicht bestellen. Ändern oder entfernen Sie es, um fortzufahren.',
  'Orders start at {least}. Add {missing} more to go on.':
    'Der Mindestbestellwert beträgt {least}. Es fehlen noch {missing}.',
  'Some of this is sold to people of {age} or older only.':
    'Einiges davon verkaufen wir nur an Personen ab {age} Jahren.',
  'Go to checkout': 'Zur Kasse',
  'You see the full total before you pay.': 'Sie sehen die Gesamtsumme, bevor Sie bezahlen.',
  'Loading your bag': 'Ihr Warenkorb wird geladen',
  'Nothing in it yet': 'Noch ist er leer',
  'Start from a goal, or look through everything we have.':
    'Beginnen Sie mit einem Ziel, oder stöbern Sie in unserem Sortiment.',
  'See everything': 'Zum Sortiment',
  'Find your goal': 'Ziel finden',
  'Remove code {code}': 'Code {code} entfernen',
  'Coupon code': 'Gutscheincode',
  Checking: 'Wird geprüft',
  'Use code': 'Einlösen',
  'There is no code yet': 'Hier fehlt noch der Code',
  'Type it into the field first.': 'Bitte geben Sie ihn zuerst ein.',
  'This code is not valid yet.': 'Dieser Code gilt noch nicht.',
  'This code is not valid any more.': 'Dieser Code gilt nicht mehr.',
  'This code has been used as often as it can be.':
    'Dieser Code wurde so oft eingelöst, wie es möglich ist.',
  'Nothing in your bag fits this code yet.': 'Noch passt nichts in Ihrem Warenkorb zu diesem Code.',
  'Your bag already has a better offer, and this code does not add to it.':
    'Für Ihren Warenkorb gilt schon ein besseres Angebot, das sich mit diesem Code nicht verbinden lässt.',
  '{price} a pack': '{price} pro Packung',
  '{price} each': '{price} pro Stück',
  was: 'vorher',
  'Saves {sum} against {count} bought singly': 'Sie sparen {sum} gegenüber {count} einzelnen',
  'Take {count}': '{count} nehmen',
  '{count} as a gift': '{count} geschenkt',
  'Remove {title} from bag': '{title} aus dem Warenkorb entfernen',
  'after deductions': 'nach Abzügen',
  '*{sum}* more and standard delivery is free': 'Noch *{sum}* bis zum kostenlosen Standardversand',
  '*Standard delivery is free* for this bag': '*Kostenloser Standardversand* für diesen Warenkorb',
  'Only {count} left.': 'Nur noch {count} verfügbar.',
  'Sold out just now.': 'Gerade ausverkauft.',
  'One order can have {count} of this, all sizes together.':
    'Pro Bestellung sind {count} davon möglich, alle Größen zusammen.',
  'We no longer sell this. It is not in the total.':
    'Das führen wir nicht mehr. Es ist in der Summe nicht enthalten.',
} satisfies Readonly<Record<string, string>>;
