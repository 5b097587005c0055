import { DEFINITION_HASH, INDEX_DEFINITION, indexNames, newIndexName } from './index-definition.ts';
import { GERMAN_PARTS } from './german-parts.ts';
import { STOP_WORDS, SYNONYMS } from './synonyms.ts';

describe('the definition of the product index', () => {
  it('gives a new index a name by definition and time, behind the alias', () => {
    const name = newIndexName('shop', new Date('2026-11-22T12:00:00.000Z'), 'abc');
    expect(name).toBe('shop-products-vabc-20261122120000000');
    expect(indexNames('shop').alias).toBe('shop-products');
    expect(DEFINITION_HASH).toMatch(/^[0-9a-f]{10}$/);
  });

  it('keeps the card in a column and no copy of the document', () => {
    expect(INDEX_DEFINITION.mappings._source).toEqual({ enabled: false });
    expect(INDEX_DEFINITION.mappings.properties.card).toEqual({ type: 'binary', doc_values: true });
  });
});

describe('the columns of other languages', () => {
  const { words } = INDEX_DEFINITION.mappings.properties;
  const { analyzer, filter } = INDEX_DEFINITION.settings.analysis;

  it('are there for each language beside that of the catalogue, with analysers and filters that there are', () => {
    expect(Object.keys(words.properties)).toEqual(['de', 'fr']);
    const own = Object.keys(analyzer).filter((name) => /_(?:de|fr)$/.test(name));
    expect(own.sort()).toEqual(
      ['joined_de', 'joined_fr', 'product_de', 'product_fr', 'wish_de', 'wish_fr'].sort(),
    );
    const builtIn = ['lowercase', 'asciifolding', 'german_normalization'];
    const known = [...Object.keys(filter), ...builtIn];
    for (const { filter: used } of Object.values<{ readonly filter: readonly string[] }>(
      analyzer as never,
    ))
      expect(used.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('leave those of the catalogue alone', () => {
    const { text, names, title } = INDEX_DEFINITION.mappings.properties;
    expect([text.analyzer, names.analyzer, title.copy_to]).toEqual([
      'product',
      'product',
      ['text', 'names', 'spelling'],
    ]);
  });

  it('take compounds apart by words that are folded as the texts are', () => {
    expect(GERMAN_PARTS.filter((part) => !/^[a-z]{3,}$/.test(part))).toEqual([]);
    expect(new Set(GERMAN_PARTS).size).toBe(GERMAN_PARTS.length);
  });
});

describe('the synonyms', () => {
  const words = SYNONYMS.flatMap((rule) => rule.split(/\s*(?:,|=>)\s*|\s+/)).filter(Boolean);

  it('hold no word that is dropped before they apply', () => {
    expect(words.filter((word) => STOP_WORDS.includes(word))).toEqual([]);
  });

  it('are said once each', () => {
    expect(new Set(SYNONYMS).size).toBe(SYNONYMS.length);
  });

  it('leave the vitamins their letters', () => {
    expect(STOP_WORDS.filter((word) => 'abcdek'.includes(word))).toEqual([]);
  });
});
