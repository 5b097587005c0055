import { Injectable, computed, inject, signal } from '@angular/core';
import type { Quote } from '@green-apple/contracts-http';
import { CheckoutClient } from '@green-apple/ng-api-client';
import { BagStore } from '../../shared/data-bag/bag-store.ts';
import { draftKey, isCollect, toQuoteRequest, type CheckoutDraft } from '../util/checkout-draft.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { refusalOf, type Refusal } from '../util/refusal.ts';

/** A quote this close to its end is renewed before it is ordered on. */
const MARGIN_MS = 10_000;

/** The total that holds for what was typed: delivery, tax and every deduction. */
@Injectable()
export class QuoteStore {
  readonly #client = inject(CheckoutClient);
  readonly #words = inject(WORDS);
  readonly #bag = inject(BagStore);
  readonly #quote = signal<Quote | null>(null);
  readonly #quoting = signal(false);
  readonly #refusal = signal<Refusal | null>(null);
  /** What the shopper agreed to pay by card, when that has changed since. */
  readonly #agreed = signal<Quote['tender'] | null>(null);
  #key = '';
  #turn = 0;

  readonly quote = this.#quote.asReadonly();
  readonly quoting = this.#quoting.asReadonly();
  readonly refusal = this.#refusal.asReadonly();
  /** What was to be paid before a change that the shopper has not agreed to yet. */
  readonly before = computed(() => {
    const agreed = this.#agreed();
    const now = this.#quote()?.tender;
    return agreed && now && agreed.due.minor !== now.due.minor ? agreed.due : null;
  });

  /** True when the quote on show was made for this draft. */
  fits(draft: CheckoutDraft): boolean {
    const quote = this.#quote();
    return quote !== null && this.#key === draftKey(draft, quote.delivery.id);
  }

  isFresh(now: number): boolean {
    const quote = this.#quote();
    return quote !== null && Date.parse(quote.expiresAt) - now > MARGIN_MS;
  }

  /**
   * Asks for a total. Of overlapping requests only the last one counts. Resolves to the quote, or null
   * when it was refused (see `refusal`) or overtaken.
   */
  async ask(draft: CheckoutDraft, deliveryOptionId: string | null): Promise<Quote | null> {
    const turn = ++this.#turn;
    this.#quoting.set(true);
    this.#refusal.set(null);
    try {
      const quote = await this.#quoteOrCheapest(draft, deliveryOptionId);
      if (turn !== this.#turn) return null;
      this.#quote.set(quote);
      this.#key = draftKey(draft, quote.delivery.id);
      return quote;
    } catch (error) {
      if (turn === this.#turn)
        this.#refusal.set(refusalOf(error, this.#words, this.#bag.cart()?.lines));
      return null;
    } finally {
      if (turn === this.#turn) this.#quoting.set(false);
    }
  }

  /** Another way of delivery was chosen: the total of the first one says nothing any more. */
  clear(): void {
    this.#turn++;
    this.#quoting.set(false);
    this.#quote.set(null);
    this.#refusal.set(null);
    this.#agreed.set(null);
  }

  /** The API's own newer quote takes the place of ours. */
  replace(quote: Quote): void {
    this.#quote.set(quote);
  }

  /** What is on show is what the shopper has seen and pressed on. */
  agree(): void {
    this.#agreed.set(this.#quote()?.tender ?? null);
  }

  clearAgreement(): void {
    this.#agreed.set(null);
  }

  dismissRefusal(): void {
    this.#refusal.set(null);
  }

  async #quoteOrCheapest(draft: CheckoutDraft, option: string | null): Promise<Quote> {
    try {
      return await this.#client.quote(toQuoteRequest(draft, option));
    } catch (error) {
      // The chosen way of delivery may be gone for a new address: then the cheapest is offered.
      if (
        option === null ||
        isCollect(option) ||
        refusalOf(error, this.#words).kind !== 'delivery-gone'
      )
        throw error;
      return this.#client.quote(toQuoteRequest(draft, null));
    }
  }
}
