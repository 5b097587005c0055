import type { StaffTaskKind } from '@green-apple/domain-order';
import type { HeldPayment, PaymentGateway } from '@green-apple/partners';
import type { LooseEndsRepository, StaffTaskRepository } from '@green-apple/persistence';
import type { PaymentSweep } from '@green-apple/workflow-contracts';
import { outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';

export interface PaymentSweepPorts {
  readonly ends: LooseEndsRepository;
  readonly tasks: StaffTaskRepository;
  readonly gateway: Pick<PaymentGateway, 'heldBetween'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const PAYMENT_WITHOUT_ORDER: StaffTaskKind = 'payment_without_order';
/** A run gets this long before the sweep looks after its payment. */
export const QUIET_S = 15 * 60;
/** How far back the provider's own list is read: several sweeps see each payment. */
export const LOOK_BACK_MS = 3 * 60 * 60 * 1000;

/**
 * The net under workers and webhooks: finds payments nobody looks after, by our books and by the provider's,
 * and wakes the orders' own runs. It takes nothing back itself. Money without any order is a person's case:
 * after a restored backup it may well be the order that is missing.
 */
export function createPaymentSweep(ports: PaymentSweepPorts): () => Promise<PaymentSweep> {
  return () =>
    withPartnerFailures(async () => {
      const placed = await ports.ends.placeParked();
      const woken = await ports.ends.wakeUnsettled(QUIET_S);
      const until = ports.now() - QUIET_S * 1000;
      const held = await ports.gateway.heldBetween(new Date(until - LOOK_BACK_MS), new Date(until));
      if (held.code === 'unknown') throw outcomeUnknown('the payment provider', held);
      let orphans = 0;
      for (const payment of held.payments) if (await isOrphan(ports, payment)) orphans++;
      return { placed: placed.length, woken: woken.length, orphans };
    });
}

async function isOrphan(ports: PaymentSweepPorts, payment: HeldPayment): Promise<boolean> {
  // Not made by us: another program of the company uses the same account.
  if (payment.attemptKey === null) return false;
  const standing = await ports.ends.standingOf(payment.attemptKey);
  if (standing.code === 'ours') return false;
  if (standing.code === 'orphan') {
    await ports.ends.wake(standing.orderId);
    return true;
  }
  const { providerRef } = payment;
  await ports.tasks.raise({
    key: `payment-without-order/${providerRef}`,
    kind: PAYMENT_WITHOUT_ORDER,
    orderId: null,
    facts: { providerRef, namedOrder: payment.orderId ?? 'none' },
  });
  return true;
}
