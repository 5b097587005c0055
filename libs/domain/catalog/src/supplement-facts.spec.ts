import type { FactsRow } from './product.ts';
import { factsFaults, namedIn } from './supplement-facts.ts';

const PARTS = [
  { name: 'Ashwagandha', source: 'root' },
  { name: 'Lemon balm', source: null },
];
const row = (name: string, changes: Partial<FactsRow> = {}): FactsRow => ({
  name,
  source: null,
  amount: 600,
  unit: 'mg',
  dailyValuePercent: null,
  ...changes,
});
const faults = (...rows: readonly FactsRow[]): string[] =>
  factsFaults({ rows }).map(({ path, code }) => `${path} ${code}`);

describe('Supplement Facts', () => {
  it('may give the whole of a blend and name its parts without amounts', () => {
    const rows = [row('Zinc', { dailyValuePercent: 50 }), row('Calm Blend', { parts: PARTS })];
    expect(faults(...rows)).toEqual([]);
    expect(namedIn({ rows }).map(({ name }) => name)).toEqual([
      'Zinc',
      'Calm Blend',
      'Ashwagandha',
      'Lemon balm',
    ]);
    expect(faults(row('Seven cultures', { unit: 'billion CFU', parts: PARTS }))).toEqual([]);
  });

  it('have a nutrient in two forms, but none twice', () => {
    const oxide = row('Magnesium', { source: 'oxide' });
    expect(faults(oxide, row('Magnesium', { source: 'citrate' }))).toEqual([]);
    expect(faults(oxide, row(' magnesium', { source: 'Oxide ' }))).toEqual([
      'rows.1.name NAME_TWICE',
    ]);
  });

  const bad: [what: string, changes: Partial<FactsRow>, fault: string][] = [
    ['no parts', { parts: [] }, 'rows.0.parts BLEND_OF_ONE'],
    ['one part', { parts: PARTS.slice(0, 1) }, 'rows.0.parts BLEND_OF_ONE'],
    ['a part twice', { parts: [...PARTS, ...PARTS] }, 'rows.0.parts PART_TWICE'],
    ['energy for a weight', { unit: 'kcal', parts: PARTS }, 'rows.0.unit BLEND_WITHOUT_WEIGHT'],
    [
      'a daily value',
      { dailyValuePercent: 10, parts: PARTS },
      'rows.0.dailyValuePercent BLEND_WITH_DAILY_VALUE',
    ],
  ];
  for (const [what, changes, fault] of bad)
    it(`refuse a blend with ${what}`, () => {
      expect(faults(row('Calm Blend', changes))).toEqual([fault]);
    });
});
