import { money, type Money } from '@green-apple/domain-money';
import type { PaymentGateway } from '@green-apple/partners';
import type { AttemptRow } from '@green-apple/persistence';
import { outcomeUnknown } from '../partner-failure.ts';

/** What was done; `processing` when nothing can be done before the bank has answered. */
export type TakenBack = 'voided' | 'refunded' | 'processing';

/** Frees the money of one attempt: void it, or give it back when it was taken already. */
export async function takePaymentBack(
  gateway: PaymentGateway,
  row: AttemptRow,
  providerRef: string,
  taken: Money = money(row.amountMinor, row.currency),
): Promise<TakenBack> {
  const idempotencyKey = `${row.idempotencyKey}/void`;
  const outcome = await gateway.void({ providerRef, idempotencyKey });
  switch (outcome.code) {
    case 'unknown':
      throw outcomeUnknown('the payment provider', outcome);
    case 'processing':
      return 'processing';
    case 'captured':
      return giveBack(gateway, row, providerRef, taken);
    case 'voided':
    case 'not_found':
      return 'voided';
  }
}

/** A refusal says that it was given back before: the provider never gives more than it took. */
async function giveBack(
  gateway: PaymentGateway,
  row: AttemptRow,
  providerRef: string,
  amount: Money,
): Promise<TakenBack> {
  const outcome = await gateway.refund({
    providerRef,
    amount,
    orderId: row.orderId,
    idempotencyKey: `${row.idempotencyKey}/refund`,
  });
  if (outcome.code === 'unknown') throw outcomeUnknown('the payment provider', outcome);
  return 'refunded';
}
