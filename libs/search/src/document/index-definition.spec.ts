import { buildFacetBody } from '../bodies/build-facet-body.ts';
import { buildMoreBody, buildPageBody } from '../bodies/build-page-body.ts';
import { buildSuggestBody } from '../bodies/build-suggest-body.ts';
import { inLocale } from '../query/in-locale.ts';
import type { Json, ListQuery } from '../query/list-filters.ts';
import { STOP_WORDS, SYNONYMS } from '../query/synonyms.ts';
import type { Matching } from '../query/text-query.ts';
import { UNTUNED } from '../query/tuning.ts';
import { wordsOfQuery } from '../query/words-of-query.ts';
import { GERMAN_PARTS } from './german-parts.ts';
import { inMarket } from './in-market.ts';
import { DEFINITION_HASH, INDEX_DEFINITION, indexNames, newIndexName } from './index-definition.ts';

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

describe('what products are looked for by', () => {
  const BY_KEY = new Set(['match', 'match_phrase', 'match_bool_prefix', 'term', 'terms', 'range']);
  const BY_VALUE = new Set(['exists', 'multi_match']);

  /** The columns that the clauses of a query name. */
  function lookedIn(value: unknown, under = ''): string[] {
    if (typeof value !== 'object' || value === null) return [];
    if (BY_KEY.has(under)) return Object.keys(value).filter((name) => name !== 'boost');
    if (BY_VALUE.has(under)) {
      const { field = [], fields = [] } = value as Record<string, string | string[]>;
      return [field, fields].flat();
    }
    return Object.entries(value).flatMap(([key, inner]) =>
      lookedIn(inner, Array.isArray(value) ? under : key),
    );
  }

  /** What the mapping says of a column or a part of one; undefined where there is none. */
  const mapped = (name: string): Json | undefined =>
    name.split('.').reduce<Json | undefined>(
      (at, key) => {
        const inside = { ...(at?.['properties'] as Json), ...(at?.['fields'] as Json) };
        // Numbers of attributes get columns as employees define them.
        return at?.['dynamic'] === true ? { type: 'double' } : (inside[key] as Json | undefined);
      },
      { properties: INDEX_DEFINITION.mappings.properties },
    );

  const CHOSEN: ListQuery = {
    limit: 24,
    category: 'sleep',
    goal: ['sleep'],
    brand: ['alder'],
    form: ['powder'],
    diet: ['vegan'],
    certificate: ['organic'],
    without: ['soy'],
    attr: ['flavour:mint', 'servings:10..20'],
    minPrice: 500,
    minRating: 4,
    store: 'ferry-building',
    inStock: true,
    onSale: true,
    scope: { rules: { goals: ['sleep'] }, pinned: ['a'], excluded: ['b'], since: 1 },
  };
  const MATCHINGS: readonly Matching[] = [
    'every-word',
    { closeTo: new Map([['vitamin', ['vitamins']]]) },
    'any-word',
  ];
  const WORDS = ['magnesium powder for sleep without melatonin', 'vitamin b12 not a', 'GA-0001'];
  const bounds = { standing: 10, titled: 5 };
  const reach = { column: 'rating', least: 4 } as const;
  const bodies: Json[] = [
    buildPageBody(CHOSEN),
    buildPageBody({ limit: 24, sort: 'rating' }, { reach }),
    ...WORDS.flatMap((q) => [
      ...MATCHINGS.flatMap((matching) => [
        buildPageBody({ ...CHOSEN, q }, { matching, bounds }),
        buildFacetBody({ ...CHOSEN, q }, matching),
      ]),
      ...[wordsOfQuery({ q })].flatMap((words) =>
        words ? [buildMoreBody({ limit: 8, q }, words, UNTUNED)] : [],
      ),
      ...(['title', 'names', 'nearly'] as const).map((step) => buildSuggestBody(q, step)),
    ]),
  ];
  const names = (locale?: 'de' | 'fr', market: 'US' | 'EU' = 'US') =>
    [
      ...new Set(
        bodies.flatMap((body) => lookedIn(inMarket(inLocale(body, locale), market)['query'])),
      ),
    ].sort();

  it('is in the mapping, and is more than counted or copied', () => {
    for (const name of [...names(), ...names('de', 'EU'), ...names('fr', 'EU')]) {
      expect(mapped(name)).withContext(name).toBeDefined();
      expect(mapped(name)?.['index']).withContext(name).not.toBe(false);
    }
  });

  it('is each of the columns that are no more than looked for', () => {
    expect(names()).toEqual(jasmine.arrayContaining(['text', 'names', 'names.joined', 'codes']));
    expect(names('de')).toEqual(
      jasmine.arrayContaining(['words.de.text', 'words.de.names.joined']),
    );
    expect(names(undefined, 'EU')).toEqual(
      jasmine.arrayContaining(['elsewhere.EU.price', 'numbers.servings']),
    );
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
