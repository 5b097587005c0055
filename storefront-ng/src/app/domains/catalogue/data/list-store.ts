import {
  Injectable,
  computed,
  effect,
  inject,
  linkedSignal,
  resource,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import type { ProductList } from '@green-apple/contracts-http';
import { CatalogueClient, queryString, type QueryValues } from '@green-apple/ng-api-client';
import { ListMemory } from './list-memory.ts';

/**
 * One list of products: its first page follows the query, further pages are added to it. While a
 * changed query is on its way the products of the last one stay in sight.
 */
@Injectable()
export class ListStore {
  readonly #client = inject(CatalogueClient);
  readonly #memory = inject(ListMemory);
  readonly #followed = signal<Signal<QueryValues> | null>(null);
  readonly #query = computed(() => this.#followed()?.() ?? null, { equal: sameQuery });
  readonly #key = computed(() => queryString(this.#query() ?? {}));
  readonly #remembered = linkedSignal(() => this.#memory.get(this.#key(), Date.now()));
  readonly #loadingMore = signal(false);
  readonly #moreFailed = signal<unknown>(null);

  readonly #first = resource({
    id: 'list',
    // Remembered lists are shown as they are; asking again would move what the shopper looks at.
    params: () => (this.#remembered() ? undefined : (this.#query() ?? undefined)),
    loader: ({ params, abortSignal }) => this.#client.products(params, abortSignal),
  });

  /** First page plus what was added; null until something came. */
  readonly #grown = linkedSignal<ProductList | null>(
    () => this.#remembered() ?? (this.#first.hasValue() ? this.#first.value() : null),
  );

  readonly list = linkedSignal<ProductList | null, ProductList | null>({
    source: this.#grown,
    computation: (grown, previous) =>
      grown ?? (this.#first.isLoading() ? (previous?.value ?? null) : null),
  }).asReadonly();
  readonly loading = computed(() => this.#first.isLoading());
  readonly failure = computed(() => this.#first.error());
  readonly loadingMore = this.#loadingMore.asReadonly();
  readonly moreFailed = this.#moreFailed.asReadonly();
  readonly hasMore = computed(() => this.list()?.nextCursor != null);

  constructor() {
    effect(() => {
      const list = this.#grown();
      if (list) this.#memory.keep(untracked(this.#key), list, Date.now());
    });
  }

  /** To be called while the page is constructed, so that the server's answer is found by its first read. */
  follow(query: Signal<QueryValues>): void {
    this.#followed.set(query);
  }

  reload(): void {
    this.#first.reload();
  }

  async showMore(): Promise<void> {
    const before = this.#grown();
    const query = this.#query();
    if (!before?.nextCursor || !query || this.#loadingMore()) return;
    this.#loadingMore.set(true);
    this.#moreFailed.set(null);
    try {
      const next = await this.#client.products({ ...query, cursor: before.nextCursor });
      // The query may have changed meanwhile: then these products belong to nobody.
      if (this.#grown() === before) this.#grown.set(joined(before, next));
    } catch (error) {
      this.#moreFailed.set(error);
    } finally {
      this.#loadingMore.set(false);
    }
  }
}

const sameQuery = (a: QueryValues | null, b: QueryValues | null): boolean =>
  a !== null && b !== null ? queryString(a) === queryString(b) : a === b;

/** Adds a page to a list; a product that moved between the two requests appears once. */
export function joined(before: ProductList, next: ProductList): ProductList {
  const known = new Set(before.items.map((item) => item.id));
  const added = next.items.filter((item) => !known.has(item.id));
  return { ...before, items: [...before.items, ...added], nextCursor: next.nextCursor };
}
