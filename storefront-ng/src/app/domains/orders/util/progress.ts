import type { OrderProgress, OrderState } from '@green-apple/contracts-http';

/** States after which nothing changes by itself any more. */
export const isSettled = (state: OrderState): boolean =>
  state === 'confirmed' || state === 'cancelled';

/** News may overtake each other between stream and questions: the higher version counts. */
export const newer = (known: OrderProgress | null, news: OrderProgress): OrderProgress =>
  known && known.version > news.version ? known : news;

export type StepState = 'done' | 'now' | 'wrong' | 'next';

export interface Step {
  readonly label: string;
  readonly state: StepState;
}

const STEPS: Readonly<Record<OrderState, readonly [StepState, StepState, StepState]>> = {
  placed: ['done', 'now', 'next'],
  action_required: ['done', 'now', 'next'],
  payment_declined: ['done', 'wrong', 'next'],
  confirmed: ['done', 'done', 'done'],
  cancelled: ['done', 'wrong', 'wrong'],
};

/** The order's way in three steps. */
export function stepsOf(state: OrderState): readonly Step[] {
  const [received, payment, confirmed] = STEPS[state];
  return [
    { label: 'Received', state: received },
    { label: 'Payment', state: payment },
    { label: state === 'cancelled' ? 'Cancelled' : 'Confirmed', state: confirmed },
  ];
}

/** The head of the order's page; the sentence below it is the order's own message. */
export const HEADLINES: Readonly<Record<OrderState, string>> = {
  placed: 'One moment',
  action_required: 'One more step',
  payment_declined: 'The payment did not go through',
  confirmed: 'Thank you',
  cancelled: 'Order cancelled',
};
