import { buildContextBody, buildFacetBody } from './build-facet-body.ts';
import { buildPageBody } from './build-page-body.ts';
import {
  boundsOf,
  buildLookBody,
  contextInAll,
  contextInSample,
  inSample,
  matchesIn,
  sampleOf,
  SCALE,
  tellingOf,
  type LookResponse,
} from './catalogue-sample.ts';
import type { ListQuery } from './list-filters.ts';
import { UNTUNED } from './tuning.ts';

const SAMPLE = { ...SCALE, share: 1 / 512 };
const TWO: ListQuery = { limit: 24, goal: ['sleep'], category: 'minerals' };

const terms = (count: number) => ({ buckets: [{ key: 'x', doc_count: count }] });
const standings = (doc_count: number, cut: number) => ({
  doc_count,
  standing: {
    values: [50, 75, 90, 95, 98, 99, 99.5, 99.8].map((key) => ({ key, value: cut + key })),
  },
});

/** `sampled` products of the sample; sizes of contexts as the engine scales them. */
const look = (
  sampled: number,
  contexts: Readonly<Record<string, number>> = {},
  more: Partial<LookResponse['aggregations']['looked']> = {},
): LookResponse => ({
  aggregations: {
    looked: {
      doc_count: sampled,
      ...Object.fromEntries(
        Object.entries(contexts).map(([name, doc_count]) => [name, { doc_count }]),
      ),
      ...more,
    },
  },
});

describe('a catalogue', () => {
  it('is counted whole up to fifty thousand products, and then looked at in a sample of one size', () => {
    expect(sampleOf(0)).toBeNull();
    expect(sampleOf(50_000)).toBeNull();
    expect(sampleOf(50_001)?.share).toBe(1 / 32);
    expect(sampleOf(1_000_000)?.share).toBe(1 / 512);
    expect(sampleOf(4_000_000)?.share).toBe(1 / 2048);
  });
});

describe('a first look at a list', () => {
  const options = {
    matching: 'every-word',
    tuning: UNTUNED,
    attributes: [],
    sample: SAMPLE,
  } as const;

  it('counts in a part of the catalogue what an exact answer counts in all of it', () => {
    const body = buildLookBody(TWO, { ...options, isWeighed: false });
    const { looked } = body['aggs'] as { looked: { random_sampler: object; aggs: object } };
    expect(looked.random_sampler).toEqual(jasmine.objectContaining({ probability: 1 / 512 }));
    expect(looked.aggs).toEqual(buildFacetBody(TWO)['aggs'] as object);
    expect(body['track_total_hits']).toBeFalse();
  });

  it('has one context where nothing is chosen', () => {
    const body = buildLookBody({ limit: 24 }, { ...options, isWeighed: false });
    const { looked } = body['aggs'] as { looked: { aggs: Record<string, object> } };
    expect(Object.keys(looked.aggs)).toEqual(['shown']);
  });

  it('asks how matches stand only where they are weighed', () => {
    const text = (isWeighed: boolean) =>
      JSON.stringify(buildLookBody({ limit: 24, q: 'zinc' }, { ...options, isWeighed }));
    expect(text(true)).toContain('percentiles');
    expect(text(true)).toContain('titled');
    expect(text(false)).not.toContain('percentiles');
  });

  it('says how many match, by the part that was looked at', () => {
    expect(matchesIn(look(1_800), SAMPLE)).toBe(921_600);
  });
});

describe('the counts of a context', () => {
  const seen = look(1_800, { shown: 700, category: 400_000, goal: 12_000, form: 0 });
  const by = (name: 'shown' | 'category' | 'goal' | 'form') => tellingOf(seen, name, SAMPLE);

  it('are those of the look where it has seen enough', () => {
    expect(by('category')).toEqual({ by: 'look', context: { doc_count: 400_000 } });
  });

  it('are told by a part of a context that the look has seen too little of', () => {
    expect(by('goal')).toEqual({ by: 'part', share: 1 / 16 });
  });

  it('are those of all of it where it is small', () => {
    expect(by('shown')).toEqual({ by: 'all' });
    expect(by('form')).toEqual({ by: 'all' });
  });

  it('are asked by the same request of a part as of all', () => {
    const body = buildContextBody(TWO, 'goal', {
      matching: 'every-word',
      tuning: UNTUNED,
      attributes: [],
    });
    const told = inSample(body, 1 / 8);
    expect(told['query']).toEqual(body['query']);
    const { looked } = told['aggs'] as { looked: { random_sampler: object; aggs: object } };
    expect(looked.aggs).toEqual(body['aggs'] as object);
    expect(looked.random_sampler).toEqual(jasmine.objectContaining({ probability: 1 / 8 }));
  });

  it('read the same, whichever was asked', () => {
    const exact = { hits: { total: { value: 12_000 } }, aggregations: { form: terms(7) } };
    expect(contextInAll(exact)).toEqual({ doc_count: 12_000, form: terms(7) });
    const told = { aggregations: { looked: { doc_count: 1_500, form: terms(7) } } };
    expect(contextInSample(told, 1 / 8)).toEqual({ doc_count: 12_000, form: terms(7) });
  });
});

describe('where matches are cut off', () => {
  const bounds = (all: number, titled?: number) =>
    boundsOf(
      look(
        1_000,
        {},
        {
          candidates: {
            ...standings(all, 1_000),
            ...(titled === undefined ? {} : { titled: standings(titled, 2_000) }),
          },
        },
      ),
      SCALE,
    );

  it('is nowhere for a thousand and fewer, and for what is not weighed', () => {
    expect(bounds(1_200)).toBeNull();
    expect(boundsOf(look(1_800), SCALE)).toBeNull();
  });

  it('is where some hundreds or a few more are left', () => {
    expect(bounds(2_400)).toEqual({ standing: 1_075, titled: null });
    expect(bounds(20_000)).toEqual({ standing: 1_095, titled: null });
    expect(bounds(1_000_000)).toEqual({ standing: 1_099, titled: null });
  });

  it('is further up for those whose title says it, when they are many themselves', () => {
    expect(bounds(60_000, 30_000)).toEqual({ standing: 1_099, titled: 2_098 });
    expect(bounds(60_000, 300)).toEqual({ standing: 1_099, titled: null });
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
