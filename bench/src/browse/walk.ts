import type { Answer } from '../load.ts';
import type { Random } from './random.ts';

/** One answer in five is followed by its next page. */
const SHOWS_MORE = 0.2;
const NEXT = /"nextCursor":"([^"]+)"/;

/** The way through requests of one kind: each once, and next pages of what was answered in between. */
export class Walk {
  readonly #paths: readonly string[];
  readonly #pages: boolean;
  readonly #random: Random;
  readonly #more: string[] = [];
  #turn = 0;
  #followed = 0;
  #withoutEngine = 0;

  constructor(
    kind: { readonly paths: readonly string[]; readonly pages: boolean },
    random: Random,
  ) {
    this.#paths = kind.paths;
    this.#pages = kind.pages;
    this.#random = random;
  }

  next(): string {
    const more = this.#more.shift();
    if (more !== undefined) {
      this.#followed += 1;
      return more;
    }
    const path = this.#paths[this.#turn % this.#paths.length];
    if (path === undefined) throw new RangeError('there is nothing to ask for');
    this.#turn += 1;
    return path;
  }

  learn(path: string, { body, headers }: Answer): void {
    if (!this.#pages) return;
    if (headers['x-search-source'] !== 'search') this.#withoutEngine += 1;
    if (path.includes('cursor=') || this.#random() >= SHOWS_MORE) return;
    const cursor = NEXT.exec(body)?.[1];
    if (cursor !== undefined) this.#more.push(`${path}&cursor=${encodeURIComponent(cursor)}`);
  }

  /** How many different requests were sent. */
  get different(): number {
    return Math.min(this.#turn, this.#paths.length) + this.#followed;
  }

  /** Answers that did not come from the search engine: figures over them would be another engine's. */
  get withoutEngine(): number {
    return this.#withoutEngine;
  }
}
