import { namedAllergens, type LabelLaw } from './allergen-statement.ts';
import { ALLERGENS } from './product.ts';

describe('what a label names of allergens', () => {
  const cases: readonly (readonly [readonly string[], LabelLaw, string])[] = [
    [[], 'us', ''],
    [[], 'eu', ''],
    [['milk', 'soy'], 'us', 'milk, soy'],
    [['milk', 'soy'], 'eu', 'milk, soybeans'],
    [['shellfish'], 'eu', 'crustaceans'],
    [['wheat', 'tree nuts'], 'us', 'wheat, tree nuts'],
    [['wheat', 'tree nuts', 'oats'], 'eu', 'wheat/oats, nuts'],
    [['sesame', 'oats'], 'us', 'sesame'],
    [['oats', 'celery'], 'us', ''],
    [['celery', 'mustard', 'lupin'], 'eu', 'celery, mustard, lupin'],
    [['buckwheat', 'milk'], 'us', 'milk, buckwheat'],
  ];
  for (const [allergens, law, named] of cases)
    it(`${law}: ${allergens.join(', ') || 'none'} — ${named || 'nothing'}`, () => {
      const { cereals, names, others } = namedAllergens(allergens, law);
      expect([cereals.join('/'), ...names, ...others].filter(Boolean).join(', ')).toBe(named);
    });

  it('is every allergen in the EU, cereals as one group of fourteen', () => {
    const { cereals, names } = namedAllergens(ALLERGENS, 'eu');
    expect(cereals).toEqual(['wheat', 'rye', 'barley', 'oats']);
    expect(names.length).toBe(13);
  });

  it('is nine in the US', () => {
    expect(namedAllergens(ALLERGENS, 'us')).toEqual(
      jasmine.objectContaining({ cereals: [], names: jasmine.objectContaining({ length: 9 }) }),
    );
  });
});
