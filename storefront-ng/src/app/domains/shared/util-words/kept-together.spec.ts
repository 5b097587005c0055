import { keptTogether } from './kept-together.ts';

describe('words of which some stay together', () => {
  const cases: ReadonlyArray<[string, string]> = [
    ['bisglycinate · 200 mg · powder', 'bisglycinate_· 200_mg_· powder'],
    ['Cholecalciferol · 2.000 IE · Tropfen', 'Cholecalciferol_· 2.000_IE_· Tropfen'],
    ['16 oz of oats, 3 grains', '16_oz of oats, 3 grains'],
    ['vitamin B12 gummies', 'vitamin B12 gummies'],
  ];
  for (const [words, held] of cases)
    it(`are those of "${words}"`, () => {
      expect(keptTogether(words)).toBe(held.replaceAll('_', '\u00a0'));
    });
});
