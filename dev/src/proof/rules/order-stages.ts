import { isOrderState, mayPayAgain } from '@green-apple/domain-order';

/** True while it is not decided whether the order is sold: its payment is still open. */
export const isOpen = (state: string): boolean =>
  state === 'placed' || (isOrderState(state) && mayPayAgain(state));
