import { allergenStatement, type LabelLaw } from './allergen-statement.ts';
import { ALLERGENS } from './product.ts';

describe('what a label says of allergens', () => {
  const cases: readonly (readonly [readonly string[], LabelLaw, string])[] = [
    [[], 'us', 'None of the nine major allergens is an ingredient.'],
    [[], 'eu', 'None of the fourteen allergens that EU law names is an ingredient.'],
    [['milk', 'soy'], 'us', 'Contains milk and soy.'],
    [['milk', 'soy'], 'eu', 'Contains milk and soybeans.'],
    [['shellfish'], 'eu', 'Contains crustaceans.'],
    [['wheat', 'tree nuts'], 'us', 'Contains wheat and tree nuts.'],
    [
      ['wheat', 'tree nuts', 'oats'],
      'eu',
      'Contains cereals containing gluten (wheat, oats) and nuts.',
    ],
    [['sesame', 'oats'], 'us', 'Contains sesame.'],
    [['oats', 'celery'], 'us', 'None of the nine major allergens is an ingredient.'],
    [['celery', 'mustard', 'lupin'], 'eu', 'Contains celery, mustard, and lupin.'],
    [['buckwheat'], 'us', 'Contains buckwheat.'],
  ];
  for (const [allergens, law, words] of cases)
    it(`${law}: ${allergens.join(', ') || 'none'} — ${words}`, () => {
      expect(allergenStatement(allergens, law)).toEqual({
        words,
        hasAny: words.startsWith('Contains'),
      });
    });

  it('names every allergen in the EU, in fourteen groups', () => {
    const { words } = allergenStatement(ALLERGENS, 'eu');
    expect(words.split(/, (?![^(]*\))/).length).toBe(14);
    for (const cereal of ['wheat', 'rye', 'barley', 'oats']) expect(words).toContain(cereal);
  });

  it('names nine in the US', () => {
    expect(allergenStatement(ALLERGENS, 'us').words.split(', ').length).toBe(9);
  });
});
