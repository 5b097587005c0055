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
    { label: 'Order received', state: received },
    { label: 'Payment', state: payment },
    { label: state === 'cancelled' ? 'Cancelled' : 'Confirmed', state: confirmed },
  ];
}

/** What a state is called at the head of the order's page. */
export const HEADLINES: Readonly<Record<OrderState, string>> = {
  placed: 'We have your order',
  action_required: 'Your bank wants to be sure it is you',
  payment_declined: 'Your bank said no',
  confirmed: 'Thank you, your order is confirmed',
  cancelled: 'This order was cancelled',
};
