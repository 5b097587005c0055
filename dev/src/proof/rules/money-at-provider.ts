import { isOpen, isSale } from './order-stages.ts';
import type { OrderFacts, PaymentFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { chargesOf, stands, type Charge } from './charges.ts';

/** States of a payment in our books that say that the provider has the shopper's money, or may take it. */
const STANDING = new Set(['authorised', 'captured', 'partially_captured', 'partially_refunded']);

/**
 * M1: what the provider holds or took is what our books say and what the order costs, parcel by parcel until the
 * last one is paid; nobody's money stands without an order that it pays for.
 */
export function moneyAtProvider(snapshot: Snapshot): Violation[] {
  const charges = chargesOf(snapshot.journal);
  return [
    ...charges.filter(stands).flatMap((charge) => nobodysMoney(charge, snapshot)),
    ...snapshot.payments.flatMap((payment) => asOurBooksSay(payment, charges, snapshot)),
    ...snapshot.orders.flatMap((order) => asTheOrderCosts(order, snapshot.payments, charges)),
    ...snapshot.orders.flatMap((order) => covered(order, charges, snapshot)),
  ];
}

function nobodysMoney(charge: Charge, { orders, payments }: Snapshot): Violation[] {
  const subject = `payment ${charge.ref}`;
  const order = orders.find(({ id }) => id === charge.orderId);
  if (order === undefined)
    return [broken('M1', subject, `stands at the provider for no order of ours`)];
  if (!payments.some(({ providerRef }) => providerRef === charge.ref) && !isOpen(order.state))
    return [broken('M1', subject, `stands at the provider and our books do not know it`)];
  return order.state === 'cancelled'
    ? [broken('M1', subject, `stands at the provider though order ${order.id} was cancelled`)]
    : [];
}

function asOurBooksSay(
  payment: PaymentFacts,
  charges: readonly Charge[],
  { refunds }: Snapshot,
): Violation[] {
  const subject = `payment ${payment.orderId}/${payment.attempt}`;
  const charge = charges.find(({ ref }) => ref === payment.providerRef);
  const standing = charge !== undefined && stands(charge);
  // Gift cards have paid for all of it, and no bank was asked.
  if (payment.amountMinor === 0 && !standing) return [];
  if (STANDING.has(payment.state)) {
    if (!standing) return [broken('M1', subject, `is ${payment.state} in our books alone`)];
    const amount = charge.heldMinor + charge.takenMinor;
    const sameCurrency = charge.currency.toUpperCase() === payment.currency.toUpperCase();
    // What refunds took off parcels before they were charged is let go when the last one is.
    const neverTaken = payment.state === 'captured' ? notTaken(payment.orderId, refunds) : 0;
    return amount === payment.amountMinor - neverTaken && sameCurrency
      ? []
      : [
          broken(
            'M1',
            subject,
            `is ${payment.amountMinor} ${payment.currency} in our books and ${amount} ${charge.currency} at the provider`,
          ),
        ];
  }
  const ended = ['declined', 'voided', 'failed'].includes(payment.state);
  return ended && standing
    ? [broken('M1', subject, `is ${payment.state} in our books and stands at the provider`)]
    : [];
}

const notTaken = (orderId: string, refunds: Snapshot['refunds']): number =>
  refunds
    .filter((refund) => refund.orderId === orderId)
    .flatMap(({ tenders }) => tenders)
    .filter(({ kind }) => kind === 'not-taken')
    .reduce((all, { minor }) => all + minor, 0);

/** An order that is sold is paid by exactly what it costs, and by one charge. */
function asTheOrderCosts(
  order: OrderFacts,
  payments: readonly PaymentFacts[],
  charges: readonly Charge[],
): Violation[] {
  const subject = `order ${order.id}`;
  const standing = charges.filter((charge) => charge.orderId === order.id && stands(charge));
  if (isOpen(order.state) && standing.length > 1)
    return [broken('M1', subject, `${standing.length} charges stand`)];
  // Later on parcels are charged one by one, and what comes back is refunded: the ledger tells.
  if (!['confirmed', 'packing'].includes(order.state) || order.dueMinor === 0) return [];
  if (standing.length !== 1)
    return [broken('M1', subject, `is ${order.state} and ${standing.length} charges stand`)];
  const paid = payments
    .filter(({ orderId, state }) => orderId === order.id && STANDING.has(state))
    .reduce((all, { amountMinor }) => all + amountMinor, 0);
  return paid === order.dueMinor
    ? []
    : [broken('M1', subject, `has ${order.dueMinor} to be paid and is paid by ${paid}`)];
}

/**
 * From the sale to the last parcel what was taken and what is still kept ready pay for all of it, less what
 * refunds took off before it was taken; and no more is kept than it costs. An order that was changed owes what it
 * came to cost, which `edits` looks after.
 */
function covered(
  { id, state, dueMinor }: OrderFacts,
  charges: readonly Charge[],
  { refunds, edits }: Snapshot,
): Violation[] {
  if (!isSale(state) || edits.some(({ orderId }) => orderId === id)) return [];
  const own = charges.filter(({ orderId }) => orderId === id);
  const total = (minorOf: (charge: Charge) => number): number =>
    own.reduce((all, charge) => all + minorOf(charge), 0);
  const [taken, held] = [total((each) => each.takenMinor), total((each) => each.heldMinor)];
  const kept = taken - total((each) => each.refundedMinor);
  const owed = dueMinor - notTaken(id, refunds);
  const subject = `order ${id}`;
  return [
    ...(taken + held < owed
      ? [broken('M1', subject, `owes ${owed}; ${taken} was taken and ${held} is kept ready`)]
      : []),
    ...(kept > dueMinor ? [broken('M1', subject, `cost ${dueMinor} and keeps ${kept}`)] : []),
  ];
}
