import { GERMAN } from '../../shared/util-language/german/index.ts';
import { ENGLISH, Words } from '../../shared/util-language/words.ts';
import { euLabel } from './eu-label.ts';

const row = (name: string, amount: number, unit: string) => ({
  name,
  source: null,
  amount,
  unit,
  dailyValuePercent: 100,
});
const label = (
  rows: ReturnType<typeof row>[],
  {
    form = 'capsule',
    shelf = 'minerals',
    pack = { count: 60, daysOfSupply: 60 },
    words = ENGLISH,
  }: Partial<{
    form: string;
    shelf: string;
    pack: { count: number; daysOfSupply: number };
    words: Words;
  }> = {},
) =>
  euLabel(
    {
      form,
      category: { slug: shelf, parentSlug: null },
      facts: { servingSize: '1 capsule', unitsPerServing: 1, rows, otherIngredients: [] },
    },
    pack,
    words,
  );

describe('the label of a supplement in the EU', () => {
  it('counts by the day, beside the reference values of the EU', () => {
    const shown = label([row('Magnesium', 100, 'mg')], { pack: { count: 90, daysOfSupply: 30 } });
    expect(shown.per).toBe('Per daily dose (3 × 1 capsule)');
    expect(shown.rows).toEqual([
      { name: 'Magnesium', lang: null, source: null, amount: '300\u00a0mg', percent: 80 },
    ]);
    expect(shown.isSupplement).toBeTrue();
  });

  const terms: ReadonlyArray<readonly [ReturnType<typeof row>, string, string, number | null]> = [
    [row('Vitamin D', 25, 'mcg'), 'Vitamin D', '25\u00a0µg', 500],
    [row('Vitamin D3', 2000, 'IU'), 'Vitamin D3', '50\u00a0µg', 1000],
    [row('Folate (DFE)', 680, 'mcg'), 'Folic acid', '400\u00a0µg', 200],
    [row('Calories', 100, 'kcal'), 'Energy', '418\u00a0kJ / 100\u00a0kcal', null],
    [row('Sodium', 200, 'mg'), 'Salt', '0.5\u00a0g', null],
    [row('Dietary fiber', 5, 'g'), 'Fibre', '5\u00a0g', null],
    [row('Ashwagandha', 600, 'mg'), 'Ashwagandha', '600\u00a0mg', null],
  ];
  for (const [given, name, amount, percent] of terms)
    it(`lists ${given.name} as ${name}, ${amount}`, () => {
      expect(label([given]).rows).toEqual([{ name, lang: null, source: null, amount, percent }]);
    });

  it('is one of a food by the serving for bars, and has no reference values for animals', () => {
    const bar = label([row('Magnesium', 75, 'mg')], {
      form: 'bar',
      pack: { count: 12, daysOfSupply: 6 },
    });
    expect([bar.per, bar.isSupplement, bar.rows[0]?.percent]).toEqual([
      'Per serving (1 capsule)',
      false,
      20,
    ]);
    const chew = label([row('Zinc', 10, 'mg')], { shelf: 'pets' });
    expect([chew.isSupplement, chew.rows[0]?.percent]).toEqual([false, null]);
  });

  it('calls nutrients what German law calls them, and leaves to herbs their own name', () => {
    const { per, rows } = label(
      [row('Zinc', 7.5, 'mg'), row('Calories', 100, 'kcal'), row('Lemon balm', 300, 'mg')],
      { words: new Words('de', GERMAN) },
    );
    expect(per).toBe('Pro Tagesdosis (1 Kapsel)');
    expect(rows.map(({ name, lang, amount }) => [name, lang, amount])).toEqual([
      ['Zink', null, '7,5\u00a0mg'],
      ['Energie', null, '418\u00a0kJ / 100\u00a0kcal'],
      ['Lemon balm', 'en', '300\u00a0mg'],
    ]);
  });
});
