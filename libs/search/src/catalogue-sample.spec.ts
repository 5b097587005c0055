import { buildPageBody } from './build-page-body.ts';
import {
  boundsOf,
  buildLookBody,
  countsByLook,
  sampleOf,
  SCALE,
  uncountedIn,
  type LookResponse,
} from './catalogue-sample.ts';
import type { ListQuery } from './list-filters.ts';
import { UNTUNED } from './tuning.ts';

const SAMPLE = { ...SCALE, share: 0.004 };
const TWO: ListQuery = { limit: 24, goal: ['sleep'], category: 'minerals' };

const terms = (count: number) => ({ buckets: [{ key: 'x', doc_count: count }] });
const standings = (doc_count: number, cut: number) => ({
  doc_count,
  standing: {
    values: [50, 75, 90, 95, 98, 99, 99.5].map((key) => ({ key, value: cut + key })),
  },
});

function look(
  base: number,
  contexts: Readonly<Record<string, number>>,
  more: Partial<LookResponse['aggregations']['looked']> = {},
): LookResponse {
  const told = Object.entries(contexts).map(([name, doc_count]) => [
    name,
    { doc_count, form: terms(doc_count) },
  ]);
  return {
    aggregations: {
      looked: { doc_count: base, ...Object.fromEntries(told), ...more },
    } as LookResponse['aggregations'],
  };
}

describe('a catalogue', () => {
  it('is counted whole up to fifty thousand products, and then in a sample of one size', () => {
    expect(sampleOf(0)).toBeNull();
    expect(sampleOf(50_000)).toBeNull();
    expect(sampleOf(1_000_000)?.share).toBe(0.004);
    expect(sampleOf(4_000_000)?.share).toBe(0.001);
  });
});

describe('a first look at a list', () => {
  const options = {
    matching: 'every-word',
    tuning: UNTUNED,
    attributes: [],
    sample: SAMPLE,
  } as const;

  it('counts in the sample what an exact answer counts in the catalogue', () => {
    const body = buildLookBody(TWO, { ...options, isWeighed: false });
    const { looked } = body['aggs'] as { looked: { random_sampler: object; aggs: object } };
    expect(looked.random_sampler).toEqual(jasmine.objectContaining({ probability: 0.004 }));
    expect(Object.keys(looked.aggs)).toEqual(['shown', 'category', 'goal']);
    expect(body['track_total_hits']).toBeFalse();
  });

  it('asks how matches stand only where they are weighed', () => {
    const text = (isWeighed: boolean) =>
      JSON.stringify(buildLookBody({ limit: 24, q: 'zinc' }, { ...options, isWeighed }));
    expect(text(true)).toContain('percentiles');
    expect(text(true)).toContain('titled');
    expect(text(false)).not.toContain('percentiles');
  });
});

describe('what a look leaves to be counted', () => {
  const cases: readonly (readonly [string, LookResponse, ListQuery, unknown])[] = [
    ['nothing where everything is large', look(900_000, {}), { limit: 24 }, []],
    ['all where little matches', look(20_000, {}), { limit: 24, q: 'zinc' }, 'all'],
    ['all where the sample holds nothing', look(0, {}), { limit: 24, q: 'unicorn' }, 'all'],
    [
      'the contexts that are small',
      look(900_000, { shown: 3_000, category: 400_000, goal: 12_000 }),
      TWO,
      ['shown', 'goal'],
    ],
  ];
  for (const [name, seen, query, expected] of cases)
    it(`is ${name}`, () => expect(uncountedIn(seen, query, SAMPLE)).toEqual(expected as never));

  it('stands in its place in the answer; the rest is said to be about right', () => {
    const seen = look(900_000, { shown: 3_000, category: 400_000, goal: 12_000 });
    const counted = new Map(
      (['shown', 'goal'] as const).map((name, at) => [
        name,
        { hits: { total: { value: 2_900 + at } }, aggregations: { form: terms(7) } },
      ]),
    );
    const counts = countsByLook(seen, TWO, counted);
    expect(counts.aggregations['shown']).toEqual({ doc_count: 2_900, form: terms(7) });
    expect(counts.aggregations['goal']).toEqual({ doc_count: 2_901, form: terms(7) });
    expect(counts.aggregations['category']).toEqual({ doc_count: 400_000, form: terms(400_000) });
    expect(counts.hits.total.value).toBe(900_000);
    expect([...(counts.approximate ?? [])]).toEqual(['category']);
  });

  it('is nothing of a list where nothing is chosen: its facets lie side by side', () => {
    const seen = look(900_000, {}, { form: terms(5), candidates: standings(900_000, 1) } as never);
    const counts = countsByLook(seen, { limit: 24 }, new Map());
    expect(counts.aggregations).toEqual({ form: terms(5) });
    expect([...(counts.approximate ?? [])]).toEqual(['shown']);
  });
});

describe('where matches are cut off', () => {
  const bounds = (all: number, titled?: number) =>
    boundsOf(
      look(all, {}, {
        candidates: {
          ...standings(all, 1_000),
          ...(titled === undefined ? {} : { titled: standings(titled, 2_000) }),
        },
      } as never),
      SCALE,
    );

  it('is nowhere for ten thousand and fewer, and for what is not weighed', () => {
    expect(bounds(10_000)).toBeNull();
    expect(boundsOf(look(900_000, {}), SCALE)).toBeNull();
  });

  it('is where some thousands are left', () => {
    expect(bounds(20_000)).toEqual({ standing: 1_075, titled: null });
    expect(bounds(60_000)).toEqual({ standing: 1_090, titled: null });
    expect(bounds(1_000_000)).toEqual({ standing: 1_099, titled: null });
  });

  it('is further up for those whose title says it, when they are many themselves', () => {
    expect(bounds(60_000, 30_000)).toEqual({ standing: 1_090, titled: 2_075 });
    expect(bounds(60_000, 300)).toEqual({ standing: 1_090, titled: null });
  });

  it('leaves in what is meant by name, and what employees put up', () => {
    const tuning = {
      ...UNTUNED,
      placement: { ...UNTUNED.placement, boosted: ['0190b3c4-0000-7000-8000-000000000001'] },
    };
    const { query } = buildPageBody(
      { limit: 24, q: 'Zinc B12' },
      { tuning, bounds: { standing: 7, titled: null } },
    );
    const text = JSON.stringify(query);
    expect(text).toContain('{"range":{"standing":{"gte":7}}}');
    expect(text).toContain('{"term":{"title.exact":{"value":"Zinc B12"}}}');
    expect(text).toContain('0190b3c4-0000-7000-8000-000000000001"]}}]');
    const sorted = buildPageBody(
      { limit: 24, q: 'zinc', sort: 'price-asc' },
      { bounds: { standing: 7, titled: null } },
    );
    expect(JSON.stringify(sorted)).not.toContain('standing');
  });
});
