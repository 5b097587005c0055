import { COUNTED, buildFacetBody } from '../bodies/build-facet-body.ts';
import { buildPageBody } from '../bodies/build-page-body.ts';
import { buildSuggestBody } from '../bodies/build-suggest-body.ts';
import { UNTUNED } from '../query/tuning.ts';
import { inMarket } from './in-market.ts';

describe('a request asked of a market', () => {
  const query = { limit: 24, sort: 'price-asc', minPrice: 500, inStock: true } as const;

  it('is the same at home, for what has a price', () => {
    const priced = { exists: { field: 'price' } };
    const bodies = [buildPageBody(query), buildPageBody({ limit: 24, q: 'zinc' })];
    for (const body of bodies) {
      const { bool } = body.query as { readonly bool: { readonly filter: readonly object[] } };
      expect(inMarket(body, 'US')).toEqual({
        ...body,
        query: { bool: { ...bool, filter: [...bool.filter, priced] } },
      });
    }
    expect(inMarket({ size: 0 }, 'US')['query']).toEqual({ bool: { filter: [priced] } });
  });

  it('keeps what need not be so apart from what must', () => {
    const should = [{ term: { goal: 'sleep' } }];
    for (const query of [
      { bool: { should } },
      { bool: { should, minimum_should_match: 1, filter: [] } },
      { function_score: { query: { bool: { filter: [] } } } },
      { match_all: {} },
    ])
      expect(inMarket({ query }, 'US')['query']).toEqual({
        bool: { must: [query], filter: [{ exists: { field: 'price' } }] },
      });
  });

  it('sorts, filters and shows by the columns of the other market', () => {
    const text = JSON.stringify(inMarket(buildPageBody(query), 'EU'));
    expect(text).toContain('"sort":[{"elsewhere.EU.price":"asc"},{"tie":"asc"}]');
    expect(text).toContain('"docvalue_fields":["elsewhere.EU.card"]');
    expect(text).toContain('{"range":{"elsewhere.EU.price":{"gte":500}}}');
    expect(text).toContain('{"terms":{"elsewhere.EU.inStock":[true]}}');
    expect(text).toContain('{"exists":{"field":"elsewhere.EU.price"}}');
  });

  it('counts its own prices under the same names', () => {
    const facets = (isApart: boolean) =>
      inMarket(buildFacetBody({ limit: 24 }, 'every-word', UNTUNED, { ...COUNTED, isApart }), 'EU')[
        'aggs'
      ];
    expect(JSON.stringify(facets(false))).toContain('"field":"elsewhere.EU.facets"');
    expect(JSON.stringify(facets(true))).toContain(
      '"price":{"range":{"field":"elsewhere.EU.price"',
    );
  });

  it('suggests what is sold there, by its own order', () => {
    const text = JSON.stringify(inMarket(buildSuggestBody('mel', 'names'), 'EU'));
    expect(text).toContain('"sort":[{"elsewhere.EU.standing":"desc"},{"tie":"asc"}]');
    expect(text).toContain('{"exists":{"field":"elsewhere.EU.price"}}');
    const before = JSON.stringify(inMarket(buildSuggestBody('mel', 'names', true), 'EU'));
    expect(before).toContain('"docvalue_fields":["elsewhere.EU.card","phrases"');
  });

  it('leaves what a shopper typed as it was typed', () => {
    const typed = buildPageBody({ limit: 24, q: 'price card stores', goal: ['sleep'] });
    const text = JSON.stringify(inMarket(typed, 'EU'));
    expect(text).toContain('price card stores');
    expect(text).not.toContain('elsewhere.EU.price card');
  });
});
