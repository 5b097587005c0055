import type { CatalogReader } from '@green-apple/persistence';
import { SharedTrips } from '@green-apple/search';
import { patiently } from './patiently.ts';

/**
 * The readers answer so many statements for product pages of a language at a time, each for so many pages at most: setting a
 * statement up costs them as much as reading one page by it.
 */
const STATEMENTS = { atOnce: 2, seats: 8 } as const;
/** Who has waited so long is told to come back: readers that hang would keep everybody waiting behind those they have. */
const PATIENCE_MS = 5_000;

type Reader = Pick<CatalogReader, 'bySlugs' | 'movedTo' | 'named'>;
type Page = Awaited<ReturnType<Reader['bySlugs']>>[number];

/** What product pages read. Those that are asked for while the readers are busy are read together. */
export class PageReader {
  readonly #reader: Reader;
  readonly #trips = new Map<string, SharedTrips<string, Page>>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * A published product with stores and lots, in a language; null when there is none by this name. Rejects with
   * `DEPENDENCY_UNAVAILABLE` when the readers take too long.
   */
  bySlug(slug: string, locale: string): Promise<Page> {
    return patiently((ends) => this.#in(locale).line()(slug, ends), PATIENCE_MS);
  }

  movedTo(slug: string): ReturnType<Reader['movedTo']> {
    return this.#reader.movedTo(slug);
  }

  named(ids: readonly string[], locale: string): ReturnType<Reader['named']> {
    return this.#reader.named(ids, locale);
  }

  #in(locale: string): SharedTrips<string, Page> {
    const known =
      this.#trips.get(locale) ??
      new SharedTrips({ ...STATEMENTS, go: (slugs) => this.#reader.bySlugs(slugs, locale) });
    this.#trips.set(locale, known);
    return known;
  }
}
