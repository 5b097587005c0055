import type { CheckoutFacts, PaymentStanding } from '@green-apple/workflow-contracts';
import { now } from '../support/clock.ts';
import { paymentProvider, quickDb } from '../support/proxies.ts';
import type { Saga } from '../support/saga.ts';
import { tellShopper } from '../support/tell-shopper.ts';
import type { CheckoutDesk } from './checkout-desk.ts';
import {
  afterPayment,
  askAgainMs,
  BANK_MS,
  begun,
  isWaiting,
  isWithBank,
  NUDGE_AFTER_MS,
  patience,
  SECOND_CHANCE_MS,
} from './checkout.state.ts';

export type PaymentEnd = 'paid' | 'timed_out' | 'cancelled';

const deed = (attempt: number): string => `payment ${attempt}`;

/**
 * Tries cards until one is authorised, or until time is up. A declined card and an unanswered question of
 * the bank leave the order open: the shopper may answer, or bring another card.
 */
export class PaymentTaker {
  readonly #orderId: string;
  #holdExpiresAt: number;
  readonly #desk: CheckoutDesk;
  readonly #saga: Saga;
  readonly #orders = quickDb();
  readonly #provider = paymentProvider();
  /** Rings before the last look at provider and database: a later ring is news. */
  #heard = 0;

  constructor(orderId: string, facts: CheckoutFacts, desk: CheckoutDesk, saga: Saga) {
    this.#orderId = orderId;
    this.#holdExpiresAt = Date.parse(facts.holdExpiresAt);
    this.#desk = desk;
    this.#saga = saga;
  }

  /** Ends when the money is ours to take, when time is up, or when somebody wants the order cancelled. */
  async takePayment(): Promise<PaymentEnd> {
    await this.#charge();
    while (isWaiting(this.#desk.state) && !this.#desk.cancelAsked)
      if (!(await this.#waitForChange())) return this.#desk.cancelAsked ? 'cancelled' : 'timed_out';
    return this.#desk.cancelAsked ? 'cancelled' : 'paid';
  }

  get #attempt() {
    return { orderId: this.#orderId, attempt: this.#desk.state.attempt };
  }

  async #charge(): Promise<void> {
    const attempt = this.#attempt;
    this.#heard = this.#desk.rings;
    this.#saga.push(deed(attempt.attempt), () => this.#provider.voidPayment(attempt));
    await this.#follow(await this.#provider.authorisePayment(attempt));
  }

  /** Writes down what the provider said, for the shopper and for the story. */
  async #follow(standing: PaymentStanding): Promise<void> {
    const attempt = this.#attempt;
    if (standing.code === 'action_required' && this.#desk.state.stage !== 'action_required')
      await this.#orders.askForAction(attempt);
    await this.#adjustHold(standing);
    if (standing.code === 'declined')
      await this.#orders.declineOrder({ ...attempt, reason: standing.reason });
    const clock = { now: now(), holdExpiresAt: this.#holdExpiresAt };
    this.#desk.enter(afterPayment(this.#desk.state, standing, clock));
  }

  /** saleor/saleor#15246: a hold that runs out while the payment is pending sells the items twice. */
  async #adjustHold({ code }: PaymentStanding): Promise<void> {
    const withBank = isWithBank(this.#desk.state);
    if (code === 'processing' && !withBank)
      await this.#holdUntil(now() + BANK_MS + SECOND_CHANCE_MS);
    if (code === 'declined' && withBank) await this.#holdUntil(now() + SECOND_CHANCE_MS);
  }

  async #holdUntil(time: number): Promise<void> {
    const { orderId } = this.#attempt;
    this.#holdExpiresAt = time;
    await this.#orders.holdUntil({ orderId, until: new Date(time).toISOString() });
  }

  /** Waits for the shopper, or the bank, and looks what is new. False when time is up. */
  async #waitForChange(): Promise<boolean> {
    if (!(await this.#ring())) return false;
    if (this.#desk.cancelAsked) return true;
    this.#heard = this.#desk.rings;
    const newest = await this.#orders.latestAttempt({ orderId: this.#orderId });
    if (newest > this.#desk.state.attempt) await this.#changeCard(newest);
    else if (this.#desk.state.stage !== 'payment_declined')
      await this.#follow(await this.#provider.refreshPayment(this.#attempt));
    return true;
  }

  async #ring(): Promise<boolean> {
    const { state } = this.#desk;
    const left = patience(state, now());
    if (state.waitingOn === 'bank') {
      await this.#desk.ringAfter(this.#heard, askAgainMs(state, now()));
      return left > 0;
    }
    if (state.stage !== 'payment_declined') return this.#desk.ringAfter(this.#heard, left);
    if (await this.#desk.ringAfter(this.#heard, Math.min(left, NUDGE_AFTER_MS))) return true;
    this.#nudge();
    return this.#desk.ringAfter(this.#heard, patience(state, now()));
  }

  /** The shopper has left the page: a mail with the link brings them back. Nobody waits for the mail. */
  #nudge(): void {
    const { orderId, attempt: occasion } = this.#attempt;
    if (patience(this.#desk.state, now()) === 0) return;
    tellShopper({ orderId, template: 'payment-declined', occasion }).catch(() => undefined);
  }

  /** The card before must be out of the way first: a question answered late would be a second charge. */
  async #changeCard(newest: number): Promise<void> {
    const before = this.#attempt;
    await this.#provider.voidPayment(before);
    this.#saga.drop(deed(before.attempt));
    this.#desk.enter(begun(newest));
    await this.#orders.beginAttempt(this.#attempt);
    await this.#charge();
  }
}
