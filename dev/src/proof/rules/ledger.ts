import { CLEARING_ACCOUNTS } from '@green-apple/domain-money';
import type { LedgerFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { chargesOf } from './charges.ts';
import { isSale } from './order-stages.ts';
import { sumsBy } from './tally.ts';

/** Holds pass through these two for as long as a charge stands; the others are empty when all is quiet. */
const HOLDS: readonly string[] = ['card_holds', 'card_holds_clearing'];
const EMPTY_WHEN_QUIET = CLEARING_ACCOUNTS.filter((account) => !HOLDS.includes(account));

/**
 * M3: the ledger sums to zero per currency, clearing accounts are empty when all is quiet, and per order what
 * was booked is what the provider did and what the order was sold for.
 */
export function ledger({ ledger: entries, journal, orders }: Snapshot): Violation[] {
  if (entries === null) return [];
  return [
    ...balanced(entries),
    ...cleared(entries),
    ...asTheProviderDid(entries, { journal, orders }),
    ...asSold(entries, { orders }),
  ];
}

const amountOf = ({ amountMinor }: LedgerFacts): number => amountMinor;
const orderOf = ({ orderId }: { orderId: string | null }): string => orderId ?? '';

function balanced(entries: readonly LedgerFacts[]): Violation[] {
  return [...sumsBy(entries, ({ currency }) => currency, amountOf)]
    .filter(([, sum]) => sum !== 0)
    .map(([currency, sum]) => broken('M3', `ledger in ${currency}`, `is off by ${sum}`));
}

function cleared(entries: readonly LedgerFacts[]): Violation[] {
  const passing = entries.filter(({ account }) =>
    (EMPTY_WHEN_QUIET as readonly string[]).includes(account),
  );
  return [...sumsBy(passing, ({ account, orderId }) => `${account} of order ${orderId}`, amountOf)]
    .filter(([, sum]) => sum !== 0)
    .map(([account, sum]) => broken('M3', account, `still holds ${sum}`));
}

function asTheProviderDid(
  entries: readonly LedgerFacts[],
  { journal, orders }: Pick<Snapshot, 'journal' | 'orders'>,
): Violation[] {
  const booked = sumsBy(
    entries.filter(
      ({ account, kind }) =>
        account === 'provider_balance' && (kind === 'capture' || kind === 'refund'),
    ),
    orderOf,
    amountOf,
  );
  const kept = sumsBy(
    chargesOf(journal),
    orderOf,
    ({ takenMinor, refundedMinor }) => takenMinor - refundedMinor,
  );
  return orders
    .filter(({ id }) => (booked.get(id) ?? 0) !== (kept.get(id) ?? 0))
    .map(({ id }) =>
      broken(
        'M3',
        `order ${id}`,
        `the provider keeps ${kept.get(id) ?? 0}, booked is ${booked.get(id) ?? 0}`,
      ),
    );
}

/** What the shopper owes begins with the order's total. */
function asSold(
  entries: readonly LedgerFacts[],
  { orders }: Pick<Snapshot, 'orders'>,
): Violation[] {
  const owed = sumsBy(
    entries.filter(({ account, kind }) => account === 'customer' && kind === 'sale'),
    orderOf,
    amountOf,
  );
  return orders
    .filter(({ id, state, totalMinor }) => isSale(state) && (owed.get(id) ?? 0) !== totalMinor)
    .map(({ id, totalMinor }) =>
      broken('M3', `order ${id}`, `costs ${totalMinor} and was booked as ${owed.get(id) ?? 0}`),
    );
}
