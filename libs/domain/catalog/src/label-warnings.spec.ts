import { IRON_WARNING, missingWarnings } from './label-warnings.ts';
import type { FactsRow, Form } from './product.ts';

const row = (name: string, changes: Partial<FactsRow> = {}): FactsRow => ({
  name,
  source: null,
  amount: 10,
  unit: 'mg',
  dailyValuePercent: null,
  ...changes,
});

const missing = (
  rows: readonly FactsRow[],
  warnings: readonly string[] = [],
  form: Form = 'tablet',
  otherIngredients: readonly string[] = [],
) =>
  missingWarnings({
    form,
    warnings,
    facts: { rows, otherIngredients },
  });

describe('warnings that the law asks for', () => {
  it('are none where nothing asks for one', () => {
    expect(missing([row('Magnesium', { source: 'bisglycinate' })])).toEqual([]);
    expect(missing([row('Ironwort')])).toEqual([]);
  });

  it('name the danger of iron to children, word for word', () => {
    const iron = [row('Iron', { source: 'bisglycinate' })];
    expect(missing(iron)).toEqual(['IRON_WARNING_MISSING']);
    expect(missing(iron, ['Keep out of reach of children.'])).toEqual(['IRON_WARNING_MISSING']);
    expect(missing(iron, [IRON_WARNING.replace('under 6', 'under 3')])).toEqual([
      'IRON_WARNING_MISSING',
    ]);
    expect(missing(iron, ['Take with food.', IRON_WARNING])).toEqual([]);
  });

  it('are kept in capitals and with other line breaks', () => {
    const printed = IRON_WARNING.toUpperCase().replaceAll('. ', '.\n  ');
    expect(missing([row('Iron')], [printed])).toEqual([]);
  });

  it('see iron in a blend and under the names of its salts', () => {
    const parts = [
      { name: 'Beet root', source: null },
      { name: 'Ferrous fumarate', source: null },
    ];
    expect(missing([row('Blood Blend', { parts })])).toEqual(['IRON_WARNING_MISSING']);
    expect(missing([row('Mineral mix', { source: 'ferric pyrophosphate' })])).toEqual([
      'IRON_WARNING_MISSING',
    ]);
  });

  it('leave out powders and drops, which nobody swallows by the handful', () => {
    for (const form of ['powder', 'liquid', 'tea'] as const)
      expect(missing([row('Iron')], [], form))
        .withContext(form)
        .toEqual([]);
    for (const form of ['capsule', 'tablet', 'softgel', 'gummy', 'sachet'] as const)
      expect(missing([row('Iron')], [], form))
        .withContext(form)
        .toEqual(['IRON_WARNING_MISSING']);
  });

  it('say what swells and what holds phenylalanine', () => {
    const husk = [row('Psyllium husk')];
    expect(missing(husk, [], 'powder')).toEqual(['CHOKING_NOTICE_MISSING']);
    const notice =
      'Without enough liquid it may cause choking. Do not take if you have difficulty swallowing.';
    expect(missing(husk, [notice], 'powder')).toEqual([]);
    expect(missing([], [], 'sachet', ['citric acid', 'Aspartame'])).toEqual([
      'PHENYLALANINE_NOTICE_MISSING',
    ]);
    expect(
      missing([], ['Phenylketonurics: Contains Phenylalanine'], 'sachet', ['aspartame']),
    ).toEqual([]);
  });

  it('are named all at once', () => {
    expect(missing([row('Iron'), row('Psyllium husk')], [], 'capsule')).toEqual([
      'IRON_WARNING_MISSING',
      'CHOKING_NOTICE_MISSING',
    ]);
  });
});
