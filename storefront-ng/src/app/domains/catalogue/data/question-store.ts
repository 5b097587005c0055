import { isPlatformBrowser } from '@angular/common';
import {
  Injectable,
  PLATFORM_ID,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
  type Signal,
} from '@angular/core';
import type { AskedQuestion, QuestionDto, QuestionList } from '@green-apple/contracts-http';
import { BASE_LOCALE } from '@green-apple/domain-pricing/market';
import { QuestionClient } from '@green-apple/ng-api-client';
import { PAGE_LANGUAGE } from '../../shared/util-language/page-language.ts';

interface Asked {
  readonly slug: string;
  /** The question that the address leads to. */
  readonly linked: string | null;
}

/** What others ask about a product: the first of it with the page, more of it on demand. */
@Injectable()
export class QuestionStore {
  readonly #client = inject(QuestionClient);
  readonly #language = inject(PAGE_LANGUAGE);
  readonly #browser = isPlatformBrowser(inject(PLATFORM_ID));
  readonly #asked = signal<Signal<Asked> | null>(null);

  readonly #first = resource({
    id: 'questions',
    params: () => this.#asked()?.(),
    loader: ({ params: { slug, linked }, abortSignal }) =>
      this.#client.questions(slug, { linked: linked ?? undefined }, abortSignal),
  });
  readonly #answer = computed(() => (this.#first.hasValue() ? this.#first.value() : null));
  /** The pages so far; begins anew with another product. */
  readonly #pages = linkedSignal<readonly QuestionList[]>(() => {
    const first = this.#answer();
    return first ? [first] : [];
  });
  readonly #votes = signal<ReadonlyMap<string, number>>(new Map());
  /** Whether this shopper is a buyer: for the browser to ask, where there is something to answer. */
  readonly #buyer = resource({
    params: () => (this.#browser && this.count() > 0 ? this.#asked()?.().slug : undefined),
    loader: ({ params, abortSignal }) => this.#client.mayAnswer(params, abortSignal),
  });
  /** A question is sent under one key until it is known to be there. */
  #sent: { readonly words: string; readonly key: string } | null = null;

  readonly known = computed(() => this.#answer() !== null);
  readonly count = computed(() => this.#answer()?.count ?? 0);
  /** The one that was linked to comes first, and once. */
  readonly items = computed<readonly QuestionDto[]>(() => {
    const linked = this.#answer()?.linked ?? null;
    const listed = this.#pages().flatMap(({ items }) => items);
    const shown = linked ? [linked, ...listed.filter(({ id }) => id !== linked.id)] : listed;
    return shown.map((item) => ({
      ...item,
      helpfulCount: this.#votes().get(item.id) ?? item.helpfulCount,
    }));
  });
  readonly hasMore = computed(() => (this.#pages().at(-1)?.nextCursor ?? null) !== null);
  readonly failed = computed(() => this.#first.error() !== undefined);
  readonly mayAnswer = computed(
    () => this.#buyer.hasValue() && (this.#buyer.value()?.possible ?? false),
  );
  readonly loadingMore = signal(false);
  /** Something could not be done just now: the list stays as it is. */
  readonly trouble = signal(false);
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
    this.loadingMore.set(true);
    await this.#attempt(async () => {
      const before = this.#pages();
      const next = await this.#client.questions(asked.slug, { cursor });
      // Another product has come meanwhile: what was asked for is not wanted any more.
      if (this.#pages() === before) this.#pages.set([...before, next]);
    });
    this.loadingMore.set(false);
  }

  async findHelpful(id: string): Promise<void> {
    if (this.voted().has(id)) return;
    await this.#attempt(async () => {
      const { helpfulCount } = await this.#client.findHelpful(id);
      this.#votes.update((votes) => new Map(votes).set(id, helpfulCount));
    });
  }

  /** Throws what the API refuses. */
  async ask(text: string, email: string | null): Promise<AskedQuestion> {
    const slug = this.#asked()?.().slug ?? '';
    const words = JSON.stringify([slug, text, email]);
    const sent = this.#sent?.words === words ? this.#sent : { words, key: crypto.randomUUID() };
    this.#sent = sent;
    const locale = this.#language === BASE_LOCALE ? {} : { locale: this.#language };
    const asked = await this.#client.ask(slug, { text, email, ...locale }, sent.key);
    this.#sent = null;
    return asked;
  }

  /** Throws what the API refuses. */
  answer(id: string, text: string): Promise<void> {
    return this.#client.answer(id, text);
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.trouble.set(false);
    try {
      await work();
    } catch {
      this.trouble.set(true);
    }
  }
}
