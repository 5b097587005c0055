import type { ListProductsQuery } from '@green-apple/contracts-http';
import { buildContextsBody, buildFacetBody } from './build-facet-body.ts';
import { UNTUNED } from './tuning.ts';

const body = (query: Partial<ListProductsQuery>) => buildFacetBody({ limit: 24, ...query });

describe('the counts beside a list', () => {
  it('cover eleven facets', () => {
    expect(body({})['query']).toEqual({ match_all: {} });
    expect(Object.keys(body({})['aggs'] as object).sort()).toEqual([
      'attribute',
      'brand',
      'category',
      'certificate',
      'diet',
      'form',
      'goal',
      'price',
      'rating',
      'store',
      'without',
    ]);
  });

  it('are the same request for every order and page, so that the engine can keep the answer', () => {
    const plain = body({ q: 'zinc', goal: ['sleep'] });
    expect(body({ q: 'zinc', goal: ['sleep'], sort: 'price-asc' })).toEqual(plain);
    expect(body({ q: 'zinc', goal: ['sleep'], limit: 60, cursor: 'x' })).toEqual(plain);
  });

  it('count the values of a chosen facet under all other choices, so that siblings stay selectable', () => {
    const goal = { terms: { goal: ['sleep'] } };
    const category = { term: { categories: 'minerals' } };
    const request = body({ goal: ['sleep'], category: 'minerals' });
    const contexts = request['aggs'] as Record<string, { filter: object; aggs: object }>;
    expect(request['query']).toEqual({ match_all: {} });
    expect(contexts['goal']?.filter).toEqual({ bool: { filter: [category] } });
    expect(contexts['category']?.filter).toEqual({ bool: { filter: [goal] } });
    expect(contexts['shown']?.filter).toEqual({ bool: { filter: [category, goal] } });
    expect(Object.keys(contexts['shown']?.aggs ?? {})).not.toContain('goal');
  });

  it('hold what a shopper requires in every context', () => {
    expect(body({ diet: ['vegan'], goal: ['sleep'] })['query']).toEqual({
      bool: { filter: [{ term: { diets: 'vegan' } }] },
    });
  });
});

describe('the counts of some contexts alone', () => {
  const category = { term: { categories: 'minerals' } };
  const goal = { terms: { goal: ['sleep'] } };
  const form = { terms: { form: ['capsule'] } };
  const ask = (...names: Parameters<typeof buildContextsBody>[1]) =>
    buildContextsBody(
      { limit: 24, category: 'minerals', goal: ['sleep'], form: ['capsule'] },
      names,
      {
        matching: 'every-word',
        tuning: UNTUNED,
        attributes: [],
      },
    );

  it('go through what is under every choice for what is shown', () => {
    expect(ask('shown').query).toEqual({ bool: { filter: [category, goal, form] } });
  });

  it('leave out the choice that a context does without', () => {
    expect(ask('goal').query).toEqual({ bool: { filter: [category, form] } });
    expect(ask('shown', 'goal').query).toEqual({ bool: { filter: [category, form] } });
  });

  it('go through what lacks one choice at the most for several of them', () => {
    const but = { bool: { should: [category, goal], minimum_should_match: 1 } };
    expect(ask('category', 'goal').query).toEqual({ bool: { filter: [form, but] } });
  });

  it('count each context under its own choices', () => {
    const contexts = ask('shown', 'goal')['aggs'] as Record<string, { filter: object }>;
    expect(Object.keys(contexts)).toEqual(['shown', 'goal']);
    expect(contexts['goal']?.filter).toEqual({ bool: { filter: [category, form] } });
    expect(contexts['shown']?.filter).toEqual({ bool: { filter: [category, goal, form] } });
  });
});
