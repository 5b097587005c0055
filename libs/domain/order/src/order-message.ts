import { ORDER_REASONS_DE, ORDER_STATES_DE } from './german.ts';
import type { OrderState } from './order-state.ts';
import type { WordLanguage } from './word-language.ts';

/** What to say when there is no reason, or one that has no words of its own. */
const BY_STATE: Readonly<Record<OrderState, string>> = {
  placed: 'We have your order and are asking your bank. This usually takes a few seconds.',
  action_required: 'Your bank wants to be sure it is you. Please confirm the payment.',
  payment_declined:
    'Your bank said no. Nothing was charged. Try another card; we keep your items for you meanwhile.',
  confirmed: 'Thank you. Your order is confirmed and we are packing it.',
  packing: 'We are packing your order right now.',
  partially_shipped: 'Part of your order is on its way. The rest follows in a parcel of its own.',
  shipped: 'Your order is on its way. You can follow each parcel below.',
  ready_for_pickup: 'Your order is ready for you. Bring your order number to the counter.',
  delivered: 'Your order was delivered. Enjoy it.',
  partially_delivered:
    'Part of your order arrived. We are putting right what did not, and will write to you.',
  lost: 'The carrier lost your order. We are putting it right and will write to you.',
  not_collected:
    'Nobody came for your order in time, so we put it back. You were not charged for it.',
  partially_returned: 'Part of your order came back to us.',
  returned: 'Your order came back to us.',
  cancelled: 'This order was cancelled. Nothing was charged.',
};

const BY_REASON: Readonly<Partial<Record<OrderState, Readonly<Record<string, string>>>>> = {
  placed: { another_card: 'We are asking your bank about the other card.' },
  delivered: { collected: 'You picked your order up. Thank you for coming by.' },
  confirmed: {
    payment_expired:
      'Your bank let the payment go before we could pack. We are asking it again; you need not do anything.',
  },
  payment_declined: {
    insufficient_funds:
      'The card does not have enough funds for this order. Nothing was charged. Try another card.',
    expired_card: 'The card has expired. Nothing was charged. Check the date or try another card.',
    incorrect_cvc:
      'The security code did not match. Nothing was charged. Type the card again, please.',
    incorrect_number:
      'The card number did not match. Nothing was charged. Type the card again, please.',
    authentication_failed:
      'Your bank could not confirm it was you. Nothing was charged. Try again or use another card.',
    authentication_abandoned:
      'The check with your bank was not finished. Nothing was charged. Try again or use another card.',
    processing_error:
      'Your bank could not answer just now. Nothing was charged. Try again in a moment.',
    limit_exceeded: 'The card has reached its limit. Nothing was charged. Try another card.',
  },
  cancelled: {
    payment_timeout:
      'We did not get a payment in time, so we let the items go. Nothing was charged. You can order again.',
    payment_failed: 'The payment did not go through, so we let the items go. Nothing was charged.',
    out_of_stock:
      'We ran out before we could pack your order. Nothing was charged. We are sorry for the trouble.',
    shopper_request: 'You cancelled this order. Nothing was charged.',
    staff_request: 'Our team cancelled this order. Nothing was charged. Please ask us if in doubt.',
  },
};

/** What is said in each language, by state and by reason. */
const WORDS = {
  en: { states: BY_STATE, reasons: BY_REASON },
  de: { states: ORDER_STATES_DE, reasons: ORDER_REASONS_DE },
} as const;

/** The order's state in a sentence or two for the shopper; unknown reasons get the state's own words. */
export function orderMessage(
  state: OrderState,
  reason: string | null,
  language: WordLanguage = 'en',
): string {
  const { states, reasons } = WORDS[language];
  const words = reasons[state];
  // Reasons come from a database column: a name every object inherits is no reason.
  const known = words !== undefined && reason !== null && Object.hasOwn(words, reason);
  return (known ? words[reason] : undefined) ?? states[state];
}
