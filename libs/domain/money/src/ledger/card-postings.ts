import { times, type Money } from '../money.ts';
import type { Account } from './account.ts';
import type { Amount } from './order-postings.ts';
import { posting, type Posting } from './posting.ts';

/** `amount` leaves one account for another. */
const moved = (kind: string, { amount, ...booking }: Amount, to: Account, from: Account): Posting =>
  posting(kind, booking, [entry(to, amount), entry(from, times(amount, -1))]);

const entry = (account: Account, amount: Money) => ({ account, amount });

/** The provider is being asked to take the money; on its way until the answer is known. */
export const captureRequested = (capture: Amount): Posting =>
  moved('capture_request', capture, 'capture_clearing', 'customer');

/** The provider has taken the money, out of what the bank kept ready. */
export const captured = ({ amount, ...booking }: Amount): Posting =>
  posting('capture', booking, [
    entry('provider_balance', amount),
    entry('capture_clearing', times(amount, -1)),
    entry('card_holds_clearing', amount),
    entry('card_holds', times(amount, -1)),
  ]);

/** The provider did not take the money: the shopper owes it as before. */
export const captureFailed = (capture: Amount): Posting =>
  moved('capture_failure', capture, 'customer', 'capture_clearing');

/** The provider is being asked to give money back. */
export const refundRequested = (refund: Amount): Posting =>
  moved('refund_request', refund, 'customer', 'refund_clearing');

export const refunded = (refund: Amount): Posting =>
  moved('refund', refund, 'refund_clearing', 'provider_balance');

export const refundFailed = (refund: Amount): Posting =>
  moved('refund_failure', refund, 'refund_clearing', 'customer');

/** Given back, and come back to us: the bank could not place it. */
export const refundReturned = (refund: Amount): Posting =>
  moved('refund_return', refund, 'provider_balance', 'customer');

/** The bank has taken the money back on the card holder's word, until it is decided. */
export const disputeOpened = (dispute: Amount): Posting =>
  moved('dispute', dispute, 'dispute_clearing', 'provider_balance');

export const disputeWon = (dispute: Amount): Posting =>
  moved('dispute_won', dispute, 'provider_balance', 'dispute_clearing');

export const disputeLost = (dispute: Amount): Posting =>
  moved('dispute_lost', dispute, 'dispute_losses', 'dispute_clearing');

/** What the provider keeps for its work. */
export const feeCharged = (fee: Amount): Posting =>
  moved('fee', fee, 'provider_fees', 'provider_balance');
