import { Injectable, inject, signal } from '@angular/core';
import type { PlacedOrder, PlaceOrder } from '@green-apple/contracts-http';
import { CheckoutClient } from '@green-apple/ng-api-client';
import { BagStore } from '../../shared/data-bag/bag-store.ts';
import {
  StillUnknown,
  pauseOrOnline,
  sendUntilKnown,
} from '../../shared/util-attempt/send-until-known.ts';
import { TabStorage } from '../../shared/util-browser/tab-storage.ts';
import { PAGE_LANGUAGE } from '../../shared/util-language/page-language.ts';
import { toAttempt, type PlacementAttempt } from '../util/placement-attempt.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { refusalOf, type Refusal } from '../util/refusal.ts';

const KEY = 'ga.checkout.attempt';

export type PlacementPhase = 'idle' | 'card' | 'placing' | 'checking' | 'unsure' | 'placed';

export type PlacementResult =
  | { readonly kind: 'placed'; readonly order: PlacedOrder }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unsure' };

/**
 * Places the order, exactly once. The attempt with its key is kept in the tab before it is sent, so that
 * a lost connection, a reload or a second press leads to the same order and never to a second one.
 */
@Injectable()
export class PlacementStore {
  readonly #client = inject(CheckoutClient);
  readonly #words = inject(WORDS);
  readonly #bag = inject(BagStore);
  readonly #tab = inject(TabStorage);
  readonly #locale = inject(PAGE_LANGUAGE);
  readonly #phase = signal<PlacementPhase>('idle');

  readonly phase = this.#phase.asReadonly();

  /** An attempt whose outcome was not known when the page was left. */
  pending(): PlacementAttempt | null {
    return toAttempt(this.#tab.read(KEY));
  }

  /** True exactly once until `idle` again: what a second press runs into. */
  begin(): boolean {
    if (this.#phase() !== 'idle') return false;
    this.#phase.set('card');
    return true;
  }

  idle(): void {
    this.#phase.set('idle');
  }

  place(request: Omit<PlacementAttempt, 'key' | 'locale'>): Promise<PlacementResult> {
    const attempt = { key: crypto.randomUUID(), locale: this.#locale, ...request };
    this.#tab.write(KEY, attempt);
    return this.#send(attempt, 'placing');
  }

  /** Finds out what became of an attempt by sending it again with its own key. */
  findOut(attempt: PlacementAttempt): Promise<PlacementResult> {
    return this.#send(attempt, 'checking');
  }

  async #send(attempt: PlacementAttempt, phase: PlacementPhase): Promise<PlacementResult> {
    this.#phase.set(phase);
    try {
      const placed = await sendUntilKnown(
        () => this.#client.placeOrder(orderOf(attempt), attempt.key),
        {
          onUnknown: () => this.#phase.set('checking'),
          wait: pauseOrOnline,
          now: () => Date.now(),
        },
      );
      this.#tab.remove(KEY);
      this.#phase.set('placed');
      return { kind: 'placed', order: placed };
    } catch (error) {
      if (error instanceof StillUnknown) {
        this.#phase.set('unsure');
        return { kind: 'unsure' };
      }
      this.#tab.remove(KEY);
      this.#phase.set('idle');
      return { kind: 'refused', refusal: refusalOf(error, this.#words, this.#bag.cart()?.lines) };
    }
  }
}

/** What gift cards cover is ordered without a card. */
const orderOf = ({
  quoteId,
  paymentMethodId,
  ageConfirmed,
  locale,
}: PlacementAttempt): PlaceOrder => ({
  quoteId,
  locale,
  ...(paymentMethodId === null ? {} : { paymentMethodId }),
  ...(ageConfirmed ? { ageConfirmed } : {}),
});
