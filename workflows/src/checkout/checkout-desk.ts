import {
  CANCEL_REQUESTED,
  GET_PROGRESS,
  PAYMENT_CHANGED,
  SEARCH_ATTRIBUTES,
  type CheckoutProgress,
} from '@green-apple/workflow-contracts';
import {
  condition,
  defineQuery,
  defineSignal,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { begun, toProgress, type CheckoutState } from './checkout.state.ts';

const paymentChanged = defineSignal(PAYMENT_CHANGED);
const cancelRequested = defineSignal(CANCEL_REQUESTED);
const getProgress = defineQuery<CheckoutProgress>(GET_PROGRESS);

/** What the story holds in its hands: its state, shown to operators, and the bell that signals ring. */
export class CheckoutDesk {
  #state = begun(1);
  #rings = 0;
  #cancelAsked = false;

  constructor() {
    setHandler(paymentChanged, () => {
      this.#rings++;
    });
    setHandler(cancelRequested, () => {
      this.#cancelAsked = true;
      this.#rings++;
    });
    setHandler(getProgress, () => toProgress(this.#state));
  }

  /** Somebody wants the order cancelled; judged between two steps, never in the middle of one. */
  get cancelAsked(): boolean {
    return this.#cancelAsked;
  }

  get state(): CheckoutState {
    return this.#state;
  }

  /** The first state, and what operators can find the run by from the start. */
  begin(first: CheckoutState, market: string): void {
    this.#state = first;
    upsertSearchAttributes([
      { key: SEARCH_ATTRIBUTES.orderStage, value: first.stage },
      { key: SEARCH_ATTRIBUTES.market, value: market },
    ]);
  }

  /** Goes on to `next`; operators' search follows when the stage or the wait changed. */
  enter(next: CheckoutState): void {
    const before = this.#state;
    this.#state = next;
    if (before.stage === next.stage && before.waitingOn === next.waitingOn) return;
    upsertSearchAttributes([
      { key: SEARCH_ATTRIBUTES.orderStage, value: next.stage },
      { key: SEARCH_ATTRIBUTES.waitingOn, value: next.waitingOn },
      { key: SEARCH_ATTRIBUTES.dueBy, value: next.dueBy === null ? null : new Date(next.dueBy) },
    ]);
  }

  /** Rings so far; taken before a look at the world, so that a ring during the look is not missed. */
  get rings(): number {
    return this.#rings;
  }

  /** Waits for a ring after `since`; false when time is up. */
  async ringAfter(since: number, milliseconds: number): Promise<boolean> {
    if (this.#rings !== since) return true;
    return milliseconds > 0 && condition(() => this.#rings !== since, milliseconds);
  }
}
