import { DEFINITION_HASH, INDEX_DEFINITION, indexNames, newIndexName } from './index-definition.ts';
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
