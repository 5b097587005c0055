import type { AdminProduct } from '@green-apple/contracts-http';
import { factsText, fromFactsDraft, toFactsDraft } from './facts-draft.ts';

const FACTS: AdminProduct['facts'] = {
  servingSize: '2 capsules',
  unitsPerServing: 2,
  dailyValuesFor: 'expecting',
  rows: [
    { name: 'Iron', source: 'bisglycinate', amount: 18, unit: 'mg', dailyValuePercent: 67 },
    {
      name: 'Calm Blend',
      source: null,
      amount: 600.5,
      unit: 'mg',
      dailyValuePercent: null,
      parts: [
        { name: 'Ashwagandha', source: 'root; 5% withanolides' },
        { name: 'Lemon balm', source: null },
      ],
    },
  ],
  otherIngredients: ['hypromellose (capsule)', 'rice flour'],
};

describe('Supplement Facts as they are typed', () => {
  const draft = toFactsDraft(FACTS);

  it('come back as they were', () => {
    expect(fromFactsDraft(draft)).toEqual(FACTS as ReturnType<typeof fromFactsDraft>);
    const { dailyValuesFor: _, ...forAll } = FACTS;
    expect(fromFactsDraft(toFactsDraft(forAll))).toEqual(
      forAll as ReturnType<typeof fromFactsDraft>,
    );
  });

  it('give a blend its parts one a line, and none to a row that is no blend', () => {
    const [iron, blend] = draft.rows;
    expect(iron?.parts).toBe('');
    expect(blend?.parts).toBe('Ashwagandha; root; 5% withanolides\nLemon balm');
    expect(blend?.dailyValuePercent).toBe('');
  });

  for (const [text, amount] of [
    ['0,5', 0.5],
    [' 12 ', 12],
    ['', NaN],
    ['1e3', NaN],
    ['-4', NaN],
  ] as const)
    it(`read "${text}" as ${amount}`, () => {
      const [row] = fromFactsDraft({
        ...draft,
        rows: [
          { name: 'Zinc', source: '', amount: text, unit: 'mg', dailyValuePercent: '', parts: '' },
        ],
      }).rows;
      expect(row?.amount).toEqual(amount);
    });

  it('can be read side by side', () => {
    expect(factsText(draft)).toContain('Iron (bisglycinate): 18 mg, 67%');
    expect(factsText(draft)).toContain('Calm Blend: 600.5 mg, Ashwagandha; root');
  });
});
