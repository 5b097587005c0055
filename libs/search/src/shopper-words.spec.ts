import { readShopperWords } from './shopper-words.ts';

describe('what a shopper asks for in words', () => {
  for (const [typed, expected] of [
    ['magnesium', { wanted: 'magnesium' }],
    [
      'something for sleep without melatonin',
      { wanted: 'something for sleep', unwanted: ['melatonin'] },
    ],
    ['protein without milk', { wanted: 'protein', allergens: ['milk'] }],
    ['protein without dairy', { wanted: 'protein', diets: ['dairy-free'] }],
    ['gummies without gelatin', { wanted: 'gummies', diets: ['gelatine-free'] }],
    ['bar without nuts', { wanted: 'bar', allergens: ['tree nuts'] }],
    [
      'powder without soy, gluten and stevia',
      { wanted: 'powder', allergens: ['soy'], diets: ['gluten-free'], unwanted: ['stevia'] },
    ],
    ['without any egg', { wanted: '', allergens: ['egg'] }],
    ['a multivitamin', { wanted: 'multivitamin' }],
    ['vitamin a drops', { wanted: 'vitamin a drops' }],
    ['MAG-60', { wanted: 'MAG-60', code: 'MAG-60' }],
    ['0850000000011', { wanted: '0850000000011', code: '0850000000011' }],
  ] as const)
    it(`reads "${typed}"`, () => {
      expect(readShopperWords(typed)).toEqual({
        unwanted: [],
        allergens: [],
        diets: [],
        code: null,
        ...structuredClone(expected),
      } as ReturnType<typeof readShopperWords>);
    });
});
