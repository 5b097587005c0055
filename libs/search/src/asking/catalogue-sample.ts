import type { FacetContext } from '../answers/facets.mapper.ts';
import {
  contextSizes,
  matched,
  ofPart,
  type ContextName,
  type CountedIn,
} from '../bodies/build-facet-body.ts';
import type { Bounds } from '../bodies/list-order.ts';
import { SMALLEST_SHARE } from '../document/search-document.ts';
import { all, alternativeFilters, type Json, type ListQuery } from '../query/list-filters.ts';
import { titleSays, type Matching } from '../query/text-query.ts';
import type { Tuning } from '../query/tuning.ts';
import { wordsOfQuery } from '../query/words-of-query.ts';

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
  weighed: 400,
};

/** A sample of a large catalogue. */
export interface Sample extends Scale {
  /** The part of the catalogue that is looked at. */
  readonly share: number;
}

/** The catalogue has parts of powers of a half. */
const halved = (share: number): number => 2 ** Math.ceil(Math.log2(share));

/** The sample of a catalogue with so many products; null where it is small enough to be counted. */
export function sampleOf(products: number, scale: Scale = SCALE): Sample | null {
  if (products <= scale.countedWhole) return null;
  const share = halved(scale.lookedAt / products);
  return { ...scale, share: Math.min(0.5, Math.max(SMALLEST_SHARE, share)) };
}

/** In percent, of matches from the bottom up: those above are weighed. */
const CUTS = [50, 75, 90, 95, 98, 99, 99.5, 99.8] as const;

const STANDINGS: Json = {
  standing: { percentiles: { field: 'standing', percents: CUTS, keyed: false } },
};

/** How high a product stands that has `key` percent of them below it; null where there are none. */
export interface Quantile {
  readonly key: number;
  readonly value: number | null;
}

interface Standings {
  readonly doc_count: number;
  readonly standing: { readonly values: readonly Quantile[] };
}

/** What was found among the products of the sample. */
export interface LookResponse {
  readonly hits: { readonly total: { readonly value: number } };
  readonly aggregations: Readonly<Partial<Record<ContextName, { readonly doc_count: number }>>> & {
    readonly candidates?: Standings & { readonly titled?: Standings };
  };
}

/**
 * The request for a first look at a list in a sample of the catalogue: how many products its contexts hold, and for a
 * list that is weighed, how its matches stand.
 */
export const buildLookBody = (
  query: ListQuery,
  options: {
    readonly matching: Matching;
    readonly tuning: Tuning;
    readonly sample: Sample;
    readonly isWeighed: boolean;
  },
): Json =>
  inPart(
    {
      size: 0,
      track_total_hits: true,
      query: all(matched(query, options.matching, options.tuning)),
      aggs: {
        ...contextSizes(query),
        ...(options.isWeighed ? { candidates: candidatesOf(query) } : {}),
      },
    },
    options.sample.share,
  );

function candidatesOf(query: ListQuery): Json {
  const words = wordsOfQuery(query);
  const title = words === null ? null : titleSays(words);
  return {
    filter: all(alternativeFilters(query).values()),
    aggs: { ...STANDINGS, ...(title ? { titled: { filter: title, aggs: STANDINGS } } : {}) },
  };
}

/** Where to cut off what is weighed of `size` products that stand like these; null where there is little enough. */
export function cutOf(
  size: number,
  quantiles: readonly Quantile[],
  { weighed }: Scale,
): number | null {
  if (size <= 2 * weighed) return null;
  const left = (percent: number): number => size * (1 - percent / 100);
  const cut = quantiles.findLast(({ key }) => left(key) >= weighed);
  return cut?.value == null ? null : Math.floor(cut.value);
}

/** Where to cut off what is weighed, by a first look; null where there is little enough. */
export function boundsOf(
  { aggregations: { candidates } }: LookResponse,
  sample: Sample,
): Bounds | null {
  const cut = ({ doc_count, standing: { values } }: Standings): number | null =>
    cutOf(doc_count / sample.share, values, sample);
  const standing = candidates ? cut(candidates) : null;
  if (standing === null) return null;
  return { standing, titled: candidates?.titled ? cut(candidates.titled) : null };
}

/** About how many products match words and requirements, whatever was chosen. */
export const matchesIn = ({ hits }: LookResponse, { share }: Sample): number =>
  hits.total.value / share;

/** About how many products each context holds. */
export type Sizes = ReadonlyMap<ContextName, number>;

export const sizesIn = (
  { aggregations }: LookResponse,
  names: readonly ContextName[],
  { share }: Sample,
): Sizes => new Map(names.map((name) => [name, (aggregations[name]?.doc_count ?? 0) / share]));

/** What tells the counts of contexts of such sizes; of all of the catalogue they are counted. */
export const partsFor = (sizes: Sizes, { toldBy, share: least }: Sample): CountedIn[] =>
  [...sizes].map(([name, size]) => {
    const told = halved(toldBy / Math.max(1, size));
    return { name, share: told > 0.5 ? 1 : Math.max(least, told) };
  });

/** Whether so many products of a context, seen in such a part of the catalogue, tell its counts. */
export const isTold = (
  seen: number,
  { share }: Pick<CountedIn, 'share'>,
  { toldBy }: Sample,
): boolean => share === 1 || seen >= toldBy / 2;

/** The same request of a part of the catalogue; 1 is all of it. */
export const inPart = (body: Json & { readonly query: Json }, share: number): Json =>
  share === 1 ? body : { ...body, query: all([body.query, ...ofPart(share)]) };

/** Of the whole catalogue what was counted in `share` of it. */
export function ofAll({ doc_count, ...facets }: FacetContext, share: number): FacetContext {
  const whole = (count: number): number => Math.round(count / share);
  const scaled = Object.entries(facets).map(([name, facet]) => [
    name,
    typeof facet === 'object'
      ? { buckets: facet.buckets.map((one) => ({ ...one, doc_count: whole(one.doc_count) })) }
      : facet,
  ]);
  return { ...Object.fromEntries(scaled), doc_count: whole(doc_count) };
}
