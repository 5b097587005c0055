/** Why a card was refused, as far as the shopper can use it. Never renamed; banks' finer codes fold into these. */
export const DECLINE_REASONS = [
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'incorrect_number',
  'authentication_failed',
  'authentication_abandoned',
  'processing_error',
  'limit_exceeded',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Why an order ended without a sale. */
export const CANCEL_REASONS = [
  'payment_timeout',
  'payment_failed',
  'out_of_stock',
  'shopper_request',
  'staff_request',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Why an order is being paid again, or waits. */
export type WaitReason = 'another_card' | 'authentication_required';

/** How an order came to be delivered, or why it goes back to be packed again. */
export type CourseReason = 'collected' | 'payment_expired';

export type OrderReason = DeclineReason | CancelReason | WaitReason | CourseReason;

/** Providers' decline codes that mean something a shopper can act on; every other one is "the bank said no". */
const BY_PROVIDER_CODE: ReadonlyMap<string, DeclineReason> = new Map(
  Object.entries({
    insufficient_funds: 'insufficient_funds',
    expired_card: 'expired_card',
    incorrect_cvc: 'incorrect_cvc',
    invalid_cvc: 'incorrect_cvc',
    incorrect_number: 'incorrect_number',
    invalid_number: 'incorrect_number',
    invalid_expiry_month: 'expired_card',
    invalid_expiry_year: 'expired_card',
    authentication_required: 'authentication_failed',
    payment_intent_authentication_failure: 'authentication_failed',
    authentication_failed: 'authentication_failed',
    authentication_abandoned: 'authentication_abandoned',
    processing_error: 'processing_error',
    try_again_later: 'processing_error',
    card_velocity_exceeded: 'limit_exceeded',
    withdrawal_count_limit_exceeded: 'limit_exceeded',
  } as const),
);

/**
 * Folds a provider's decline code into a reason of ours. "Lost", "stolen" and "fraudulent" become the
 * plain `card_declined` on purpose: whoever holds the card must not learn it from us.
 */
export function toDeclineReason(providerCode: string | null | undefined): DeclineReason {
  return BY_PROVIDER_CODE.get(providerCode ?? '') ?? 'card_declined';
}
