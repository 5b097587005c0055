import { LRUCache } from 'lru-cache';

/** What a part of a large catalogue tells is about right: a minute does not make it wrong. */
const KEPT_MS = 60_000;
const MOST_KEPT = 2_000;

/**
 * What parts of a large catalogue told in the last minute, by what they were asked. The engine keeps its answers only until
 * the next product changes.
 */
export class ToldAnswers {
  readonly #kept: LRUCache<string, object>;

  /** `clock` tells monotonic milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.#kept = new LRUCache({
      max: MOST_KEPT,
      ttl: KEPT_MS,
      ttlResolution: 0,
      perf: { now: clock },
    });
  }

  of(question: string): object | undefined {
    return this.#kept.get(question);
  }

  learn(question: string, answer: object): void {
    this.#kept.set(question, answer);
  }
}
