import { sum, type Currency, type Money } from '../money.ts';
import type { Account } from './account.ts';

export interface LedgerEntry {
  readonly account: Account;
  /** Debit above zero, credit below. */
  readonly amount: Money;
}

/** One fact about money, written down once: its entries sum to zero. */
export interface Posting {
  /** One key, one posting: written twice, it counts once. */
  readonly key: string;
  readonly kind: string;
  readonly orderId: string;
  readonly entries: readonly LedgerEntry[];
}

export interface Booking {
  readonly key: string;
  readonly orderId: string;
}

/** Builds a posting; entries of nothing are left out. Throws a RangeError when the rest does not balance. */
export function posting(
  kind: string,
  { key, orderId }: Booking,
  entries: readonly LedgerEntry[],
): Posting {
  const kept = entries.filter(({ amount }) => amount.minor !== 0);
  if (!isBalanced(kept)) throw new RangeError(`the entries of ${kind} do not sum to zero`);
  return { key, kind, orderId, entries: kept };
}

/** True when the entries sum to zero in every currency. */
export function isBalanced(entries: readonly LedgerEntry[]): boolean {
  const currencies = new Set(entries.map(({ amount }) => amount.currency));
  return [...currencies].every((currency) => totalOf(entries, currency).minor === 0);
}

/** The balance of one account over these entries. */
export function balanceOf(
  entries: readonly LedgerEntry[],
  account: Account,
  currency: Currency,
): Money {
  return totalOf(
    entries.filter((entry) => entry.account === account),
    currency,
  );
}

/** What the shopper still has to pay (below zero: what they get back). Always a sum, never a stored field. */
export const amountDue = (entries: readonly LedgerEntry[], currency: Currency): Money =>
  balanceOf(entries, 'customer', currency);

const totalOf = (entries: readonly LedgerEntry[], currency: Currency): Money =>
  sum(
    entries.map(({ amount }) => amount).filter((amount) => amount.currency === currency),
    currency,
  );
