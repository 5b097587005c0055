import { all, type Json } from '../query/list-filters.ts';
import { inPart, type Quantile, type Sample } from './catalogue-sample.ts';

const KEPT_MS = 600_000;
/** In percent, of products from the bottom up. */
const PERCENTS = [
  50, 60, 70, 75, 80, 85, 87.5, 90, 92, 94, 95, 96, 97, 97.5, 98, 98.5, 98.8, 99, 99.2, 99.4, 99.5,
  99.6, 99.7, 99.75, 99.8, 99.85, 99.88, 99.9, 99.92, 99.94, 99.95,
] as const;
/** Of the best there are few in a sample: how they lie is told by so many times as many products. */
const WIDER = 16;

/** What lists are in the order of, greatest first. */
export const ORDERED = ['standing', 'rating', 'publishedMs'] as const;
export type Ordered = (typeof ORDERED)[number];
/** How the products of a market lie in the orders of its lists, from the least value up. */
export type Quantiles = Readonly<Record<Ordered, readonly Quantile[]>>;

export interface QuantilesResponse {
  readonly aggregations: Readonly<Record<Ordered, { readonly values: readonly Quantile[] }>>;
}

/** Sends a request and reads its answer. */
type Asking = (body: Json) => Promise<QuantilesResponse>;

const byColumn = <Value>(of: (column: Ordered) => Value): Readonly<Record<Ordered, Value>> =>
  Object.fromEntries(ORDERED.map((column) => [column, of(column)])) as Record<Ordered, Value>;

/** The request for how the products of a market lie. */
const buildQuantilesBody = ({ share }: Sample): Json =>
  inPart(
    {
      size: 0,
      track_total_hits: false,
      query: all([]),
      aggs: byColumn((field) => ({ percentiles: { field, percents: PERCENTS, keyed: false } })),
    },
    Math.min(0.5, share * WIDER),
  );

/** How the products of a market lie, known from some minutes ago. */
export class KnownQuantiles {
  readonly #clock: () => number;
  #known: Quantiles | null = null;
  #freshUntil = -Infinity;

  /** `clock` tells monotonic milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  async of(sample: Sample, ask: Asking): Promise<Quantiles> {
    if (this.#known !== null && this.#clock() < this.#freshUntil) return this.#known;
    const { aggregations } = await ask(buildQuantilesBody(sample));
    this.#known = byColumn((column) => aggregations[column].values);
    this.#freshUntil = this.#clock() + KEPT_MS;
    return this.#known;
  }
}
