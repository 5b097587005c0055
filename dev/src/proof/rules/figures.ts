import type { Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { sumsBy } from './tally.ts';

/** T1: the statistics are what comes out when they are worked out again from the orders. */
export function figures({ stats, orders }: Snapshot): Violation[] {
  if (stats === null) return [];
  const counted = new Set(stats.countedOrders);
  const confirmed = orders.filter(({ history }) => history.some(({ to }) => to === 'confirmed'));
  const forgotten = confirmed
    .filter(({ id }) => !counted.has(id))
    .map(({ id }) => broken('T1', `order ${id}`, 'is confirmed and was not counted'));
  const tooEarly = orders
    .filter((order) => counted.has(order.id) && !confirmed.includes(order))
    .map(({ id }) => broken('T1', `order ${id}`, 'was counted and is not confirmed'));
  const lines = confirmed.filter(({ id }) => counted.has(id)).flatMap((order) => order.lines);
  const units = sumsBy(
    lines,
    ({ variantId }) => variantId,
    ({ quantity }) => quantity,
  );
  const revenue = sumsBy(
    lines,
    ({ variantId }) => variantId,
    ({ totalMinor }) => totalMinor,
  );
  const wrong = stats.products
    .filter(
      (product) =>
        product.units !== (units.get(product.variantId) ?? 0) ||
        product.revenueMinor !== (revenue.get(product.variantId) ?? 0),
    )
    .map(({ variantId, units: told }) =>
      broken(
        'T1',
        `variant ${variantId}`,
        `${told} units counted, ${units.get(variantId) ?? 0} sold`,
      ),
    );
  return [...forgotten, ...tooEarly, ...wrong];
}
