import type { ListProductsQuery } from '@green-apple/contracts-http';
import type { AttributeDefinition } from '@green-apple/domain-catalog';
import { UNTUNED } from '../query/tuning.ts';
import {
  COUNTED,
  buildContextBody,
  buildFacetBody,
  buildHeardBodies,
  buildHeardBody,
  type ContextName,
} from './build-facet-body.ts';

const body = (query: Partial<ListProductsQuery>) => buildFacetBody({ limit: 24, ...query });

describe('the counts beside a list', () => {
  it('are told by one column that holds them all', () => {
    expect(body({})['query']).toEqual({ match_all: {} });
    expect(Object.keys(body({})['aggs'] as object)).toEqual(['together']);
  });

  it('are told facet by facet by an index of another release', () => {
    const apart = buildFacetBody({ limit: 24 }, 'every-word', UNTUNED, {
      ...COUNTED,
      isApart: true,
    });
    expect(Object.keys(apart['aggs'] as object).sort()).toEqual([
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
    const category = { terms: { categories: ['minerals'] } };
    const request = body({ goal: ['sleep'], category: 'minerals' });
    const contexts = request['aggs'] as Record<string, { filter: object; aggs: object }>;
    expect(request['query']).toEqual({ match_all: {} });
    expect(contexts['goal']?.filter).toEqual({ bool: { filter: [category] } });
    expect(contexts['category']?.filter).toEqual({ bool: { filter: [goal] } });
    expect(contexts['shown']?.filter).toEqual({ bool: { filter: [category, goal] } });
    expect(Object.keys(contexts['goal']?.aggs ?? {})).toEqual(['goal']);
    expect(Object.keys(contexts['shown']?.aggs ?? {})).not.toContain('goal');
  });

  it('are asked of each number by the ranges that employees gave it', () => {
    const caffeine: AttributeDefinition = {
      code: 'caffeine_mg',
      name: 'Caffeine',
      kind: 'number',
      unit: 'mg',
      steps: [50],
      choices: [],
      filterable: true,
    } as unknown as AttributeDefinition;
    const counted = { ...COUNTED, attributes: [caffeine] };
    const aggs = buildFacetBody({ limit: 24 }, 'every-word', UNTUNED, counted)['aggs'] as object;
    expect(Object.keys(aggs)).toContain('attribute:caffeine_mg');
  });

  it('hold what a shopper requires in every context', () => {
    expect(body({ diet: ['vegan'], goal: ['sleep'] })['query']).toEqual({
      bool: { filter: [{ terms: { diets: ['vegan'] } }] },
    });
  });
});

describe('the counts of contexts alone', () => {
  const category = { terms: { categories: ['minerals'] } };
  const goal = { terms: { goal: ['sleep'] } };
  const form = { terms: { form: ['capsule'] } };
  const inPart = (name: string) => ({ terms: { parts: [name] } });
  const ask = (name: ContextName, share: number) =>
    buildContextBody(
      { limit: 24, category: 'minerals', goal: ['sleep'], form: ['capsule'] },
      { name, share },
      { matching: 'every-word', tuning: UNTUNED, counted: COUNTED },
    );

  it('go through what is under every choice for what is shown, in its part', () => {
    const filter = [category, goal, form];
    expect(ask('shown', 1)['query']).toEqual({ bool: { filter } });
    expect(ask('shown', 1 / 8)['query']).toEqual({ bool: { filter: [...filter, inPart('3')] } });
    expect(Object.keys(ask('shown', 1)['aggs'] as object)).toEqual(['together']);
  });

  it('leave out the choice that a context does without, and count nothing else', () => {
    expect(ask('goal', 1)['query']).toEqual({ bool: { filter: [category, form] } });
    expect(Object.keys(ask('goal', 1)['aggs'] as object)).toEqual(['goal']);
  });
});

describe('whether words bring anything', () => {
  it('is asked of all of them at once, within what a shopper requires', () => {
    const heard = buildHeardBody({ limit: 24, q: 'zinc unicorn', diet: ['vegan'] });
    expect(heard?.['query']).toEqual({ bool: { filter: [{ terms: { diets: ['vegan'] } }] } });
    const { filters } = (heard?.['aggs'] as { heard: { filters: { filters: object[] } } }).heard
      .filters;
    expect(filters.map((one) => JSON.stringify(one))).toEqual([
      jasmine.stringContaining('"query":"zinc"'),
      jasmine.stringContaining('"query":"unicorn"'),
    ] as never);
  });

  it('is asked of each until there is one, where they may have many', () => {
    const heard = buildHeardBodies({ limit: 24, q: 'zinc unicorn', diet: ['vegan'] });
    expect(heard.map(({ size, track_total_hits }) => [size, track_total_hits])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    for (const [at, word] of ['zinc', 'unicorn'].entries()) {
      expect(JSON.stringify(heard[at]?.['query'])).toContain(`"query":"${word}"`);
      expect(JSON.stringify(heard[at]?.['query'])).toContain('{"terms":{"diets":["vegan"]}}');
    }
  });

  it('is not asked where there are no words', () => {
    expect(buildHeardBody({ limit: 24 })).toBeNull();
    expect(buildHeardBodies({ limit: 24 })).toEqual([]);
  });
});
