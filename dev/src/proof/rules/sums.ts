import type { OrderFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { chargesOf } from './charges.ts';
import { sumsBy } from './tally.ts';

/** M2: nobody gets back more than they gave, nor twice for one request; every total is the sum of its parts. */
export function sums(snapshot: Snapshot): Violation[] {
  return [
    ...refundsWithinCaptures(snapshot),
    ...oneRefundPerRequest(snapshot),
    ...snapshot.orders.flatMap(addsUp),
    ...offersWithinLimits(snapshot),
    ...storedValues(snapshot),
  ];
}

function refundsWithinCaptures({ journal }: Snapshot): Violation[] {
  return chargesOf(journal)
    .filter(({ refundedMinor, takenMinor }) => refundedMinor > takenMinor)
    .map(({ ref, refundedMinor, takenMinor }) =>
      broken('M2', `payment ${ref}`, `took ${takenMinor} and gave back ${refundedMinor}`),
    );
}

function oneRefundPerRequest({ journal }: Snapshot): Violation[] {
  const seen = new Set<string>();
  const found: Violation[] = [];
  for (const { idempotencyKey: key, effects } of journal) {
    if (key === null || !effects.some(({ kind }) => kind === 'refunded')) continue;
    if (seen.has(key)) found.push(broken('M2', `refund ${key}`, 'was carried out twice'));
    seen.add(key);
  }
  return found;
}

function addsUp(order: OrderFacts): Violation[] {
  const total = (minors: readonly number[]): number => minors.reduce((all, each) => all + each, 0);
  const { itemsMinor, discountMinor, shippingMinor, taxMinor, totalMinor, lines, receipt } = order;
  const claims: [boolean, string][] = [
    [totalMinor === itemsMinor - discountMinor + shippingMinor + taxMinor, 'is not its parts'],
    [
      lines.every(
        (line) => line.totalMinor === line.quantity * line.unitMinor - line.discountMinor,
      ),
      'has a line that does not add up',
    ],
    [
      total(lines.map(({ quantity, unitMinor }) => quantity * unitMinor)) === itemsMinor,
      'has lines that are not its items',
    ],
    [
      total(lines.map((line) => line.discountMinor)) === discountMinor,
      'has line discounts that are not its discount',
    ],
    [
      total(receipt.map(({ amountMinor }) => amountMinor)) === totalMinor,
      'has a receipt with another total',
    ],
    [
      receipt.every(
        ({ amountMinor, shares }) =>
          shares.length === 0 || total(shares.map(({ minor }) => minor)) === amountMinor,
      ),
      'has a receipt step that is not its shares',
    ],
    [
      lines.every((line) => line.discountMinor >= 0 && line.totalMinor >= 0),
      'has a line below zero',
    ],
  ];
  return claims
    .filter(([holds]) => !holds)
    .map(([, what]) => broken('M2', `order ${order.id}`, what));
}

/** A use that is counted is an order's use, and there are no more of them than allowed. */
function offersWithinLimits({ offers }: Snapshot): Violation[] {
  return offers.flatMap(({ id, usedCount, usageLimit, redeemedBy }) => {
    const subject = `promotion ${id}`;
    const found: Violation[] = [];
    if (usageLimit !== null && usedCount > usageLimit)
      found.push(broken('M2', subject, `was used ${usedCount} times of ${usageLimit}`));
    if (redeemedBy.length > usedCount)
      found.push(
        broken('M2', subject, `is used by ${redeemedBy.length} orders, counted ${usedCount}`),
      );
    return found;
  });
}

/** A balance is the sum of its entries, and a cancelled order keeps nothing of it. */
function storedValues({ storedValues: values, orders }: Snapshot): Violation[] {
  const cancelled = new Set(
    orders.filter(({ state }) => state === 'cancelled').map(({ id }) => id),
  );
  return values.flatMap(({ id, balanceMinor, entries }) => {
    const subject = `stored value ${id}`;
    const sum = entries.reduce((all, { amountMinor }) => all + amountMinor, 0);
    const spent = sumsBy(
      entries,
      ({ orderId }) => orderId ?? '',
      ({ amountMinor }) => amountMinor,
    );
    const kept = [...spent].filter(([orderId, minor]) => cancelled.has(orderId) && minor !== 0);
    return [
      ...(sum === balanceMinor && balanceMinor >= 0
        ? []
        : [broken('M2', subject, `holds ${balanceMinor}, its entries ${sum}`)]),
      ...kept.map(([orderId]) => broken('M2', subject, `paid for cancelled order ${orderId}`)),
    ];
  });
}
