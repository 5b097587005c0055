/** The front page. */
export const HOME = {
  'Feel well,': 'Sich wohlfühlen,',
  'on your own terms.': 'auf Ihre Art.',
  'Vitamins, herbs, teas and care for six everyday goals. Every amount is on the label, every lot is tested, and the price you see is the price you pay.':
    'Vitamine, Kräuter, Tees und Pflege für sechs Ziele im Alltag. Jede Menge steht auf dem Etikett, jede Charge ist geprüft, und der Preis, den Sie sehen, ist der Preis, den Sie zahlen.',
  'Shop everything': 'Zum Sortiment',
  'Every lot tested': 'Jede Charge geprüft',
  'Vegan and allergen filters': 'Filter für Vegan und Allergene',
  'No surprise at the till': 'Keine Überraschung an der Kasse',
  'Three favourites': 'Drei Lieblinge',
  'Start from a goal': 'Beginnen Sie mit einem Ziel',
  'Loved this week': 'Beliebt in dieser Woche',
  'See the best rated': 'Zu den Bestbewerteten',
  'On offer right now': 'Gerade im Angebot',
  'All offers': 'Alle Angebote',
  'What we promise': 'Was wir versprechen',
  'Tested, lot by lot': 'Geprüft, Charge für Charge',
  'The lot you get, its test date and its best-before date stand on the product page.':
    'Welche Charge Sie bekommen, wann sie geprüft wurde und wie lange sie haltbar ist, steht auf der Produktseite.',
  'A price without surprise': 'Ein Preis ohne Überraschung',
  'Delivery, tax and every deduction are named before you pay.':
    'Versand, Steuern und jeder Abzug sind genannt, bevor Sie zahlen.',
  'Standard delivery is free from {sum}.': 'Ab {sum} ist der Standardversand kostenlos.',
  'Yours once you order': 'Ihres, sobald Sie bestellen',
  'We set your items aside the moment you order, so that nothing is sold twice.':
    'Sobald Sie bestellen, legen wir Ihre Artikel zurück, damit nichts doppelt verkauft wird.',
  'Careful with claims': 'Vorsichtig mit Versprechen',
  'We say what a product contains and what is known about it. Nothing more.':
    'Wir sagen, was ein Produkt enthält und was man darüber weiß. Mehr nicht.',
  'New on the shelf': 'Neu im Regal',
  'All new products': 'Alle Neuheiten',
  'Vitamins, supplements and care for six everyday goals':
    'Vitamine, Nahrungsergänzung und Pflege für sechs Ziele im Alltag',
  'Supplements, teas, protein and skin care with every amount on the label and every lot tested.':
    'Nahrungsergänzung, Tees, Eiweiß und Hautpflege: jede Menge auf dem Etikett, jede Charge geprüft.',
} satisfies Readonly<Record<string, string>>;
