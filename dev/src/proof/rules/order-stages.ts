import { isOrderState, isPaymentOpen, isSold } from '@green-apple/domain-order';

/** True while it is not decided whether the order is sold: its payment is still open. */
export const isOpen = (state: string): boolean => isOrderState(state) && isPaymentOpen(state);

/** True once the order was sold, whatever became of it afterwards. */
export const isSale = (state: string): boolean => isOrderState(state) && isSold(state);
