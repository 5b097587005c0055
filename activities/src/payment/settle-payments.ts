import type { OrderState } from '@green-apple/domain-order';
import type { PaymentGateway, PaymentLookup } from '@green-apple/partners';
import type { AttemptRow, AttemptState, PaymentAttemptRepository } from '@green-apple/persistence';
import type { SettledPayments } from '@green-apple/workflow-contracts';
import { outcomeUnknown } from '../partner-failure.ts';
import { takePaymentBack } from './take-back.ts';

export interface SettlePorts {
  readonly attempts: PaymentAttemptRepository;
  readonly gateway: PaymentGateway;
  readonly lookUp: (row: AttemptRow) => Promise<PaymentLookup>;
}

type Settled = 'nothing' | 'voided' | 'refunded' | 'processing';

const GIVEN_UP: readonly AttemptState[] = [
  'requested',
  'action_required',
  'authorised',
  'declined',
  'failed',
  'voided',
];

/**
 * An attempt the order does not live by: the order is over, or another card came after it. Captured money is
 * not looked at here: what was taken for goods goes back by a refund with a reason.
 */
export function isGivenUp(row: AttemptRow, state: OrderState, newest: number): boolean {
  return GIVEN_UP.includes(row.state) && (state === 'cancelled' || row.attempt < newest);
}

/** Looks every given-up attempt up at the provider and takes back what it holds or took. */
export async function settlePayments(
  ports: SettlePorts,
  orderId: string,
): Promise<SettledPayments> {
  const order = await ports.attempts.ofOrder(orderId);
  if (order === null) return { open: 0, returned: [] };
  const newest = Math.max(...order.attempts.map(({ attempt }) => attempt));
  const returned: number[] = [];
  let open = 0;
  for (const row of order.attempts.filter((each) => isGivenUp(each, order.state, newest))) {
    const settled = await settle(ports, row);
    if (settled === 'processing') open++;
    if (settled === 'refunded') returned.push(row.attempt);
  }
  return { open, returned };
}

async function settle(ports: SettlePorts, row: AttemptRow): Promise<Settled> {
  // Declined without ever becoming a payment: there is nothing to look up.
  if (row.state === 'declined' && row.providerRef === null) return 'nothing';
  // Gift cards paid all of it: no provider ever heard of this order.
  if (row.amountMinor === 0) return close(ports, row, null, 'nothing');
  const outcome = await ports.lookUp(row);
  switch (outcome.code) {
    case 'unknown':
      throw outcomeUnknown('the payment provider', outcome);
    case 'not_found':
      return close(ports, row, row.providerRef, 'nothing');
    case 'declined':
    case 'voided':
      return close(ports, row, outcome.providerRef, 'nothing');
    case 'processing':
      return 'processing';
    case 'authorised':
    case 'action_required':
      return takeBack(ports, row, outcome.providerRef);
    case 'captured':
      return takeBack(ports, row, outcome.providerRef, outcome.amount);
  }
}

async function takeBack(
  ports: SettlePorts,
  row: AttemptRow,
  providerRef: string,
  taken?: Parameters<typeof takePaymentBack>[3],
): Promise<Settled> {
  const done = await takePaymentBack(ports.gateway, row, providerRef, taken);
  return done === 'processing' ? done : close(ports, row, providerRef, done);
}

/** Written down once: a second look at the same attempt finds nothing to tell the shopper. */
async function close(
  { attempts }: SettlePorts,
  row: AttemptRow,
  providerRef: string | null,
  settled: Settled,
): Promise<Settled> {
  const from = GIVEN_UP.filter((state) => state !== 'voided');
  const { id, declineCode } = row;
  await attempts.change({ id, declineCode, providerRef, state: 'voided', from });
  return settled;
}
