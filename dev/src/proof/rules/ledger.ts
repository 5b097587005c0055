import type { Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { chargesOf } from './charges.ts';
import { sumsBy } from './tally.ts';

/** Accounts through which money only passes. */
const isClearing = (account: string): boolean => account.includes('clearing');

/**
 * M3: the ledger sums to zero per currency, clearing accounts are empty when all is quiet, and what the
 * provider took is what was booked.
 */
export function ledger({ ledger: entries, journal, orders }: Snapshot): Violation[] {
  if (entries === null) return [];
  const unbalanced = [
    ...sumsBy(
      entries,
      (entry) => entry.currency,
      (entry) => entry.amountMinor,
    ),
  ]
    .filter(([, sum]) => sum !== 0)
    .map(([currency, sum]) => broken('M3', `ledger in ${currency}`, `is off by ${sum}`));
  const clearing = entries.filter(({ account }) => isClearing(account));
  const notCleared = [
    ...sumsBy(
      clearing,
      ({ account, currency }) => `${account} ${currency}`,
      (entry) => entry.amountMinor,
    ),
  ]
    .filter(([, sum]) => sum !== 0)
    .map(([account, sum]) => broken('M3', `account ${account}`, `still holds ${sum}`));
  const booked = sumsBy(
    entries.filter(({ kind, amountMinor }) => kind === 'capture' && amountMinor > 0),
    ({ orderId }) => orderId ?? '',
    ({ amountMinor }) => amountMinor,
  );
  const taken = sumsBy(
    chargesOf(journal),
    ({ orderId }) => orderId ?? '',
    ({ takenMinor }) => takenMinor,
  );
  const unbooked = orders
    .filter(({ id }) => (booked.get(id) ?? 0) !== (taken.get(id) ?? 0))
    .map(({ id }) =>
      broken('M3', `order ${id}`, `took ${taken.get(id) ?? 0} and booked ${booked.get(id) ?? 0}`),
    );
  return [...unbalanced, ...notCleared, ...unbooked];
}
