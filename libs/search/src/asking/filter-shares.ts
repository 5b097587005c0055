import { LRUCache } from 'lru-cache';
import { all, type Json } from '../query/list-filters.ts';
import { inPart, type Sample } from './catalogue-sample.ts';

const KEPT_MS = 600_000;
const MOST_KEPT = 20_000;
/** So many products of a sample tell more of a filter than what it is made of. */
const ENOUGH = 8;

export interface SharesResponse {
  readonly hits: { readonly total: { readonly value: number } };
  readonly aggregations: Readonly<Record<string, { readonly doc_count: number }>>;
}

/** Sends a request and reads its answer. */
type Asking<Response> = (body: Json) => Promise<Response>;

/** The request for how many products of the sample each filter lets through. */
export const buildSharesBody = (filters: readonly Json[], { share }: Sample): Json =>
  inPart(
    {
      size: 0,
      track_total_hits: true,
      query: all([]),
      aggs: Object.fromEntries(filters.map((filter, at) => [String(at), { filter }])),
    },
    share,
  );

/** How much of a catalogue a filter lets through. */
export type ShareOf = (filter: Json) => number;

/**
 * How much of a catalogue each filter lets through, known from some minutes ago: a guess at how many products a list
 * holds that saves it a look. A guess may be wrong, since filters go together or exclude each other; whoever goes by it
 * sees that in the answer.
 */
export class FilterShares {
  readonly #known: LRUCache<string, number>;
  #products: number | null = null;

  /** `clock` tells monotonic milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.#known = new LRUCache({
      max: MOST_KEPT,
      ttl: KEPT_MS,
      ttlResolution: 0,
      perf: { now: clock },
    });
  }

  /** About how many products the market has that is asked; null before anything was. */
  get products(): number | null {
    return this.#products;
  }

  /**
   * Tells of each of them; asks for those that are not known. Where it asks at all and has not learned of `whole`, which
   * they are a guess at, it asks for that as well.
   */
  async of(
    filters: readonly Json[],
    whole: Json | null,
    sample: Sample,
    ask: Asking<SharesResponse>,
  ): Promise<ShareOf> {
    const shares = new Map<string, number>();
    const unknown = filters.filter((filter) => {
      const key = JSON.stringify(filter);
      const share = this.#known.get(key);
      if (share !== undefined) shares.set(key, share);
      return share === undefined;
    });
    if (unknown.length > 0) {
      const besides = whole === null || this.learned(whole) !== null ? [] : [whole];
      const asked = [...unknown, ...besides];
      const { hits, aggregations } = await ask(buildSharesBody(asked, sample));
      this.#products = hits.total.value / sample.share;
      const seen = (at: number): number => aggregations[String(at)]?.doc_count ?? 0;
      const shareOf = (products: number): number => products / Math.max(1, hits.total.value);
      unknown.forEach((filter, at) => {
        // What the sample has none of may still be somewhere.
        const share = shareOf(Math.max(0.5, seen(at)));
        const key = JSON.stringify(filter);
        shares.set(key, share);
        this.#known.set(key, share);
      });
      const all = seen(unknown.length);
      for (const one of besides) if (all >= ENOUGH) this.learn(one, shareOf(all));
    }
    return (filter) => shares.get(JSON.stringify(filter)) ?? 1;
  }

  /** What was found out of a filter that was guessed at by what it is made of; null when that was right, or never done. */
  learned(filter: Json): number | null {
    return this.#known.get(JSON.stringify(filter)) ?? null;
  }

  learn(filter: Json, share: number): void {
    this.#known.set(JSON.stringify(filter), share);
  }
}
