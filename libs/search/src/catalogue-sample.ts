import type { AttributeDefinition } from '@green-apple/domain-catalog';
import { contextsOf, facetAggregations, matched, type ContextName } from './build-facet-body.ts';
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
   * would cost more with every product: there a sample tells how many there are of a kind, and only a kind of which
   * the sample holds too few is counted.
   */
  readonly countedWhole: number;
  /** Products that are looked at, whatever the size of the catalogue. */
  readonly lookedAt: number;
  /** Fewer than these of a kind in the sample say too little about it. */
  readonly telling: number;
  /** Of the best matches so many are weighed against each other, twice as many at most. */
  readonly weighed: number;
}

/** A hundred are right to a tenth two times in three; a shopper sees some dozens of five thousand. */
export const SCALE: Scale = {
  countedWhole: 50_000,
  lookedAt: 4_000,
  telling: 100,
  weighed: 5_000,
};

/** A sample of a large catalogue. */
export interface Sample extends Scale {
  /** The part of the catalogue that is looked at. */
  readonly share: number;
}

/** In percent, of matches from the bottom up: those above are weighed. */
const CUTS = [50, 75, 90, 95, 98, 99, 99.5] as const;

/** The sample of a catalogue with so many products; null where it is small enough to be counted. */
export const sampleOf = (products: number, scale: Scale = SCALE): Sample | null =>
  products <= scale.countedWhole ? null : { ...scale, share: scale.lookedAt / products };

const STANDINGS: Json = {
  standing: { percentiles: { field: 'standing', percents: CUTS, keyed: false } },
};

interface Standings {
  readonly doc_count: number;
  readonly standing: { readonly values: readonly { key: number; value: number | null }[] };
}

/** Numbers are those of the whole catalogue: the engine scales up what it found in the sample. */
export interface LookResponse {
  readonly aggregations: {
    readonly looked: FacetResponse['aggregations'] & {
      readonly doc_count: number;
      readonly candidates?: Standings & { readonly titled?: Standings };
    };
  };
}

/**
 * The request for a first look at a list in a sample of the catalogue: counts under the names of an exact answer,
 * and for a list that is weighed, how its matches stand.
 */
export function buildLookBody(
  query: ListQuery,
  options: Sampled & {
    readonly attributes: readonly AttributeDefinition[];
    readonly isWeighed: boolean;
  },
): Json {
  return buildSampleBody(query, options, {
    ...facetAggregations(query, options.attributes),
    ...(options.isWeighed ? { candidates: candidatesOf(query) } : {}),
  });
}

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
): Json => ({
  size: 0,
  track_total_hits: false,
  query: all(matched(query, matching, tuning)),
  aggs: { looked: { random_sampler: { probability: sample.share, seed: SEED }, aggs } },
});

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

/** What a look leaves to be counted: nothing, all of it, or some of its contexts. */
export type Uncounted = 'all' | readonly ContextName[];

export function uncountedIn(
  look: LookResponse,
  query: ListQuery,
  { telling, share }: Sample,
): Uncounted {
  const { looked } = look.aggregations;
  const few = telling / share;
  if (looked.doc_count < few) return 'all';
  return contextsOf(query).filter((name) => contextIn(look, name).doc_count < few);
}

function contextIn({ aggregations }: LookResponse, name: ContextName): FacetContext {
  const found = aggregations.looked[name];
  if (typeof found !== 'object' || !('doc_count' in found))
    throw new RangeError(`no context ${name} in the answer`);
  return found;
}

/** An answer as if all had been counted, with what a look said in the place of what was not. */
export function countsByLook(
  look: LookResponse,
  query: ListQuery,
  counted: ReadonlyMap<ContextName, FacetResponse>,
): FacetResponse {
  const { looked } = look.aggregations;
  const names = contextsOf(query);
  const total = { total: { value: looked.doc_count } };
  if (names.length === 0)
    return { hits: total, aggregations: facetsIn(looked), approximate: new Set(['shown']) };
  const contexts = names.map((name): [ContextName, FacetContext] => {
    const exact = counted.get(name);
    const told = exact ? contextOf(exact) : contextIn(look, name);
    return [name, told];
  });
  return {
    hits: total,
    aggregations: Object.fromEntries(contexts),
    approximate: new Set(names.filter((name) => !counted.has(name))),
  };
}

const contextOf = ({ hits, aggregations }: FacetResponse): FacetContext => ({
  ...(aggregations as Readonly<Record<string, Buckets>>),
  doc_count: hits.total.value,
});

/** Without what only a look says. */
function facetsIn(looked: LookResponse['aggregations']['looked']): FacetResponse['aggregations'] {
  const { doc_count: _, candidates: __, ...facets } = looked;
  return facets;
}
