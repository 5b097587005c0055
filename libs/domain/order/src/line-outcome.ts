import type { OrderState } from './order-state.ts';

/** What became of (a part of) a line. Collected at the counter counts as delivered. */
export const LINE_OUTCOMES = [
  'delivered',
  'returned',
  'lost',
  'not_collected',
  'cancelled',
] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/**
 * The end of an order by what became of its lines: each combination has its row, so that an order of which
 * nothing arrived is never called delivered. Cancelled lines are no longer part of an order: beside others
 * they do not count.
 */
const END_BY_OUTCOMES: Readonly<Record<string, OrderState>> = {
  '': 'cancelled',
  delivered: 'delivered',
  'delivered+returned': 'partially_returned',
  'delivered+returned+lost': 'partially_returned',
  'delivered+returned+not_collected': 'partially_returned',
  'delivered+returned+lost+not_collected': 'partially_returned',
  'delivered+lost': 'partially_delivered',
  'delivered+not_collected': 'partially_delivered',
  'delivered+lost+not_collected': 'partially_delivered',
  returned: 'returned',
  'returned+lost': 'returned',
  'returned+not_collected': 'returned',
  'returned+lost+not_collected': 'returned',
  lost: 'lost',
  'lost+not_collected': 'lost',
  not_collected: 'not_collected',
};

/** Where an order ends whose lines all have an outcome. */
export function endStateOf(outcomes: readonly LineOutcome[]): OrderState {
  const row = LINE_OUTCOMES.filter((each) => each !== 'cancelled' && outcomes.includes(each));
  const end = END_BY_OUTCOMES[row.join('+')];
  if (end === undefined) throw new RangeError(`no end for ${row.join('+')}`);
  return end;
}
