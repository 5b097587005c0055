import type { AdminProduct } from '@green-apple/contracts-http';
import { IRON_WARNING } from '@green-apple/domain-catalog';
import { unwarned } from './unwarned.ts';

const IRON = { name: 'Iron', source: null, amount: 18, unit: 'mg', dailyValuePercent: 100 };
const withIron = (changes: Partial<AdminProduct> = {}): AdminProduct =>
  ({
    form: 'tablet',
    status: 'published',
    title: 'Gentle Iron',
    facts: { servingSize: '1 tablet', unitsPerServing: 1, rows: [IRON], otherIngredients: [] },
    warnings: [],
    ...changes,
  }) as AdminProduct;

describe('an edit of a product with iron', () => {
  const cases: [what: string, before: object, after: object, refused: boolean][] = [
    ['that brings it into the shop without its warning', { status: 'draft' }, {}, true],
    [
      'that takes the warning away',
      { warnings: [IRON_WARNING] },
      { warnings: ['Take with food.'] },
      true,
    ],
    [
      'that brings it into the shop with its warning',
      { status: 'draft' },
      { warnings: [IRON_WARNING] },
      false,
    ],
    ['that leaves it out of the shop', { status: 'draft' }, { status: 'draft' }, false],
    ['that corrects the name of one from before the rule', {}, { title: 'Iron' }, false],
  ];
  for (const [what, before, after, refused] of cases)
    it(`${what} is ${refused ? 'refused' : 'taken'}`, () => {
      expect(unwarned(withIron(before), withIron(after))).toEqual(
        refused ? ['IRON_WARNING_MISSING'] : [],
      );
    });
});
