/** What stands on the buttons, fields and headings between product and order, by language. */
export const SHOP_WORDS = {
  en: {
    search: 'Search the shop',
    addToBag: /^Add to bag/,
    viewBag: 'View bag',
    bag: 'Your bag',
    toCheckout: 'Go to checkout',
    checkout: 'Checkout',
    email: 'E-mail',
    name: 'Full name',
    street: 'Street and number',
    city: 'City',
    state: 'State',
    country: 'Country',
    /** As the country calls it, where that is told. */
    postalCode: null,
    ways: 'Way of delivery',
    pay: /^Pay ([$€][\d,.]+)(?: with this card)?$/,
  },
  de: {
    search: 'Im Shop suchen',
    addToBag: /^In den Warenkorb/,
    viewBag: 'Zum Warenkorb',
    bag: 'Ihr Warenkorb',
    toCheckout: 'Zur Kasse',
    checkout: 'Kasse',
    email: 'E-Mail',
    name: 'Vor- und Nachname',
    street: 'Straße und Hausnummer',
    city: 'Ort',
    state: 'Bundesstaat',
    country: 'Land',
    postalCode: 'Postleitzahl',
    ways: 'Versandart',
    pay: /^(?:Jetzt für )?([\d.,]+\s€) (?:kaufen|mit dieser Karte bezahlen)$/,
  },
} as const;

export type ShopLanguage = keyof typeof SHOP_WORDS;
