import type { AttributeDefinition } from '@green-apple/domain-catalog';
import { facetContexts, matched, type ContextName } from './build-facet-body.ts';
import { all, alternativeFilters, type Json, type ListQuery } from './list-filters.ts';
import type { Buckets, FacetContext, FacetResponse } from './search-response.mapper.ts';
import { titleSays, type Matching } from './text-query.ts';
import type { Tuning } from './tuning.ts';
import { wordsOfQuery } from './words-of-query.ts';

/** Always the same products, so that the same list is told the same. */
const SEED = 20_261_126;

/** From where on a catalogue is large, and how closely it is looked at then. */
export interface Scale {
  /**
   * In a catalogue of this size and smaller everything is counted, and every match is weighed. In a larger one that
   * would cost more with every product.
   */
  readonly countedWhole: number;
  /** Products of a first look, or up to twice as many, whatever the size of the catalogue. */
  readonly lookedAt: number;
  /** Products of a kind that tell its counts; what has twice as many is not counted whole. */
  readonly toldBy: number;
  /** Of the best matches so many are weighed against each other, twice as many at most. */
  readonly weighed: number;
}

/** A shopper sees some dozens of thousands of matches; a value that one in ten has is told right to a sixth or so. */
export const SCALE: Scale = {
  countedWhole: 50_000,
  lookedAt: 1_000,
  toldBy: 400,
  weighed: 600,
};

/** A sample of a large catalogue. */
export interface Sample extends Scale {
  /** The part of the catalogue that is looked at. */
  readonly share: number;
}

/**
 * The next power of a half, so that requests of many kinds look at the same products: what is near the processor
 * already costs a third.
 */
const halved = (share: number): number => 2 ** Math.ceil(Math.log2(share));

/** The sample of a catalogue with so many products; null where it is small enough to be counted. */
export const sampleOf = (products: number, scale: Scale = SCALE): Sample | null =>
  products <= scale.countedWhole
    ? null
    : { ...scale, share: Math.min(0.5, halved(scale.lookedAt / products)) };

/** In percent, of matches from the bottom up: those above are weighed. */
const CUTS = [50, 75, 90, 95, 98, 99, 99.5, 99.8] as const;

const STANDINGS: Json = {
  standing: { percentiles: { field: 'standing', percents: CUTS, keyed: false } },
};

interface Standings {
  readonly doc_count: number;
  readonly standing: { readonly values: readonly { key: number; value: number | null }[] };
}

type Looked = Readonly<Partial<Record<ContextName, FacetContext>>>;

/** Numbers are those of the whole catalogue: the engine scales up what it found in the sample. */
export interface LookResponse {
  readonly aggregations: {
    readonly looked: Looked & {
      /** Products of the sample itself: these are not scaled up. */
      readonly doc_count: number;
      readonly candidates?: Standings & { readonly titled?: Standings };
    };
  };
}

/**
 * The request for a first look at a list in a sample of the catalogue: its contexts with their facets, and for a list
 * that is weighed, how its matches stand.
 */
export const buildLookBody = (
  query: ListQuery,
  options: Sampled & {
    readonly attributes: readonly AttributeDefinition[];
    readonly isWeighed: boolean;
  },
): Json =>
  buildSampleBody(query, options, {
    ...facetContexts(query, options.attributes),
    ...(options.isWeighed ? { candidates: candidatesOf(query) } : {}),
  });

/** The request for how the matches of a list stand, and nothing else. */
export const buildStandingsBody = (query: ListQuery, options: Sampled): Json =>
  buildSampleBody(query, options, { candidates: candidatesOf(query) });

interface Sampled {
  readonly matching: Matching;
  readonly tuning: Tuning;
  readonly sample: Sample;
}

const buildSampleBody = (
  query: ListQuery,
  { matching, tuning, sample }: Sampled,
  aggs: Json,
): Json => inSample({ size: 0, query: all(matched(query, matching, tuning)), aggs }, sample.share);

function candidatesOf(query: ListQuery): Json {
  const words = wordsOfQuery(query);
  const title = words === null ? null : titleSays(words);
  return {
    filter: all(alternativeFilters(query).values()),
    aggs: { ...STANDINGS, ...(title ? { titled: { filter: title, aggs: STANDINGS } } : {}) },
  };
}

/** The least standing of what is weighed; null where everything is. */
export interface Bounds {
  readonly standing: number;
  /** Of products whose title says all that was typed. */
  readonly titled: number | null;
}

/** Where to cut off what is weighed, by a first look; null where there is little enough. */
export function boundsOf(
  { aggregations: { looked } }: LookResponse,
  { weighed }: Scale,
): Bounds | null {
  const { candidates } = looked;
  const standing = candidates ? cutOf(candidates, weighed) : null;
  if (standing === null) return null;
  const titled = candidates?.titled ? cutOf(candidates.titled, weighed) : null;
  return { standing, titled };
}

function cutOf({ doc_count, standing }: Standings, weighed: number): number | null {
  if (doc_count <= 2 * weighed) return null;
  const left = (percent: number): number => doc_count * (1 - percent / 100);
  const cut = standing.values.findLast(({ key }) => left(key) >= weighed);
  return cut?.value == null ? null : Math.floor(cut.value);
}

/** About how many products match words and requirements, whatever was chosen. */
export const matchesIn = ({ aggregations }: LookResponse, { share }: Sample): number =>
  aggregations.looked.doc_count / share;

/** What tells the counts of a context. */
export type Telling =
  /** The look itself, which has seen enough of it. */
  | { readonly by: 'look'; readonly context: FacetContext }
  /** A request of its own, for a part of it. */
  | { readonly by: 'part'; readonly share: number }
  /** A request of its own, for all of it. */
  | { readonly by: 'all' };

export function tellingOf(look: LookResponse, name: ContextName, sample: Sample): Telling {
  const context = look.aggregations.looked[name];
  const size = context?.doc_count ?? 0;
  if (context && size * sample.share >= sample.toldBy) return { by: 'look', context };
  // The engine takes no part between a half and all.
  const share = halved(sample.toldBy / Math.max(1, size));
  return share > 0.5 ? { by: 'all' } : { by: 'part', share };
}

/** The same counts in a part of the products. */
export const inSample = ({ aggs, ...body }: Json, share: number): Json => ({
  ...body,
  track_total_hits: false,
  aggs: { looked: { random_sampler: { probability: share, seed: SEED }, aggs } },
});

/** The counts of a context by the answer to a request for a part of it, `share`. */
export const contextInSample = (
  { aggregations: { looked } }: { readonly aggregations: { readonly looked: FacetContext } },
  share: number,
): FacetContext => ({ ...looked, doc_count: Math.round(looked.doc_count / share) });

/** The counts of a context by the answer to a request for all of it. */
export const contextInAll = ({ hits, aggregations }: FacetResponse): FacetContext => ({
  ...(aggregations as Readonly<Record<string, Buckets>>),
  doc_count: hits.total.value,
});
