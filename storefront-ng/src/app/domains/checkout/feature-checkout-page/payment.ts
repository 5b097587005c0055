import { Injectable, inject, signal } from '@angular/core';
import type { Quote } from '@green-apple/contracts-http';
import { BagStore } from '../../shared/data-bag/bag-store.ts';
import type { CardField } from '../../shared/feature-card-field/card-field.ts';
import { PlacementStore, type PlacementResult } from '../data/placement-store.ts';
import { QuoteStore } from '../data/quote-store.ts';
import { isCollect, type CheckoutDraft } from '../util/checkout-draft.ts';
import type { FieldFault, Refusal } from '../util/refusal.ts';

/** How often an order is sent again by itself after a refusal that needs no decision. */
const SILENT_TRIES = 2;

/** What the shopper wants paid. */
export interface Purchase {
  readonly draft: CheckoutDraft;
  readonly option: string | null;
  /** They said to be of the age that the quote asks for. */
  readonly ageConfirmed: boolean;
}

/**
 * The last step: card, quote and order in the order in which they may fail, and what a refusal means.
 * Every way through it ends in an order id, or in null with something on the page that says why.
 */
@Injectable()
export class Payment {
  readonly #quotes = inject(QuoteStore);
  readonly #placement = inject(PlacementStore);
  readonly #bag = inject(BagStore);
  readonly #refusal = signal<Refusal | null>(null);
  readonly #faults = signal<ReadonlyMap<string, { text: string; value: string }>>(new Map());

  /** Why the last try did not lead to an order; null when nothing has to be said. */
  readonly refusal = this.#refusal.asReadonly();

  /** What the API found wrong with a field, as long as the field still holds what it found fault with. */
  faultOf(field: string, value: string): string | null {
    const fault = this.#faults().get(field);
    return fault && fault.value === value ? fault.text : null;
  }

  dismiss(): void {
    this.#refusal.set(null);
    this.#quotes.dismissRefusal();
  }

  /** Without a card field only what gift cards cover is ordered. */
  async pay(card: CardField | null, purchase: Purchase): Promise<string | null> {
    const { draft, option, ageConfirmed } = purchase;
    if (!this.#placement.begin()) return null;
    this.dismiss();
    this.#quotes.agree();
    const quote = await this.#validQuote(draft, option);
    const payable = quote && this.#quotes.before() === null ? quote : null;
    const method = payable && (await this.#methodFor(payable, card, draft));
    if (!payable || !method) {
      this.#placement.idle();
      return null;
    }
    const outcome = await this.#placement.place({
      quoteId: payable.id,
      paymentMethodId: method.paymentMethodId,
      ageConfirmed,
    });
    return this.#settle(outcome, { ...purchase, ...method });
  }

  /** The card's handle, or none when nothing is left to pay; null when the card is not ready. */
  async #methodFor(
    quote: Quote,
    card: CardField | null,
    draft: CheckoutDraft,
  ): Promise<{ paymentMethodId: string | null } | null> {
    if (quote.tender.due.minor === 0) return { paymentMethodId: null };
    const result = await card?.tokenize(billingOf(draft));
    return result?.kind === 'ready' ? { paymentMethodId: result.paymentMethodId } : null;
  }

  /** Goes on with an attempt whose outcome is not known. */
  async findOut(): Promise<string | null> {
    const attempt = this.#placement.pending();
    return attempt === null ? null : this.#settle(await this.#placement.findOut(attempt), null);
  }

  async #settle(
    outcome: PlacementResult,
    again: (Purchase & { readonly paymentMethodId: string | null }) | null,
  ): Promise<string | null> {
    let result = outcome;
    for (let tries = 0; result.kind === 'refused' && again && tries < SILENT_TRIES; tries++) {
      const { kind } = result.refusal;
      if (kind !== 'requote' && kind !== 'new-key') break;
      const quote =
        kind === 'requote'
          ? await this.#quotes.ask(again.draft, again.option)
          : this.#quotes.quote();
      // A new total is the shopper's to agree to, not ours.
      if (!quote || this.#quotes.before() !== null) return null;
      const { paymentMethodId, ageConfirmed } = again;
      result = await this.#placement.place({ quoteId: quote.id, paymentMethodId, ageConfirmed });
    }
    if (result.kind === 'placed') return result.order.id;
    if (result.kind === 'refused') await this.#explain(result.refusal, again);
    return null;
  }

  async #explain(refusal: Refusal, again: Purchase | null): Promise<void> {
    if (refusal.kind === 'price-changed' || refusal.kind === 'comes-later')
      this.#quotes.replace(refusal.quote);
    if (refusal.kind === 'fields') this.#note(refusal.faults, again?.draft);
    if (refusal.kind === 'delivery-gone' && again && !isCollect(again.option))
      await this.#quotes.ask(again.draft, null);
    if ((refusal.kind === 'bag-changed' || refusal.kind === 'bag-limit') && again) {
      this.#bag.reload();
      await this.#quotes.ask(again.draft, again.option);
    }
    this.#refusal.set(refusal);
  }

  #note(faults: readonly FieldFault[], draft: CheckoutDraft | undefined): void {
    const values = new Map(Object.entries(draft ?? {}));
    this.#faults.set(
      new Map(
        faults.map(({ field, text }) => [field, { text, value: String(values.get(field) ?? '') }]),
      ),
    );
  }

  /** The quote on show when it still holds, else a new one. */
  async #validQuote(draft: CheckoutDraft, option: string | null): Promise<Quote | null> {
    if (this.#quotes.fits(draft) && this.#quotes.isFresh(Date.now())) return this.#quotes.quote();
    const quote = await this.#quotes.ask(draft, option);
    const refusal = this.#quotes.refusal();
    if (refusal?.kind === 'fields') this.#note(refusal.faults, draft);
    return quote;
  }
}

const billingOf = (draft: CheckoutDraft) => ({
  name: draft.name.trim(),
  email: draft.email.trim(),
  ...(draft.line1.trim() === '' ? {} : { address: addressOf(draft) }),
});

const addressOf = (draft: CheckoutDraft) => ({
  line1: draft.line1.trim(),
  line2: draft.line2.trim(),
  city: draft.city.trim(),
  ...(draft.region === '' ? {} : { state: draft.region }),
  postal_code: draft.postalCode.trim(),
  country: draft.country === '' ? 'US' : draft.country,
});
