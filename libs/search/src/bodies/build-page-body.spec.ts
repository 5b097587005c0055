import type { ListProductsQuery } from '@green-apple/contracts-http';
import { tieOf } from '../document/search-document.ts';
import type { Matching } from '../query/text-query.ts';
import { UNTUNED } from '../query/tuning.ts';
import { wordsOfQuery } from '../query/words-of-query.ts';
import { buildFacetBody } from './build-facet-body.ts';
import { CARDS_ONLY, buildMoreBody, buildPageBody } from './build-page-body.ts';

const ID = '0190b3c4-0000-7000-8000-000000000001';
const body = (query: Partial<ListProductsQuery>, matching?: Matching) =>
  buildPageBody({ limit: 24, ...query }, matching ? { matching } : {});

type Leaf = readonly [key: string, value: unknown];
const leavesOf = (value: unknown, key = ''): Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) =>
        leavesOf(inner, Array.isArray(value) ? key : name),
      )
    : [[key, value]];
const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) =>
        Array.isArray(value) ? keysOf(inner) : [name, ...keysOf(inner)],
      )
    : [];
const requests = (q: string, matching: Matching) => {
  const words = wordsOfQuery({ q });
  return [
    body({ q }, matching),
    buildFacetBody({ limit: 24, q }, matching),
    ...(words ? [buildMoreBody({ limit: 24, q }, words, UNTUNED)] : []),
  ];
};
const MATCHINGS: readonly Matching[] = [
  'every-word',
  { closeTo: new Map([['vitamin', ['vitamins']]]) },
  'any-word',
];
/** Words that could not be mistaken for anything else, with every part of a request in use. */
const HARMLESS = 'vitamin powder for stress without soy, gluten or stevia';

describe('the request for a plain list', () => {
  it('filters nothing, sorts by standing and asks for one product more than it shows', () => {
    expect(body({})).toEqual({
      size: 25,
      track_total_hits: false,
      ...CARDS_ONLY,
      query: { bool: { filter: [] } },
      sort: [{ standing: 'desc' }, { tie: 'asc' }],
    });
  });

  for (const [sort, expected] of [
    ['price-asc', [{ price: 'asc' }, { tie: 'asc' }]],
    ['price-desc', [{ price: 'desc' }, { tie: 'asc' }]],
    ['serving-price', [{ servingPrice: 'asc' }, { tie: 'asc' }]],
    ['rating', [{ rating: 'desc' }, { ratingCount: 'desc' }, { tie: 'asc' }]],
    ['newest', [{ publishedMs: 'desc' }, { tie: 'asc' }]],
  ] as const)
    it(`sorts by ${sort} with the number of its id as tie-breaker`, () => {
      expect(body({ sort }).sort).toEqual(expected);
    });
});

describe('requirements of a shopper', () => {
  it('all have to hold', () => {
    const { query } = body({
      diet: ['vegan', 'gluten-free'],
      certificate: ['organic'],
      without: ['milk', 'soy'],
      inStock: true,
      onSale: true,
    });
    expect(query).toEqual({
      bool: {
        filter: [
          { terms: { diets: ['vegan'] } },
          { terms: { diets: ['gluten-free'] } },
          { terms: { certificates: ['organic'] } },
          { bool: { must_not: [{ terms: { allergens: ['milk', 'soy'] } }] } },
          { terms: { inStock: [true] } },
          { terms: { onSale: [true] } },
        ],
      },
    });
  });

  it('may be said in words', () => {
    const { query } = body({ q: 'protein without soy or gluten or stevia' });
    expect(JSON.stringify(query)).toContain('{"terms":{"allergens":["soy"]}}');
    expect(JSON.stringify(query)).toContain('{"terms":{"diets":["gluten-free"]}}');
    expect(JSON.stringify(query)).toContain('"query":"stevia"');
  });
});

