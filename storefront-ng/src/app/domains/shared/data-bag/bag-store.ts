import { isPlatformBrowser } from '@angular/common';
import {
  DestroyRef,
  DOCUMENT,
  Injectable,
  PLATFORM_ID,
  computed,
  inject,
  resource,
  signal,
} from '@angular/core';
import type { CartDto } from '@green-apple/contracts-http';
import { CartClient } from '@green-apple/ng-api-client';
import { namedIn } from '../util-language/line-names.ts';
import { PAGE_LANGUAGE } from '../util-language/page-language.ts';
import { FOR_EVERYBODY, HAS_SESSION } from '../util-session/request-facts.ts';
import { problemWords, type ProblemWords } from '../util-words/problem-words.ts';
import { withoutKey } from './wanted.ts';

/** What just happened to the bag, for the note that slides in and for screen readers. */
export type BagNews =
  | { readonly kind: 'added'; readonly title: string; readonly quantity: number }
  | { readonly kind: 'problem'; readonly words: ProblemWords };

/**
 * The shopper's bag. One for the whole page; every change goes to the API and the answer replaces
 * what is shown, so that prices and deductions are always the shop's own. Changes run one after
 * the other, and of several quick changes to a line only the last is sent.
 */
@Injectable({ providedIn: 'root' })
export class BagStore {
  readonly #client = inject(CartClient);
  readonly #language = inject(PAGE_LANGUAGE);
  readonly #hasSession = inject(HAS_SESSION);
  readonly #forEverybody = inject(FOR_EVERYBODY);
  readonly #changed = signal<CartDto | null>(null);
  readonly #wanted = signal<Readonly<Record<string, number>>>({});
  readonly #adding = signal<ReadonlySet<string>>(new Set());
  readonly #news = signal<BagNews | null>(null);
  #queue: Promise<unknown> = Promise.resolve();

  readonly #loaded = resource({
    id: 'bag',
    // Not even "no bag" goes into a page for everybody: the browser takes over what the server knew.
    params: () => (this.#forEverybody ? undefined : true),
    loader: async ({ abortSignal }): Promise<CartDto | null> =>
      this.#hasSession ? this.#client.cart(abortSignal) : null,
  });

  /** The bag as last heard of; null before that and for a shopper who has none yet. */
  readonly cart = computed<CartDto | null>(() => {
    const cart = this.#changed() ?? (this.#loaded.hasValue() ? this.#loaded.value() : null);
    return cart && { ...cart, lines: namedIn(cart.lines, this.#language) };
  });
  readonly loading = computed(() => this.#loaded.isLoading() && this.cart() === null);
  readonly failure = computed(() => (this.cart() === null ? this.#loaded.error() : undefined));
  readonly itemCount = computed(() => this.cart()?.itemCount ?? 0);
  readonly news = this.#news.asReadonly();
  /** Variants whose "add" is on its way. */
  readonly adding = this.#adding.asReadonly();
  /** True while what is shown is not yet what the API knows. */
  readonly settling = computed(() => Object.keys(this.#wanted()).length > 0);

  constructor() {
    const browser = isPlatformBrowser(inject(PLATFORM_ID)) ? inject(DOCUMENT).defaultView : null;
    if (!browser) return;
    // A page that comes back from the back/forward cache shows the bag of then.
    const onShow = (event: PageTransitionEvent) => void (event.persisted && this.reload());
    browser.addEventListener('pageshow', onShow);
    inject(DestroyRef).onDestroy(() => browser.removeEventListener('pageshow', onShow));
  }

  /** Quantity of a line as the shopper last set it, before the API has answered. */
  quantityOf(variantId: string, known: number): number {
    return this.#wanted()[variantId] ?? known;
  }

  async add(item: { variantId: string; title: string }, quantity = 1): Promise<boolean> {
    if (this.#adding().has(item.variantId)) return false;
    this.#adding.update((all) => new Set(all).add(item.variantId));
    const done = await this.#change(() => this.#client.addLine(item.variantId, quantity));
    this.#adding.update((all) => new Set([...all].filter((id) => id !== item.variantId)));
    if (done) this.#news.set({ kind: 'added', title: item.title, quantity });
    return done;
  }

  /** Sets a line's quantity; 0 takes it out. Several calls in a row become one request. */
  setQuantity(variantId: string, quantity: number): Promise<boolean> {
    const waiting = variantId in this.#wanted();
    this.#wanted.update((all) => ({ ...all, [variantId]: quantity }));
    return waiting ? this.#queue.then(() => true) : this.#change(() => this.#sendWanted(variantId));
  }

  /** Throws what the API refused, for the coupon field to say. */
  async applyCoupon(code: string): Promise<void> {
    await this.#run(() => this.#client.applyCoupon(code));
  }

  removeCoupon(): Promise<boolean> {
    return this.#change(() => this.#client.removeCoupon());
  }

  /** Throws what the API refused, for the gift card field to say. */
  async applyGiftCard(code: string): Promise<void> {
    await this.#run(() => this.#client.applyGiftCard(code));
  }

  removeGiftCard(id: string): Promise<boolean> {
    return this.#change(() => this.#client.removeGiftCard(id));
  }

  reload(): void {
    this.#changed.set(null);
    this.#loaded.reload();
  }

  /** After an order was placed the bag is a new one. */
  forget(): void {
    this.#news.set(null);
    this.reload();
  }

  dismissNews(): void {
    this.#news.set(null);
  }

  async #sendWanted(variantId: string): Promise<CartDto> {
    let sent: number | undefined;
    let cart: CartDto | undefined;
    try {
      while (cart === undefined || this.#wanted()[variantId] !== sent) {
        sent = this.#wanted()[variantId] ?? 0;
        cart = await this.#client.changeLine(variantId, sent);
      }
      return cart;
    } finally {
      this.#wanted.update((all) => withoutKey(all, variantId));
    }
  }

  async #change(send: () => Promise<CartDto>): Promise<boolean> {
    try {
      await this.#run(send);
      return true;
    } catch (error) {
      this.#news.set({ kind: 'problem', words: problemWords(error) });
      return false;
    }
  }

  #run(send: () => Promise<CartDto>): Promise<void> {
    const run = this.#queue.then(async () => this.#changed.set(await send()));
    this.#queue = run.catch(() => undefined);
    return run;
  }
}
