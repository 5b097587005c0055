import type { ListProductsQuery } from '@green-apple/contracts-http';
import { NO_RULES, type MerchandisingRule, type SearchRules } from '@green-apple/domain-catalog';
import { buildFacetBody } from '../bodies/build-facet-body.ts';
import { buildPageBody, buildPinsBody } from '../bodies/build-page-body.ts';
import { tuningOf } from './tuning.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const rule = (action: MerchandisingRule['action'], productId: string): MerchandisingRule => ({
  query: 'zinc',
  category: 'minerals',
  action,
  productId,
  from: null,
  until: null,
});
const RULES: SearchRules = {
  version: 3,
  synonyms: ['zinc => zincum'],
  merchandising: [rule('pin', 'p1'), rule('boost', 'b1'), rule('bury', 'd1'), rule('hide', 'h1')],
};
const build = (query: Partial<ListProductsQuery>, rules = RULES) => {
  const whole = { limit: 24, ...query };
  const tuning = tuningOf(rules, whole, NOW);
  return {
    page: buildPageBody(whole, { tuning }),
    facets: buildFacetBody(whole, 'every-word', tuning),
    pins: buildPinsBody(whole, tuning),
  };
};
const text = (body: object) => JSON.stringify(body);

describe('what employees have said about a list', () => {
  it('changes nothing where they have said nothing', () => {
    for (const query of [{}, { q: 'iron' }, { category: 'vitamins' }])
      expect(build(query).page).toEqual(buildPageBody({ limit: 24, ...query }));
  });

  it('hides from the page and from the counts, in every order', () => {
    const hidden = '"ids":{"values":["h1"]}';
    for (const sort of ['relevance', 'price-asc'] as const) {
      const { page, facets } = build({ q: 'zinc', sort });
      expect([text(page).includes(hidden), text(facets).includes(hidden)]).toEqual([true, true]);
    }
  });

  it('takes pinned products out of the list they stand before, and counts them still', () => {
    const { page, facets, pins } = build({ q: 'zinc', goal: ['sleep'] });
    expect(text(page)).toContain('{"bool":{"must_not":[{"ids":{"values":["p1"]}}]}}');
    expect(text(facets)).not.toContain('p1');
    expect(pins['query']).toEqual({
      bool: { filter: [{ ids: { values: ['p1'] } }, { terms: { goal: ['sleep'] } }] },
    });
  });

  it('moves products by weight, and leaves another order alone', () => {
    const { page } = build({ q: 'zinc' });
    expect((page.query as { function_score: object }).function_score).toEqual(
      jasmine.objectContaining({
        functions: [
          { filter: { ids: { values: ['b1'] } }, weight: 10 },
          { filter: { ids: { values: ['d1'] } }, weight: 0.05 },
        ],
      }),
    );
    expect(text(build({ q: 'zinc', sort: 'newest' }).page)).not.toContain('weight');
  });

  it('gives a category without words a score to move products in', () => {
    const { page } = build({ category: 'minerals' });
    expect(page.sort).toEqual([{ _score: 'desc' }, { tie: 'asc' }]);
    expect(text(page)).toContain('"field":"popularity"');
  });

  it('looks for what the words mean besides, in page and counts', () => {
    const { page, facets } = build({ q: 'zinc' });
    expect([text(page), text(facets)].every((body) => body.includes('"zincum"'))).toBeTrue();
    expect(text(build({ q: 'iron' }).page)).not.toContain('zincum');
  });

  it('pins no more than a page can hold', () => {
    const merchandising = ['a', 'b', 'c'].map((id) => rule('pin', id));
    const tuning = tuningOf({ ...NO_RULES, merchandising }, { q: 'zinc', limit: 2 }, NOW);
    expect(tuning.placement.pinned).toEqual(['a']);
  });
});
