import type { PaymentGateway } from '@green-apple/partners';
import type {
  AttemptState,
  DisputeRepository,
  PaymentAttemptRepository,
} from '@green-apple/persistence';
import { outcomeUnknown } from '../partner-failure.ts';

export interface DisputePorts {
  readonly attempts: PaymentAttemptRepository;
  readonly disputes: Pick<DisputeRepository, 'keep'>;
  readonly gateway: Pick<PaymentGateway, 'disputes'>;
}

/** Attempts whose money may have been taken: what was captured in parts still stands as authorised. */
const MAY_BE_TAKEN: readonly AttemptState[] = ['authorised', 'captured'];

/** Asks the provider which payments of an order are disputed, and keeps what it says. */
export async function noteDisputes(ports: DisputePorts, orderId: string): Promise<void> {
  const order = await ports.attempts.ofOrder(orderId);
  for (const { id: paymentId, state, providerRef } of order?.attempts ?? []) {
    if (providerRef === null || !MAY_BE_TAKEN.includes(state)) continue;
    const outcome = await ports.gateway.disputes(providerRef);
    if (outcome.code === 'unknown') throw outcomeUnknown('the payment provider', outcome);
    for (const { amount, ...dispute } of outcome.disputes)
      await ports.disputes.keep({
        ...dispute,
        orderId,
        paymentId,
        amountMinor: amount.minor,
        currency: amount.currency,
      });
  }
}
