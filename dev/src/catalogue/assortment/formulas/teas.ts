import type { Formula } from '../formula.ts';

/** Teas share everything but what is in the bag. */
const tea = (
  formula: Pick<
    Formula,
    'key' | 'name' | 'label' | 'goal' | 'contents' | 'summary' | 'story' | 'offers'
  > &
    Partial<Formula>,
): Formula => ({
  category: 'herbal-teas',
  price: 7,
  showStrength: false,
  organic: true,
  ...formula,
});

export const TEAS: readonly Formula[] = [
  tea({
    key: 'tea-ginger-lemon-balm',
    name: 'Ginger & Lemon Balm Tea',
    label: ['Ginger & Lemon Balm', 'herbal tea'],
    goal: 'gut',
    contents: [
      ['ginger', 900],
      ['lemonBalm', 800],
      ['licorice', 200],
    ],
    base: ['orangePeel'],
    offers: [
      ['ga', 'tea'],
      ['kettle', 'tea'],
      ['meadow', 'tea'],
      ['plainly', 'tea'],
    ],
    summary: ['Warm ginger, soft lemon balm and a curl of orange peel.'],
    story: [
      'Ginger does the talking and lemon balm does the listening.',
      'For after dinner, before a bus, or with a cold nose.',
      'A curl of orange peel keeps it cheerful.',
    ],
  }),
  tea({
    key: 'tea-chamomile-lavender',
    name: 'Chamomile & Lavender Tea',
    label: ['Chamomile & Lavender', 'herbal tea'],
    goal: 'sleep',
    contents: [
      ['chamomile', 1500],
      ['lavender', 200],
      ['lemonBalm', 300],
    ],
    blend: { name: 'Lights-Out Blend', of: ['chamomile', 'lavender', 'lemonBalm'] },
    offers: [
      ['kettle', 'tea'],
      ['ga', 'tea'],
      ['duskwell', 'tea'],
      ['meadow', 'tea'],
      ['plainly', 'tea'],
    ],
    summary: ['Whole chamomile heads with just enough lavender.'],
    story: [
      'Whole flower heads, picked when the petals lie flat.',
      'Too much lavender is soap, so there is just enough.',
      'The kettle, the lamp, the book: in that order.',
    ],
  }),
  tea({
    key: 'tea-peppermint-fennel',
    name: 'Peppermint & Fennel Tea',
    label: ['Peppermint & Fennel', 'herbal tea'],
    goal: 'gut',
    contents: [
      ['peppermint', 1200],
      ['fennel', 800],
    ],
    offers: [
      ['ga', 'tea'],
      ['kettle', 'tea'],
      ['fern', 'tea'],
      ['plainly', 'tea'],
    ],
    summary: ['Oregon peppermint and sweet fennel for after a good meal.'],
    story: [
      'Oregon grows the best peppermint in the country and knows it.',
      'Fennel seed rounds it off, as it does at the door of every Indian restaurant.',
    ],
  }),
  tea({
    key: 'tea-rooibos-vanilla',
    name: 'Rooibos & Vanilla Tea',
    label: ['Rooibos Vanilla', 'caffeine-free'],
    goal: 'skin',
    contents: [
      ['rooibos', 1900],
      ['cinnamon', 50],
    ],
    base: ['vanillaBits'],
    offers: [
      ['kettle', 'tea'],
      ['ga', 'tea'],
      ['meadow', 'tea'],
      ['luma', 'tea'],
    ],
    summary: ['Red bush tea with real vanilla, good with milk and late at night.'],
    story: [
      'Rooibos grows in one valley in South Africa and nowhere else.',
      'No caffeine and hardly any tannin, so it cannot be overbrewed.',
      'Pieces of real pod, small and black: that is the vanilla.',
    ],
  }),
  tea({
    key: 'tea-hibiscus-rosehip',
    name: 'Hibiscus & Rose Hip Tea',
    label: ['Hibiscus & Rose Hip', 'herbal tea'],
    goal: 'immunity',
    contents: [
      ['hibiscus', 1100],
      ['roseHips', 800],
    ],
    base: ['appleBits'],
    offers: [
      ['ga', 'tea'],
      ['kettle', 'tea'],
      ['luma', 'tea'],
      ['plainly', 'tea'],
    ],
    summary: ['Ruby red, tart and as good over ice as from the mug.'],
    story: [
      'Hibiscus makes it red, rose hips make it round, dried apple makes it ours.',
      'Steep it strong and pour it over ice from June.',
    ],
  }),
  tea({
    key: 'tea-nettle',
    name: 'Nettle Leaf Tea',
    label: ['Nettle Leaf', 'herbal tea'],
    goal: 'skin',
    contents: [
      ['nettle', 1600],
      ['peppermint', 300],
    ],
    offers: [
      ['fern', 'tea'],
      ['ga', 'tea'],
      ['kettle', 'tea'],
      ['plainly', 'tea'],
    ],
    summary: ['Spring nettles, dried green, with a little mint for courage.'],
    story: [
      'Nettles stop stinging the moment they are dried.',
      'It tastes green, like the smell of cut grass, and a little mint helps.',
    ],
  }),
  tea({
    key: 'tea-turmeric-ginger',
    name: 'Turmeric & Ginger Tea',
    label: ['Turmeric & Ginger', 'golden tea'],
    goal: 'joints',
    contents: [
      ['turmeric', 700],
      ['ginger', 700],
      ['cinnamon', 300],
      ['blackPepper', 20],
    ],
    offers: [
      ['ga', 'tea'],
      ['kettle', 'tea'],
      ['fern', 'tea'],
      ['meadow', 'tea'],
    ],
    summary: ['Golden, peppery and warm to the ears; good with milk.'],
    story: [
      'Golden milk without the whisk: add hot milk, or do not.',
      'Black pepper is in it because turmeric asks for it.',
    ],
  }),
  tea({
    key: 'tea-good-night',
    name: 'Good Night Tea',
    label: ['Good Night', 'valerian & hops'],
    goal: 'sleep',
    contents: [
      ['valerian', 600],
      ['lemonBalm', 700],
      ['hops', 250],
      ['passionflower', 350],
    ],
    offers: [
      ['duskwell', 'tea'],
      ['kettle', 'tea'],
      ['fern', 'tea'],
      ['ga', 'tea'],
    ],
    summary: ['Four evening herbs, with lemon balm to make them good company.'],
    story: [
      'Valerian is the strong one; lemon balm makes it fit for company.',
      'Half an hour before bed, and a smaller cup than usual.',
    ],
  }),
  tea({
    key: 'tea-sencha',
    name: 'Spring Sencha',
    label: ['Spring Sencha', 'green tea'],
    goal: 'energy',
    contents: [['greenTeaLeaf', 2000]],
    directions:
      'Pour 8 fl oz of water at 175 °F over one bag and wait 2 minutes. Hotter or longer makes it bitter.',
    offers: [
      ['kettle', 'tea'],
      ['ga', 'tea'],
      ['plainly', 'tea'],
    ],
    summary: ['First-flush green tea that would like cooler water and two minutes.'],
    story: [
      'Picked in May, steamed within the hour and rolled like needles.',
      'Let the kettle cool for five minutes: that is the whole art.',
    ],
  }),
  tea({
    key: 'tea-throat',
    name: 'Throat Comfort Tea',
    label: ['Throat Comfort', 'marshmallow & licorice'],
    goal: 'immunity',
    contents: [
      ['marshmallowRoot', 800],
      ['licorice', 500],
      ['fennel', 400],
      ['ginger', 200],
    ],
    offers: [
      ['fern', 'tea'],
      ['kettle', 'tea'],
      ['ga', 'tea'],
    ],
    summary: ['Soft marshmallow root and sweet licorice for voices that work.'],
    story: [
      'For teachers, singers and parents of toddlers.',
      'Marshmallow root makes the water soft, licorice makes it sweet without sugar.',
    ],
  }),
  tea({
    key: 'tea-lemon-verbena',
    name: 'Lemon Verbena Tea',
    label: ['Lemon Verbena', 'whole leaf'],
    goal: 'gut',
    contents: [['lemonVerbena', 1700]],
    base: ['lemongrass'],
    offers: [
      ['kettle', 'tea'],
      ['ga', 'tea'],
      ['fern', 'tea'],
    ],
    summary: ['Whole leaves that smell of lemon drops, from a hillside in Tennessee.'],
    story: [
      'The leaves are long and whole and smell of lemon drops.',
      'The French drink it after lunch and call it a day.',
    ],
  }),
  tea({
    key: 'tea-defense',
    name: 'Winter Orchard Tea',
    label: ['Winter Orchard', 'elder & echinacea'],
    goal: 'immunity',
    contents: [
      ['elderberry', 800],
      ['echinacea', 500],
      ['roseHips', 500],
    ],
    base: ['appleBits', 'orangePeel'],
    offers: [
      ['ga', 'tea'],
      ['fern', 'tea'],
      ['meadow', 'tea'],
    ],
    summary: ['Elderberry, echinacea and dried apple from our own orchard.'],
    story: [
      'We started with the apples and asked the hedgerow to join.',
      'Dark, fruity and spiced with peel; fine with a spoon of honey.',
    ],
  }),
  tea({
    key: 'tea-morning-mint',
    name: 'Morning Greens Tea',
    label: ['Morning Greens', 'mint & green tea'],
    goal: 'energy',
    contents: [
      ['greenTeaLeaf', 1200],
      ['peppermint', 600],
    ],
    base: ['lemongrass'],
    offers: [
      ['kettle', 'tea'],
      ['ga', 'tea'],
      ['verity', 'tea'],
    ],
    summary: ['Green tea with mint and lemongrass: awake, but politely.'],
    story: [
      'A Moroccan idea with less sugar and less ceremony.',
      'Caffeine enough for the first email and not for the fifth.',
    ],
  }),
];
