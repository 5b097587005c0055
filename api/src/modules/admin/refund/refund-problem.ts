import { formatMoney, type Currency } from '@green-apple/domain-money';
import type { RefundRefusal } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';

/** Says to an employee why money cannot go back as asked. */
export function refundProblem(refusal: RefundRefusal, currency: Currency): ProblemError {
  const price = (minor: number): string => formatMoney({ minor, currency });
  const no = (detail: string): ProblemError => new ProblemError('REFUND_NOT_POSSIBLE', { detail });
  switch (refusal.code) {
    case 'ORDER_UNKNOWN':
      return new ProblemError('ORDER_NOT_FOUND');
    case 'NOT_SOLD':
      return no('Nothing was sold with this order, or all of it was cancelled.');
    case 'UNKNOWN_LINE':
      return no('One of the lines is not of this order.');
    case 'QUANTITY_EXCEEDED':
      return no(`Of one of the lines only ${refusal.left} can still be given back.`);
    case 'AMOUNT_EXCEEDED':
      return no(`Only ${price(refusal.leftMinor)} of that can still be given back.`);
    case 'NOTHING_TO_REFUND':
      return no('There is nothing left to give back.');
    case 'NOT_TAKEN_YET':
      return no(
        `Only ${price(refusal.leftMinor)} was charged or is planned to be. ` +
          'What is not planned yet cannot be given back: wait for its parcel, or cancel the order.',
      );
    case 'ID_TAKEN':
      return new ProblemError('IDEMPOTENCY_KEY_REUSED');
  }
}
