import { GERMAN } from '../../shared/util-language/german/index.ts';
import { ENGLISH, Words } from '../../shared/util-language/words.ts';
import { suitability } from './suitability.ts';

describe('what a product says of whom it suits', () => {
  const German = new Words('de', GERMAN);
  const holding = (...allergens: string[]) => ({
    allergens,
    diets: ['dairy-free', 'raw'],
    certificates: ['organic', 'gmp'],
    certificateRecords: [{ kind: 'gmp' }] as never,
  });
  const statement = (words: Words, law: 'us' | 'eu', ...allergens: string[]) => {
    const said = suitability(holding(...allergens), law, words);
    expect(said.hasAllergens).toBe(allergens.length > 0);
    return said.allergens;
  };

  it('names allergens in a sentence', () => {
    expect(statement(ENGLISH, 'us')).toBe('None of the nine major allergens is an ingredient.');
    expect(statement(ENGLISH, 'us', 'milk', 'soy')).toBe('Contains milk and soy.');
    expect(statement(ENGLISH, 'eu', 'celery', 'mustard', 'lupin')).toBe(
      'Contains celery, mustard, and lupin.',
    );
    expect(statement(ENGLISH, 'eu', 'wheat', 'tree nuts', 'oats')).toBe(
      'Contains cereals containing gluten (wheat, oats) and nuts.',
    );
  });

  it('names them in German', () => {
    expect(statement(German, 'eu')).toBe(
      'Keines der vierzehn Allergene, die das EU-Recht nennt, ist eine Zutat.',
    );
    expect(statement(German, 'eu', 'milk', 'soy', 'wheat')).toBe(
      'Enthält glutenhaltiges Getreide (Weizen), Milch und Sojabohnen.',
    );
    expect(statement(German, 'eu', 'buckwheat')).toBe('Enthält buckwheat.');
  });

  it('lists diets, and of certificates those that nothing on record shows', () => {
    const { diets, words } = suitability(holding(), 'eu', German);
    expect([diets, words]).toEqual([['Milchfrei', 'raw'], ['Bio']]);
  });
});
