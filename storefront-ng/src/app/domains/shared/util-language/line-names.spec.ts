import { namedIn, namedLike } from './line-names.ts';

describe('lines of a bag', () => {
  const lines = [
    { title: 'Calm Tea', titles: { de: 'Ruhetee' }, quantity: 2 },
    { title: 'Zinc', quantity: 1 },
  ];

  it('are called what they are called in the language of the page, where it has a name for them', () => {
    const names = (locale: 'en' | 'de' | 'fr') => namedIn(lines, locale).map(({ title }) => title);
    expect(names('de')).toEqual(['Ruhetee', 'Zinc']);
    expect(names('fr')).toEqual(['Calm Tea', 'Zinc']);
    expect(names('en')).toEqual(['Calm Tea', 'Zinc']);
    expect(namedIn(lines, 'de')[0]?.quantity).toBe(2);
  });

  it('lend their names to what is said of them', () => {
    const bag = [{ variantId: 'tea', title: 'Ruhetee' }];
    const short = [
      { variantId: 'tea', title: 'Calm Tea', available: 1 },
      { variantId: 'zinc', title: 'Zinc', available: 0 },
    ];
    expect(namedLike(short, bag)).toEqual([
      { variantId: 'tea', title: 'Ruhetee', available: 1 },
      { variantId: 'zinc', title: 'Zinc', available: 0 },
    ]);
  });
});
