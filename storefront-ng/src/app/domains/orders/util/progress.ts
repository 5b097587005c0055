import type { OrderProgress, OrderState } from '@green-apple/contracts-http';
import type { PlainText } from '../../shared/util-language/words.ts';
import { isFinal } from '@green-apple/domain-order';

/** States after which nothing changes by itself any more. */
export const isSettled = (state: OrderState): boolean => isFinal(state);

/** News may overtake each other between stream and questions: the higher version counts. */
export const newer = (known: OrderProgress | null, news: OrderProgress): OrderProgress =>
  known && known.version > news.version ? known : news;

export type StepState = 'done' | 'now' | 'wrong' | 'next';

export interface Step {
  readonly label: PlainText;
  readonly state: StepState;
}

type Way = readonly [StepState, StepState, StepState, StepState];

const SOLD: readonly [StepState, StepState] = ['done', 'done'];
const STEPS: Readonly<Record<Exclude<OrderState, 'cancelled'>, Way>> = {
  placed: ['done', 'now', 'next', 'next'],
  action_required: ['done', 'now', 'next', 'next'],
  payment_declined: ['done', 'wrong', 'next', 'next'],
  confirmed: [...SOLD, 'next', 'next'],
  packing: [...SOLD, 'now', 'next'],
  partially_shipped: [...SOLD, 'now', 'next'],
  shipped: [...SOLD, 'done', 'now'],
  ready_for_pickup: [...SOLD, 'done', 'now'],
  delivered: [...SOLD, 'done', 'done'],
  partially_delivered: [...SOLD, 'done', 'wrong'],
  lost: [...SOLD, 'done', 'wrong'],
  not_collected: [...SOLD, 'done', 'wrong'],
  partially_returned: [...SOLD, 'done', 'done'],
  returned: [...SOLD, 'done', 'done'],
};

/** The order's way: four steps, or three when it was cancelled. */
export function stepsOf(state: OrderState, collect = false): readonly Step[] {
  if (state === 'cancelled')
    return [
      { label: 'Received', state: 'done' },
      { label: 'Payment', state: 'wrong' },
      { label: 'Cancelled', state: 'wrong' },
    ];
  const [received, payment, left, arrived] = STEPS[state];
  return [
    { label: 'Received', state: received },
    { label: payment === 'done' ? 'Confirmed' : 'Payment', state: payment },
    { label: collect ? 'Ready' : 'Shipped', state: left },
    { label: collect ? 'Collected' : 'Delivered', state: arrived },
  ];
}

/** The head of the order's page; the sentence below it is the order's own message. */
export const HEADLINES: Readonly<Record<OrderState, PlainText>> = {
  placed: 'One moment',
  action_required: 'One more step',
  payment_declined: 'The payment did not go through',
  confirmed: 'Thank you',
  packing: 'We are packing',
  partially_shipped: 'Part of it is on its way',
  shipped: 'On its way',
  ready_for_pickup: 'Ready for you',
  delivered: 'Delivered',
  partially_delivered: 'Part of it arrived',
  lost: 'Something went wrong on the way',
  not_collected: 'Not picked up',
  partially_returned: 'Part of it came back',
  returned: 'Returned',
  cancelled: 'Order cancelled',
};
