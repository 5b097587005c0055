/** Where an order stands. Only the order's workflow moves it, and only along {@link TRANSITIONS}. */
export const ORDER_STATES = [
  'placed',
  'action_required',
  'payment_declined',
  'confirmed',
  'cancelled',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/**
 * Every step an order may take. A second decline, or a second question by the bank, is a step of its own
 * (a new attempt, a new line in the history), and another card leads back to `placed` while it is tried.
 */
export const TRANSITIONS: Readonly<Record<OrderState, readonly OrderState[]>> = {
  placed: ['action_required', 'payment_declined', 'confirmed', 'cancelled'],
  action_required: ['placed', 'action_required', 'payment_declined', 'confirmed', 'cancelled'],
  payment_declined: ['placed', 'action_required', 'payment_declined', 'confirmed', 'cancelled'],
  confirmed: [],
  cancelled: [],
};

export type TransitionResult =
  | { readonly ok: true; readonly from: OrderState; readonly to: OrderState }
  | {
      readonly ok: false;
      readonly code: 'ILLEGAL_TRANSITION';
      readonly from: OrderState;
      readonly to: OrderState;
    };

/** Asks whether an order may go from one state to another; every "no" looks the same. */
export function transition(from: OrderState, to: OrderState): TransitionResult {
  return TRANSITIONS[from].includes(to)
    ? { ok: true, from, to }
    : { ok: false, code: 'ILLEGAL_TRANSITION', from, to };
}

/** The states that may become `to`: the guard of an update (`where state = any(...)`). */
export function statesBefore(to: OrderState): OrderState[] {
  return ORDER_STATES.filter((from) => TRANSITIONS[from].includes(to));
}

/** True when checkout is over: nothing will change by itself any more. */
export const isFinal = (state: OrderState): boolean => TRANSITIONS[state].length === 0;

/** True while the shopper may try another card on the same order. */
export const mayPayAgain = (state: OrderState): boolean =>
  state === 'payment_declined' || state === 'action_required';

/** Narrows text from outside (a database column, a message) to a state. */
export const isOrderState = (text: string): text is OrderState =>
  (ORDER_STATES as readonly string[]).includes(text);
