import { buildCountBody, type ContextName } from '../bodies/build-facet-body.ts';
import { buildPageBody } from '../bodies/build-page-body.ts';
import { all, type Json, type ListQuery } from '../query/list-filters.ts';
import { UNTUNED } from '../query/tuning.ts';
import {
  boundsOf,
  buildLookBody,
  inPart,
  isTold,
  matchesIn,
  partsFor,
  sampleOf,
  SCALE,
  sizesIn,
  type LookResponse,
} from './catalogue-sample.ts';

const SAMPLE = { ...SCALE, weighed: 600, share: 1 / 512 };
const TWO: ListQuery = { limit: 24, goal: ['sleep'], category: 'minerals' };

const standings = (doc_count: number, cut: number) => ({
  doc_count,
  standing: {
    values: [50, 75, 90, 95, 98, 99, 99.5, 99.8].map((key) => ({ key, value: cut + key })),
  },
});

/** `sampled` products of the sample match; so many of them are in each context. */
const look = (
  sampled: number,
  contexts: Readonly<Record<string, number>> = {},
  more: Partial<LookResponse['aggregations']> = {},
): LookResponse => ({
  hits: { total: { value: sampled } },
  aggregations: {
    ...Object.fromEntries(
      Object.entries(contexts).map(([name, doc_count]) => [name, { doc_count }]),
    ),
    ...more,
  },
});

describe('a catalogue', () => {
  it('is counted whole up to fifty thousand products, and then looked at in a sample of one size', () => {
    expect(sampleOf(0)).toBeNull();
    expect(sampleOf(50_000)).toBeNull();
    expect(sampleOf(50_001)?.share).toBe(1 / 32);
    expect(sampleOf(1_000_000)?.share).toBe(1 / 512);
    expect(sampleOf(4_000_000)?.share).toBe(1 / 2048);
    expect(sampleOf(400_000_000)?.share).toBe(1 / 4096);
  });
});

describe('a first look at a list', () => {
  const options = {
    matching: 'every-word',
    tuning: UNTUNED,
    sample: SAMPLE,
  } as const;

  it('tells in a part of the catalogue how many there are in each context, and counts nothing else', () => {
    const body = buildLookBody(TWO, { ...options, isWeighed: false });
    const exact = buildCountBody(TWO, 'every-word', UNTUNED);
    expect(body['query']).toEqual(all([exact['query'] as Json, { terms: { parts: ['9'] } }]));
    const goal = { terms: { goal: ['sleep'] } };
    const category = { terms: { categories: ['minerals'] } };
    expect(body['aggs']).toEqual({
      shown: { filter: all([category, goal]) },
      category: { filter: all([goal]) },
      goal: { filter: all([category]) },
    });
    const seen = look(1_800, { shown: 3, category: 40 });
    expect([...sizesIn(seen, ['shown', 'category', 'goal'], SAMPLE)]).toEqual([
      ['shown', 1_536],
      ['category', 20_480],
      ['goal', 0],
    ]);
  });

  it('has one context where nothing is chosen', () => {
    const body = buildLookBody({ limit: 24 }, { ...options, isWeighed: false });
    expect(Object.keys(body['aggs'] as object)).toEqual(['shown']);
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
  const parts = (sizes: Partial<Record<ContextName, number>>) =>
    partsFor(new Map(Object.entries(sizes) as [ContextName, number][]), SAMPLE);

  it('are told by a part that holds some hundreds of it', () => {
    expect(parts({ shown: 12_000 })).toEqual([{ name: 'shown', share: 1 / 16 }]);
    expect(parts({ shown: 900_000 })).toEqual([{ name: 'shown', share: 1 / 512 }]);
  });

  it('are those of all of it where it is small', () => {
    expect(parts({ shown: 700 })).toEqual([{ name: 'shown', share: 1 }]);
    expect(parts({ shown: 0 })).toEqual([{ name: 'shown', share: 1 }]);
  });

  it('are each told by its own part', () => {
    expect(parts({ shown: 12_000, goal: 90_000, category: 900_000, form: 11_000 })).toEqual([
      { name: 'shown', share: 1 / 16 },
      { name: 'goal', share: 1 / 128 },
      { name: 'category', share: 1 / 512 },
      { name: 'form', share: 1 / 16 },
    ]);
  });

  it('are not told by a part that holds few of it, unless that is all', () => {
    expect(isTold(200, { share: 1 / 16 }, SAMPLE)).toBeTrue();
    expect(isTold(199, { share: 1 / 16 }, SAMPLE)).toBeFalse();
    expect(isTold(0, { share: 1 }, SAMPLE)).toBeTrue();
  });
});

describe('a request of a part of the catalogue', () => {
  it('is that of all of it, kept to what the part has', () => {
    const body = buildCountBody(TWO, 'every-word', UNTUNED);
    expect(inPart(body, 1)).toEqual(body);
    expect(inPart(body, 1 / 8)).toEqual({
      ...body,
      query: all([body.query, { terms: { parts: ['3'] } }]),
    });
  });
});

describe('where matches are cut off', () => {
  const bounds = (products: number, titled?: number) =>
    boundsOf(
      look(
        1_000,
        {},
        {
          candidates: {
            ...standings(products / 512, 1_000),
            ...(titled === undefined ? {} : { titled: standings(titled / 512, 2_000) }),
          },
        },
      ),
      SAMPLE,
    );

  it('is nowhere for a thousand and fewer, and for what is not weighed', () => {
    expect(bounds(1_200)).toBeNull();
    expect(boundsOf(look(1_800), SAMPLE)).toBeNull();
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
