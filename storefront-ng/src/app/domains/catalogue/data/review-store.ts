import {
  Injectable,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
  type Signal,
} from '@angular/core';
import type { ReviewDto, ReviewList } from '@green-apple/contracts-http';
import { ReviewClient } from '@green-apple/ng-api-client';
import type { ReviewSelection } from '../util/review-selection.ts';

interface Asked extends ReviewSelection {
  readonly slug: string;
}

/** What others say of a product: the first page with the page, more of it on demand. */
@Injectable()
export class ReviewStore {
  readonly #client = inject(ReviewClient);
  readonly #asked = signal<Signal<Asked> | null>(null);

  readonly #first = resource({
    id: 'reviews',
    params: () => this.#asked()?.(),
    loader: ({ params, abortSignal }) => this.#load(params, undefined, abortSignal),
  });
  readonly #answer = computed(() => (this.#first.hasValue() ? this.#first.value() : null));
  /** The pages so far; begins anew with another selection. */
  readonly #pages = linkedSignal<readonly ReviewList[]>(() => {
    const first = this.#answer();
    return first ? [first] : [];
  });
  readonly #votes = signal<ReadonlyMap<string, number>>(new Map());

  readonly figures = this.#answer;
  readonly items = computed<readonly ReviewDto[]>(() =>
    this.#pages().flatMap(({ items }) =>
      items.map((item) => ({
        ...item,
        helpfulCount: this.#votes().get(item.id) ?? item.helpfulCount,
      })),
    ),
  );
  readonly hasMore = computed(() => (this.#pages().at(-1)?.nextCursor ?? null) !== null);
  readonly failed = computed(() => this.#first.error() !== undefined);
  readonly loadingMore = signal(false);
  /** What could not be done, in a word: the list stays as it is. */
  readonly trouble = signal<'more' | 'vote' | null>(null);
  readonly voted = computed<ReadonlySet<string>>(() => new Set(this.#votes().keys()));

  /** To be called while the page is constructed, so that the server's answer is found by its first read. */
  follow(asked: Signal<Asked>): void {
    this.#asked.set(asked);
  }

  reload(): void {
    this.#first.reload();
  }

  async more(): Promise<void> {
    const asked = this.#asked()?.();
    const cursor = this.#pages().at(-1)?.nextCursor;
    if (!asked || !cursor || this.loadingMore()) return;
    await this.#attempt('more', async () => {
      this.loadingMore.set(true);
      const before = this.#pages();
      const next = await this.#load(asked, cursor);
      // Another selection has come meanwhile: what was asked for is not wanted any more.
      if (this.#pages() === before) this.#pages.set([...before, next]);
    });
    this.loadingMore.set(false);
  }

  async findHelpful(id: string): Promise<void> {
    if (this.voted().has(id)) return;
    await this.#attempt('vote', async () => {
      const { helpfulCount } = await this.#client.findHelpful(id);
      this.#votes.update((votes) => new Map(votes).set(id, helpfulCount));
    });
  }

  #load({ slug, sort, stars }: Asked, cursor?: string, signal?: AbortSignal): Promise<ReviewList> {
    return this.#client.reviews(slug, { sort, stars: stars ?? undefined, cursor }, signal);
  }

  async #attempt(what: 'more' | 'vote', work: () => Promise<void>): Promise<void> {
    this.trouble.set(null);
    try {
      await work();
    } catch {
      this.trouble.set(what);
    }
  }
}
