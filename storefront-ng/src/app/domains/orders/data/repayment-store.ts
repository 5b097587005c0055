import { Injectable, inject, signal } from '@angular/core';
import type { PaymentAction } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { WORDS, type Words } from '../../shared/util-language/words.ts';
import { cardFaultWords } from '../../shared/data-payment/payment-provider.ts';
import { PaymentScript } from '../../shared/data-payment/payment-script.ts';
import {
  StillUnknown,
  pauseOrOnline,
  sendUntilKnown,
} from '../../shared/util-attempt/send-until-known.ts';
import { problemSentence, problemWords } from '../../shared/util-words/problem-words.ts';

export type RepaymentPhase = 'idle' | 'bank' | 'card' | 'sending' | 'checking';

/** What the shopper can do about a payment that waits for them: confirm with the bank, or another card. */
@Injectable()
export class RepaymentStore {
  readonly #words = inject(WORDS);
  readonly #script = inject(PaymentScript);
  readonly #phase = signal<RepaymentPhase>('idle');
  readonly #fault = signal<string | null>(null);

  readonly phase = this.#phase.asReadonly();
  readonly fault = this.#fault.asReadonly();

  /** Opens the bank's check. Resolves when it was finished or closed; the order's news tell the rest. */
  async confirmWithBank(ask: () => Promise<PaymentAction>): Promise<void> {
    if (!this.begin('bank')) return;
    try {
      const action = await ask();
      const provider = await this.#script.load(action);
      const { error } = await provider.handleNextAction({ clientSecret: action.clientSecret });
      if (error) this.#fault.set(cardFaultWords(error, this.#words));
    } catch (error) {
      // The payment has moved on meanwhile: the order's own news say where to.
      if (failureCode(error) !== 'PAYMENT_NOT_EXPECTED')
        this.#fault.set(sentence(error, this.#words));
    } finally {
      this.#phase.set('idle');
    }
  }

  /** Sends another card; the same key until the outcome is known, so that it is tried once. */
  async payWith(
    send: (paymentMethodId: string, key: string) => Promise<unknown>,
    paymentMethodId: string,
  ): Promise<void> {
    this.#phase.set('sending');
    const key = crypto.randomUUID();
    try {
      await sendUntilKnown(() => send(paymentMethodId, key), {
        onUnknown: () => this.#phase.set('checking'),
        wait: pauseOrOnline,
        now: () => Date.now(),
      });
    } catch (error) {
      if (failureCode(error) !== 'PAYMENT_NOT_EXPECTED')
        this.#fault.set(sentence(error, this.#words));
    } finally {
      this.#phase.set('idle');
    }
  }

  /** False when something is on its way already. */
  begin(phase: RepaymentPhase): boolean {
    if (this.#phase() !== 'idle') return false;
    this.#fault.set(null);
    this.#phase.set(phase);
    return true;
  }

  idle(): void {
    this.#phase.set('idle');
  }
}

function sentence(error: unknown, words: Words): string {
  if (error instanceof StillUnknown)
    return words.say(
      'We could not find out whether the payment went through. This page shows it as soon as we know.',
    );
  return problemSentence(problemWords(error), words);
}
