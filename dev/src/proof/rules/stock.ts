import type { LevelFacts, MovementFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { sumsBy } from './tally.ts';
import { isOpen, isSale } from './order-stages.ts';

const placeOf = ({ variantId, locationId }: { variantId: string; locationId: string }): string =>
  `${variantId} at ${locationId}`;

/** States in which units are set aside for an order and still lie on the shelf. */
const SET_ASIDE = new Set(['held', 'allocated']);
/** What a movement does to the units set aside, and to those on the shelf. */
const ASIDE: Readonly<Record<string, number>> = { hold: 1, release: -1, sale: -1 };
const ON_HAND: Readonly<Record<string, number>> = {
  receipt: 1,
  restock: 1,
  adjustment: 1,
  sale: -1,
};

/**
 * S1: nothing goes below zero; what is set aside is what orders hold; the movements lead from the levels of
 * the beginning to those of now; no hold outlives its order.
 */
export function stock(snapshot: Snapshot): Violation[] {
  return [
    ...snapshot.levels.flatMap(notBelowZero),
    ...asReserved(snapshot),
    ...asMoved(snapshot),
    ...holdsOfOpenOrders(snapshot),
    ...asMovedPerOrder(snapshot),
  ];
}

function notBelowZero(level: LevelFacts): Violation[] {
  const free = level.onHand - level.reserved;
  return free < 0 || level.reserved < 0 || level.onHand < 0
    ? [broken('S1', placeOf(level), `${level.onHand} on hand, ${level.reserved} set aside`)]
    : [];
}

function asReserved({ levels, reservations }: Snapshot): Violation[] {
  const active = reservations.filter(({ state }) => SET_ASIDE.has(state));
  const sums = sumsBy(active, placeOf, ({ quantity }) => quantity);
  return levels
    .filter((level) => level.reserved !== (sums.get(placeOf(level)) ?? 0))
    .map((level) =>
      broken(
        'S1',
        placeOf(level),
        `${level.reserved} set aside, orders hold ${sums.get(placeOf(level)) ?? 0}`,
      ),
    );
}

const effectOn = (table: Readonly<Record<string, number>>, { kind, quantity }: MovementFacts) =>
  (table[kind] ?? 0) * quantity;

function asMoved({ levels, levelsBefore, movements }: Snapshot): Violation[] {
  if (levelsBefore === null) return [];
  const before = new Map(levelsBefore.map((level) => [placeOf(level), level]));
  const aside = sumsBy(movements, placeOf, (movement) => effectOn(ASIDE, movement));
  const shelf = sumsBy(movements, placeOf, (movement) => effectOn(ON_HAND, movement));
  return levels.flatMap((level) => {
    const place = placeOf(level);
    const start = before.get(place) ?? { onHand: 0, reserved: 0 };
    const reserved = start.reserved + (aside.get(place) ?? 0);
    const onHand = start.onHand + (shelf.get(place) ?? 0);
    return reserved === level.reserved && onHand === level.onHand
      ? []
      : [
          broken(
            'S1',
            place,
            `movements lead to ${onHand} on hand and ${reserved} set aside, not to ${level.onHand} and ${level.reserved}`,
          ),
        ];
  });
}

function holdsOfOpenOrders({ reservations }: Snapshot): Violation[] {
  return reservations
    .filter(({ state }) => SET_ASIDE.has(state))
    .flatMap(({ orderId, orderState, state }) => {
      const subject = `order ${orderId}`;
      if (orderState === null) return [broken('S1', subject, 'holds stock and is not there')];
      const fits = state === 'held' ? isOpen(orderState) : isSale(orderState);
      return fits ? [] : [broken('S1', subject, `is ${orderState} and its stock is ${state}`)];
    });
}

function asMovedPerOrder({ orders, reservations, movements }: Snapshot): Violation[] {
  const aside = sumsBy(
    movements,
    ({ orderId }) => orderId ?? '',
    (movement) => effectOn(ASIDE, movement),
  );
  const held = sumsBy(
    reservations.filter(({ state }) => SET_ASIDE.has(state)),
    ({ orderId }) => orderId,
    ({ quantity }) => quantity,
  );
  return orders
    .filter(({ id }) => (aside.get(id) ?? 0) !== (held.get(id) ?? 0))
    .map(({ id }) =>
      broken(
        'S1',
        `order ${id}`,
        `moved ${aside.get(id) ?? 0} aside and holds ${held.get(id) ?? 0}`,
      ),
    );
}
