import type { RefundFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { sumsBy } from './tally.ts';

const BEGUN: readonly string[] = ['processing', 'settled', 'failed'];

/**
 * M2, M3, N1 of money that goes back: an order's refunds promise no more than it cost, each is the sum of its
 * parts, the provider paid what our books say under the refund's own keys, and the shopper was told once.
 */
export function refunds(snapshot: Snapshot): Violation[] {
  return [
    ...withinTotals(snapshot),
    ...snapshot.refunds.flatMap(addsUp),
    ...snapshot.refunds.flatMap((refund) => paidAsNoted(refund, snapshot)),
    ...snapshot.refunds.flatMap((refund) => credited(refund, snapshot)),
    ...snapshot.refunds.flatMap((refund) => toldOnce(refund, snapshot)),
  ];
}

const subjectOf = ({ id }: RefundFacts): string => `refund ${id}`;
const total = (minors: readonly number[]): number => minors.reduce((all, each) => all + each, 0);

function withinTotals({ refunds: all, orders }: Snapshot): Violation[] {
  const promised = sumsBy(
    all.filter(({ state }) => state !== 'refused'),
    ({ orderId }) => orderId,
    ({ amountMinor }) => amountMinor,
  );
  return orders
    .filter(({ id, totalMinor }) => (promised.get(id) ?? 0) > totalMinor)
    .map(({ id, totalMinor }) =>
      broken('M2', `order ${id}`, `cost ${totalMinor} and gives back ${promised.get(id)}`),
    );
}

function addsUp(refund: RefundFacts): Violation[] {
  const { amountMinor, partsMinor, tenders, state } = refund;
  const given = total(tenders.map(({ minor }) => minor));
  return [
    ...(partsMinor === amountMinor
      ? []
      : [broken('M2', subjectOf(refund), `is ${amountMinor}, its parts ${partsMinor}`)]),
    ...(!BEGUN.includes(state) || given === amountMinor
      ? []
      : [broken('M2', subjectOf(refund), `is ${amountMinor} and goes to tenders as ${given}`)]),
  ];
}

function paidAsNoted(refund: RefundFacts, { journal }: Snapshot): Violation[] {
  const noted = total(
    refund.tenders
      .filter(({ kind, state }) => kind === 'card' && state === 'settled')
      .map(({ minor }) => minor),
  );
  const paid = total(
    journal
      .filter(({ idempotencyKey }) => idempotencyKey?.startsWith(`refund/${refund.id}/`) === true)
      .flatMap(({ effects }) => effects)
      .filter(({ kind }) => kind === 'refunded')
      .map(({ amountMinor }) => amountMinor),
  );
  return noted === paid
    ? []
    : [
        broken(
          'M3',
          subjectOf(refund),
          `gave cards ${noted} in our books, ${paid} at the provider`,
        ),
      ];
}

function credited(refund: RefundFacts, { ledger }: Snapshot): Violation[] {
  if (ledger === null) return [];
  const booked = total(
    ledger
      .filter(({ id, account }) => id === `refund-credit/${refund.id}` && account === 'customer')
      .map(({ amountMinor }) => -amountMinor),
  );
  const expected = BEGUN.includes(refund.state) ? refund.amountMinor : 0;
  return booked === expected
    ? []
    : [broken('M3', subjectOf(refund), `credits ${expected} and was booked as ${booked}`)];
}

function toldOnce(refund: RefundFacts, { notifications }: Snapshot): Violation[] {
  const told = notifications.filter(
    ({ orderId, template, occasion }) =>
      orderId === refund.orderId && template === 'refund-sent' && occasion === refund.position,
  ).length;
  // One that failed after it was settled was told when it was settled.
  if (refund.state === 'failed') return [];
  const expected = refund.state === 'settled' ? 1 : 0;
  return told === expected
    ? []
    : [broken('N1', subjectOf(refund), `is ${refund.state} and was told ${told} times`)];
}
