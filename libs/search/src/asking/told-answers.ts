import { LRUCache } from 'lru-cache';
import type { Buckets } from '../answers/facets.mapper.ts';

/** What a part of a large catalogue tells is about right: a minute does not make it wrong. */
const KEPT_MS = 60_000;
/** All facets of a list hold some hundreds of values; one of them, or none, next to nothing. */
const FEW_VALUES = 64;
const MOST_KEPT = { large: 2_000, small: 10_000 } as const;

/** What is looked at of an answer here: the values it counted. */
export interface ToldAnswer {
  readonly aggregations?: Readonly<Record<string, Partial<Buckets>>>;
}

/**
 * What parts of a large catalogue told in the last minute, by what they were asked. The engine keeps its answers only until
 * the next product changes. Small answers are many lists' own and do not make way for large ones, of which few are asked twice.
 */
export class ToldAnswers {
  readonly #large: LRUCache<string, object>;
  readonly #small: LRUCache<string, object>;

  /** `clock` tells monotonic milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    const keeping = (max: number) =>
      new LRUCache<string, object>({
        max,
        ttl: KEPT_MS,
        ttlResolution: 0,
        perf: { now: clock },
      });
    this.#large = keeping(MOST_KEPT.large);
    this.#small = keeping(MOST_KEPT.small);
  }

  of(question: string): object | undefined {
    return this.#small.get(question) ?? this.#large.get(question);
  }

  learn(question: string, answer: ToldAnswer): void {
    const values = Object.values(answer.aggregations ?? {}).reduce(
      (sum, { buckets = [] }) => sum + buckets.length,
      0,
    );
    (values > FEW_VALUES ? this.#large : this.#small).set(question, answer);
  }
}
