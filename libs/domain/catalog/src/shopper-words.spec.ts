import { readShopperWords, type ShopperWords } from './shopper-words.ts';

const read = (typed: string): Partial<ShopperWords> => {
  const { wanted, ...more } = readShopperWords(typed);
  const { about, unwanted, vitamins, allergens, diets, code } = more;
  const said = { about, unwanted, vitamins, allergens, diets, code };
  const set = Object.entries(said).filter(([, value]) => value !== null && value.length > 0);
  return { wanted, ...Object.fromEntries(set) };
};

const MULTI = { wanted: 'multivitamin', about: 'multivitamin' };

describe('the words of a shopper, taken apart', () => {
  const cases: ReadonlyArray<[string, Partial<ShopperWords>]> = [
    ['magnesium', { wanted: 'magnesium', about: 'magnesium' }],
    ['protein without milk', { wanted: 'protein', about: 'protein', allergens: ['milk'] }],
    ['protein without dairy', { wanted: 'protein', about: 'protein', diets: ['dairy-free'] }],
    ['gummies no gelatin', { wanted: 'gummies', about: 'gummies', diets: ['gelatine-free'] }],
    ['bar without nuts', { wanted: 'bar', about: 'bar', allergens: ['tree nuts', 'peanuts'] }],
    [
      'oil free from seafood',
      { wanted: 'oil', about: 'oil', allergens: ['fish', 'shellfish', 'molluscs'] },
    ],
    [
      'powder without soy, gluten and stevia',
      {
        wanted: 'powder',
        about: 'powder',
        allergens: ['soy'],
        diets: ['gluten-free'],
        unwanted: ['stevia'],
      },
    ],
    ['without any egg', { wanted: '', allergens: ['egg'] }],
    ['tea without green tea', { wanted: 'tea', about: 'tea', unwanted: ['green tea'] }],
    ['lactose free probiotic', { wanted: 'probiotic', about: 'probiotic', diets: ['dairy-free'] }],
    ['melatonin-free drink', { wanted: 'drink', about: 'drink', unwanted: ['melatonin'] }],
    ['collagen not fish', { wanted: 'collagen', about: 'collagen', allergens: ['fish'] }],
    ['tea not too strong', { wanted: 'tea not too strong', about: 'tea not too strong' }],
    ['glycine free form', { wanted: 'glycine free form', about: 'glycine free form' }],
    ['cruelty-free cream', { wanted: 'cruelty-free cream', about: 'cruelty-free cream' }],
    ['vegan omega 3', { wanted: 'vegan omega 3', about: 'omega 3', diets: ['vegan'] }],
    ['magnesium supplement', { wanted: 'magnesium supplement', about: 'magnesium' }],
    ['something without egg', { wanted: 'something', allergens: ['egg'] }],
    ['something good', { wanted: 'something good', about: 'something good' }],
    ['multivitamin without a', { ...MULTI, vitamins: ['vitamin a'] }],
    ['multivitamin no a', { ...MULTI, vitamins: ['vitamin a'] }],
    ['multivitamin without A or E', { ...MULTI, vitamins: ['vitamin a', 'vitamin e'] }],
    ['multivitamin without vitamin a', { ...MULTI, vitamins: ['vitamin a'] }],
    ['multivitamin no vit C', { ...MULTI, vitamins: ['vitamin c'] }],
    [
      'multivitamin no vitamin k',
      { ...MULTI, vitamins: ['vitamin k', 'vitamin k1', 'vitamin k2'] },
    ],
    ['multivitamin without vitamin b12', { ...MULTI, vitamins: ['vitamin b12'] }],
    [
      'multivitamin without a for kids',
      {
        wanted: 'multivitamin for kids',
        about: 'multivitamin for kids',
        vitamins: ['vitamin a'],
      },
    ],
    ['multivitamin without a sweetener', { ...MULTI, unwanted: ['sweetener'] }],
    ['multivitamin without the iron', { ...MULTI, unwanted: ['iron'] }],
    ['multivitamin without b', { ...MULTI, unwanted: ['b'] }],
    ['a multivitamin', { wanted: 'multivitamin', about: 'multivitamin' }],
    ['vitamin a drops', { wanted: 'vitamin a drops', about: 'vitamin a drops' }],
    ['MAG-60', { wanted: 'MAG-60', about: 'MAG-60', code: 'MAG-60' }],
    ['0850000000011', { wanted: '0850000000011', about: '0850000000011', code: '0850000000011' }],
  ];
  for (const [typed, expected] of cases)
    it(`reads "${typed}"`, () => {
      expect(read(typed)).toEqual(expected);
    });

  it('leaves out what brings caffeine without its name', () => {
    expect(readShopperWords('energy no caffeine').unwanted).toContain('guarana');
  });
});

describe('what a shopper wants to feel', () => {
  const cases: ReadonlyArray<[string, readonly string[], string]> = [
    ['something for sleep without melatonin', ['sleep'], ''],
    ["I can't sleep", ['sleep'], ''],
    ['tea for sleeping', ['sleep'], 'tea'],
    ['what helps against a cold', ['immunity'], ''],
    ['energy bars', ['energy'], 'bars'],
    ['hair loss', ['skin'], ''],
    ['menopause', [], ''],
    ['magnesium', [], 'magnesium'],
  ];
  for (const [typed, goals, about] of cases)
    it(`is heard in "${typed}"`, () => {
      const read = readShopperWords(typed);
      expect(read.needs.flatMap(({ goal }) => goal ?? [])).toEqual([...goals] as never[]);
      expect(read.about).toBe(about);
    });

  it('names what is usually taken for it', () => {
    expect(readShopperWords('jet lag').needs[0]?.means).toEqual(['melatonin']);
  });
});

describe('the words around a wish', () => {
  it('name forms', () => {
    expect(readShopperWords('melatonin pills').forms).toEqual(['tablet', 'capsule']);
  });

  it('say who it is for, or that it is for nobody in particular', () => {
    expect(readShopperWords('probiotic').others).toEqual(['pets', 'kids']);
    expect(readShopperWords("my dog's joints").others).toEqual(['kids']);
    expect(readShopperWords("my dog's joints").shelves).toEqual(['pets']);
    expect(readShopperWords('vitamins for kids').others).toEqual(['pets']);
  });
});

describe('words in another language', () => {
  it('are names of things, also where they look like English', () => {
    const { about, needs, diets, forms } = readShopperWords('gut  schlafen Tee', 'de');
    expect(about).toBe('gut schlafen Tee');
    expect([needs, diets, forms]).toEqual([[], [], []]);
  });

  it('name an audience in their own language', () => {
    expect(readShopperWords('Vitamine für Kinder', 'de').shelves).toEqual(['kids']);
    expect(readShopperWords('Magnesium', 'de').others).toEqual(['pets', 'kids']);
    expect(readShopperWords('pour mon chien', 'fr').others).toEqual(['kids']);
  });

  it('may be the code of a size', () => {
    expect(readShopperWords('MAG-60', 'de').code).toBe('MAG-60');
  });
});
