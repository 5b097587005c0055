import { setTimeout as delay } from 'node:timers/promises';

/** A cache of pages on the way to shoppers that drops by tag: a content delivery network. */
export interface PageCaches {
  /** May run twice; throws when a cache could not be told. */
  purge(tags: readonly string[]): Promise<void>;
}

/** Changes of an import come in hundreds; a network takes requests, not tags, by the second. */
const GATHER_MS = 20;
/** What networks take in one request. */
const MOST_TAGS = 30;

/**
 * Copies of the database and the search index follow a change within this time: a page rendered in between
 * may show what was before.
 */
const SETTLED_MS = 1_500;

export interface PagePurgerOptions {
  readonly gatherMs?: number;
  readonly settledMs?: number;
  /** Told when the second purge failed; the first one was heard. */
  readonly onLateFailure?: (error: unknown) => void;
}

/** Gathers what calls that come close together purge, each tag once, and purges it again when all has settled. */
export class PagePurger {
  readonly #caches: PageCaches;
  readonly #options: PagePurgerOptions;
  #gathering: { readonly tags: Set<string>; readonly done: Promise<void> } | null = null;

  constructor(caches: PageCaches, options: PagePurgerOptions = {}) {
    this.#caches = caches;
    this.#options = options;
  }

  /** Resolves when every cache knows; throws when one could not be told, for the message to come again. */
  async purge(tags: readonly string[]): Promise<void> {
    if (tags.length === 0) return;
    this.#gathering ??= this.#gather();
    for (const tag of tags) this.#gathering.tags.add(tag);
    await this.#gathering.done;
  }

  #gather() {
    const tags = new Set<string>();
    const done = delay(this.#options.gatherMs ?? GATHER_MS).then(async () => {
      this.#gathering = null;
      await this.#tell([...tags]);
      this.#tellAgain([...tags]);
    });
    return { tags, done };
  }

  async #tell(tags: readonly string[]): Promise<void> {
    const parts = Array.from({ length: Math.ceil(tags.length / MOST_TAGS) }, (_, index) =>
      tags.slice(index * MOST_TAGS, (index + 1) * MOST_TAGS),
    );
    await Promise.all(parts.map((part) => this.#caches.purge(part)));
  }

  #tellAgain(tags: readonly string[]): void {
    const again = (): void =>
      void this.#tell(tags).catch((error: unknown) => this.#options.onLateFailure?.(error));
    setTimeout(again, this.#options.settledMs ?? SETTLED_MS).unref();
  }
}
