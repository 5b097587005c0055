/** Where an order stands. Only the order's workflow moves it, and only along {@link TRANSITIONS}. */
export const ORDER_STATES = [
  'placed',
  'action_required',
  'payment_declined',
  'confirmed',
  'packing',
  'partially_shipped',
  'shipped',
  'ready_for_pickup',
  'delivered',
  'partially_delivered',
  'lost',
  'not_collected',
  'partially_returned',
  'returned',
  'cancelled',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What may follow while parcels are on their way: a run that was away finds several steps taken at once. */
const ENDS = ['delivered', 'partially_delivered', 'lost'] as const;
/** What went astray was sent again: the order is on its way once more. */
const AGAIN = ['partially_shipped', 'shipped'] as const;

/**
 * Every step an order may take. A second decline, or a second question by the bank, is a step of its own
 * (a new attempt, a new line in the history), and another card leads back to `placed` while it is tried.
 * A parcel given up as lost may turn up after all, and one that went astray may be sent again. Only `cancelled`
 * and `not_collected` are left by nobody.
 */
export const TRANSITIONS: Readonly<Record<OrderState, readonly OrderState[]>> = {
  placed: ['action_required', 'payment_declined', 'confirmed', 'cancelled'],
  action_required: ['placed', 'action_required', 'payment_declined', 'confirmed', 'cancelled'],
  payment_declined: ['placed', 'action_required', 'payment_declined', 'confirmed', 'cancelled'],
  confirmed: [
    'packing',
    'partially_shipped',
    'shipped',
    'ready_for_pickup',
    ...ENDS,
    'not_collected',
    'cancelled',
  ],
  packing: [
    // What was packed is put back: an address to clear up, a payment that ran out.
    'confirmed',
    'partially_shipped',
    'shipped',
    'ready_for_pickup',
    ...ENDS,
    'not_collected',
    'cancelled',
  ],
  partially_shipped: ['shipped', ...ENDS, 'partially_returned', 'returned'],
  shipped: ['partially_shipped', ...ENDS, 'partially_returned', 'returned'],
  ready_for_pickup: ['delivered', 'partially_delivered', 'not_collected', 'cancelled'],
  delivered: ['partially_returned', 'returned'],
  partially_delivered: [...AGAIN, 'delivered', 'partially_returned', 'returned'],
  lost: [...AGAIN, 'delivered', 'partially_delivered', 'partially_returned', 'returned'],
  not_collected: [],
  partially_returned: [...AGAIN, 'delivered', 'partially_delivered', 'returned'],
  returned: [...AGAIN, 'delivered', 'partially_delivered'],
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

/** States in which an order rests: nothing more happens unless somebody asks for it. */
export const END_STATES: readonly OrderState[] = [
  ...ENDS,
  'not_collected',
  'partially_returned',
  'returned',
  'cancelled',
];

/** True when nothing will change by itself any more. */
export const isFinal = (state: OrderState): boolean => END_STATES.includes(state);

const PAYMENT_OPEN: readonly OrderState[] = ['placed', 'action_required', 'payment_declined'];

/** True until the order is sold or given up: the checkout's part of an order's life. */
export const isPaymentOpen = (state: OrderState): boolean => PAYMENT_OPEN.includes(state);

/** True once the order was sold, whatever became of it afterwards. */
export const isSold = (state: OrderState): boolean =>
  !isPaymentOpen(state) && state !== 'cancelled';

/** True while the shopper may try another card on the same order. */
export const mayPayAgain = (state: OrderState): boolean =>
  state === 'payment_declined' || state === 'action_required';

/** Narrows text from outside (a database column, a message) to a state. */
export const isOrderState = (text: string): text is OrderState =>
  (ORDER_STATES as readonly string[]).includes(text);
