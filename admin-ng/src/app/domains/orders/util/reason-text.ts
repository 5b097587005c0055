/** Why an order or a payment stands where it does, in words for staff. */
const REASONS: Readonly<Record<string, string>> = {
  card_declined: 'the bank said no',
  insufficient_funds: 'not enough money on the card',
  expired_card: 'the card has expired',
  incorrect_cvc: 'wrong security code',
  incorrect_number: 'wrong card number',
  authentication_failed: 'the bank check failed',
  authentication_abandoned: 'the bank check was not finished',
  processing_error: 'the bank had a fault',
  limit_exceeded: 'over the card’s limit',
  payment_timeout: 'not paid in time',
  payment_failed: 'payment failed',
  out_of_stock: 'out of stock',
  shopper_request: 'the shopper asked for it',
  staff_request: 'staff asked for it',
  another_card: 'another card is being tried',
  damaged: 'it came damaged',
  not_received: 'it did not arrive',
  not_as_described: 'it is not as described',
  late: 'it came late',
  price: 'the price was wrong',
  goodwill: 'goodwill',
  other: 'something else',
  charge_disputed: 'the cardholder disputes the payment',
  charge_already_refunded: 'it was given back already',
  authentication_required: 'the bank wants to check',
};

/** Empty for no reason; an unknown code is shown readable rather than hidden. */
export const reasonText = (code: string | null): string =>
  code === null ? '' : (REASONS[code] ?? code.replaceAll('_', ' '));
