/** The shop's two levels of shelves, in the order of the menu. */
const SHELVES = [
  [
    'vitamins-minerals',
    'Vitamins & minerals',
    'The essentials, one nutrient at a time or all at once.',
    [
      ['vitamins', 'Vitamins', 'A to K, in forms your body knows what to do with.'],
      ['minerals', 'Minerals', 'Magnesium, zinc, iron and the quieter ones.'],
      ['multivitamins', 'Multivitamins', 'One tablet, most of the table.'],
      ['daily-packs', 'Daily packs', 'A sachet a day with nothing you do not need.'],
    ],
  ],
  [
    'everyday-goals',
    'Everyday goals',
    'Start from what you would like to feel.',
    [
      [
        'omega-fish-oils',
        'Omega & fish oils',
        'EPA, DHA and their relatives from sea, algae and seed.',
      ],
      ['probiotics-gut', 'Probiotics & gut', 'Live cultures, fiber and enzymes for a calm middle.'],
      ['sleep-calm', 'Sleep & calm', 'For the last hour of the day.'],
      ['energy-focus', 'Energy & focus', 'A steady head from nine to late.'],
      ['immunity', 'Immunity', 'Everyday support for the body’s own defenses.'],
      ['joints-bones', 'Joints & bones', 'For stairs, gardens and long walks.'],
    ],
  ],
  [
    'protein-sport',
    'Protein & sport',
    'Training, recovery and what goes in the bag.',
    [
      ['protein', 'Protein', 'Whey, pea, egg and friends, by the scoop.'],
      [
        'sport-hydration',
        'Sport & hydration',
        'Creatine, electrolytes and aminos, tested for sport.',
      ],
      ['bars', 'Bars', 'Real food with a wrapper.'],
    ],
  ],
  [
    'herbs-teas',
    'Herbs & teas',
    'Leaves, roots and flowers, brewed or bottled.',
    [
      ['herbal-teas', 'Herbal teas', 'Whole leaves and flowers in plastic-free bags.'],
      [
        'herbs-botanicals',
        'Herbs & botanicals',
        'Plants with a long history and a stated extract.',
      ],
    ],
  ],
  [
    'beauty',
    'Skin, hair & nails',
    'From the inside and from the outside.',
    [
      ['skin-hair-nails', 'Skin, hair & nails', 'Collagen, biotin and what keeps them company.'],
      ['skin-care', 'Skin care', 'Few ingredients, pleasant textures.'],
    ],
  ],
  [
    'family',
    'Family & pets',
    'For every age at the table, and under it.',
    [
      ['kids', 'Kids', 'Gummies and drops that are honest about sugar.'],
      ['women', 'Women', 'From first cycle to long after the last.'],
      ['men', 'Men', 'The usual gaps, filled.'],
      ['healthy-aging', 'Healthy aging', 'For the second half, well used.'],
      ['pets', 'Pets', 'Chews and powders for dogs and cats.'],
    ],
  ],
] as const;

type Shelf = (typeof SHELVES)[number];
export type CategorySlug = Shelf[3][number][0];

export interface CategorySeed {
  readonly slug: string;
  readonly name: string;
  readonly blurb: string;
  readonly parent: string | null;
  readonly position: number;
}

/** Parents before their children. */
export const CATEGORIES: readonly CategorySeed[] = SHELVES.flatMap(
  ([slug, name, blurb, children], i) => [
    { slug, name, blurb, parent: null, position: i },
    ...children.map(([childSlug, childName, childBlurb], j) => ({
      slug: childSlug,
      name: childName,
      blurb: childBlurb,
      parent: slug,
      position: j,
    })),
  ],
);