describe('the request for a search', () => {
  it('takes every word exactly and knows nothing of typos at first', () => {
    const text = JSON.stringify(body({ q: 'magnesium glycinate' }).query);
    expect(text).toContain('"operator":"and"');
    expect(text).not.toContain('fuzziness');
  });

  it('forgives typing in the second step only, at next to no weight, by words that products have', () => {
    const closeTo = new Map([['magnesum', ['magnesium', 'magnolia']]]);
    const text = JSON.stringify(body({ q: 'magnesum' }, { closeTo }).query);
    expect(text).toContain('{"match":{"text":{"query":"magnesum","zero_terms_query":"all",');
    expect(text).toContain(
      '{"match":{"text":{"query":"magnesium magnolia","analyzer":"product"}}}',
    );
    expect(text).toContain('{"constant_score":{"boost":0.1');
  });

  it('builds no automaton in any step: each costs the engine more than the search', () => {
    for (const matching of MATCHINGS)
      expect(JSON.stringify(requests('magnesum glycinate', matching))).not.toContain('fuzziness');
  });

  it('filters without scoring when another order was asked for', () => {
    const { query, sort } = body({ q: 'zinc', sort: 'price-asc' });
    expect(Object.keys((query as { bool: object }).bool)).toEqual(['filter']);
    expect(sort).toEqual([{ price: 'asc' }, { tie: 'asc' }]);
  });

  it('finds a SKU or barcode as a whole', () => {
    expect(JSON.stringify(body({ q: 'MAG-60' }).query)).toContain(
      '{"term":{"codes":{"value":"MAG-60","boost":1000}}}',
    );
    expect(JSON.stringify(body({ q: 'magnesium' }).query)).not.toContain('codes');
  });

  for (const q of [
    'title:secret OR 1=1',
    '"); DROP TABLE product; --',
    '*:* AND _exists_:card',
    '{"match_all":{}}',
    '/.*/ ~2 ^9 [b TO z] + - && || !',
    '<script>alert(1)</script>',
  ])
    it(`keeps ${q} out of the query's syntax`, () => {
      for (const matching of MATCHINGS) {
        const harmless = requests(HARMLESS, matching);
        const known = new Set(keysOf(harmless));
        const fixed = new Set(leavesOf(harmless).map(([, value]) => value));
        const built = requests(q, matching);
        expect(keysOf(built).filter((key) => !known.has(key))).toEqual([]);
        const own = leavesOf(built).filter(([, value]) => !fixed.has(value));
        expect(own.map(([key]) => key).filter((key) => !['query', 'value'].includes(key))).toEqual(
          [],
        );
      }
    });
});

describe('the request for what matches some of the words', () => {
  const query: ListProductsQuery = { limit: 9, q: 'pea protein without soy', form: ['powder'] };
  const more = (tuning = UNTUNED) => {
    const words = wordsOfQuery(query);
    if (!words) throw new Error('no words');
    return JSON.stringify(buildMoreBody(query, words, tuning));
  };

  it('keeps to what was required and chosen, and to what employees hide and pin', () => {
    expect(more()).toContain('{"terms":{"allergens":["soy"]}}');
    expect(more()).toContain('{"terms":{"form":["powder"]}}');
    const placement = { ...UNTUNED.placement, hidden: ['h'], pinned: ['p'] };
    expect(more({ ...UNTUNED, placement })).toContain('{"ids":{"values":["h"]}}');
    expect(more({ ...UNTUNED, placement })).toContain('{"ids":{"values":["p"]}}');
  });

  it('weighs only those that have most of the words', () => {
    const [found, weighed] = more().split('"rescore"');
    expect(found).not.toContain('function_score');
    expect(found).toContain('"minimum_should_match":"1<50%"');
    expect(weighed).toContain('"window_size":32');
    expect(weighed).toContain('function_score');
  });

  it('does not ask again for what only products above it have', () => {
    const [, weighed] = more().split('"rescore"');
    for (const asked of ['minimum_should_match', 'match_phrase', 'title.exact', '"operator":"and"'])
      expect(weighed).not.toContain(asked);
    expect(weighed).toContain('"title":{"query":"pea protein');
  });
});

describe('going on in a list', () => {
  it('goes on after the last product seen', () => {
    const request = buildPageBody(
      { limit: 24, sort: 'price-asc' },
      { cursor: { engine: 'search', sort: 'price-asc', seen: 24, after: [1250, ID] } },
    );
    expect(request.search_after).toEqual([1250, tieOf(ID)]);
    expect(request.from).toBeUndefined();
  });

  it('goes on by ids in an index of another release, which may have no column for equals', () => {
    const request = buildPageBody(
      { limit: 24, sort: 'rating' },
      {
        cursor: { engine: 'search', sort: 'rating', seen: 24, after: [4.5, 80, ID] },
        isApart: true,
      },
    );
    expect(request.sort).toEqual([{ rating: 'desc' }, { ratingCount: 'desc' }, { id: 'asc' }]);
    expect(request.search_after).toEqual([4.5, 80, ID]);
  });

  it('counts on where the database began the list', () => {
    const request = buildPageBody(
      { limit: 24 },
      { cursor: { engine: 'postgres', sort: 'relevance', seen: 48, after: [4.2, ID] } },
    );
    expect(request.from).toBe(48);
    expect(request.search_after).toBeUndefined();
  });

  for (const [seen, limit, size] of [
    [9_975, 24, 25],
    [9_976, 24, 24],
    [9_999, 24, 1],
  ] as const)
    it(`asks for ${size} products of a page of ${limit} behind ${seen}: lists end at 10,000`, () => {
      const request = buildPageBody(
        { limit },
        { cursor: { engine: 'postgres', sort: 'relevance', seen, after: [4.2, ID] } },
      );
      expect([request.from, request.size]).toEqual([seen, size]);
    });
});
