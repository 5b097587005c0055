import type { OrderFacts, RefundFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { sumsBy } from './tally.ts';

/** Units and revenue of one variant. */
interface Figure {
  readonly variantId: string;
  readonly units: number;
  readonly revenueMinor: number;
}

/** T1: the statistics are what comes out when they are worked out again from orders and refunds. */
export function figures({ stats, orders, refunds }: Snapshot): Violation[] {
  if (stats === null) return [];
  const counted = new Set(stats.countedOrders);
  const isWanted = (order: OrderFacts): boolean =>
    order.state !== 'cancelled' && order.history.some(({ to }) => to === 'confirmed');
  return [
    ...orders
      .filter((order) => isWanted(order) !== counted.has(order.id))
      .map((order) =>
        broken(
          'T1',
          `order ${order.id}`,
          isWanted(order) ? 'is sold and was not counted' : `was counted and is ${order.state}`,
        ),
      ),
    ...refunds.flatMap((refund) => takenOff(refund, counted)),
    ...asCounted(
      stats.products,
      workedOut(
        orders.filter(({ id }) => counted.has(id)),
        refunds.filter(({ isCounted }) => isCounted),
      ),
    ),
  ];
}

/** Money that is back with the shopper is no revenue; one that failed afterwards was taken off all the same. */
function takenOff({ id, orderId, state, isCounted }: RefundFacts, counted: ReadonlySet<string>) {
  if (!counted.has(orderId) || state === 'failed' || isCounted === (state === 'settled')) return [];
  return [
    broken('T1', `refund ${id}`, isCounted ? `was taken off and is ${state}` : 'was not taken off'),
  ];
}

function workedOut(orders: readonly OrderFacts[], refunds: readonly RefundFacts[]): Figure[] {
  const lines = orders.flatMap((order) => order.lines);
  const variantOf = new Map(lines.map(({ id, variantId }) => [id, variantId]));
  return [
    ...lines.map(({ variantId, quantity, totalMinor }) => ({
      variantId,
      units: quantity,
      revenueMinor: totalMinor,
    })),
    ...refunds
      .flatMap(({ goods }) => goods)
      .flatMap(({ lineId, quantity, minor }) => {
        const variantId = variantOf.get(lineId);
        return variantId === undefined
          ? []
          : [{ variantId, units: -quantity, revenueMinor: -minor }];
      }),
  ];
}

function asCounted(told: readonly Figure[], expected: readonly Figure[]): Violation[] {
  const keyOf = ({ variantId }: Figure): string => variantId;
  const units = sumsBy(expected, keyOf, (each) => each.units);
  const revenue = sumsBy(expected, keyOf, (each) => each.revenueMinor);
  return told.flatMap(({ variantId, ...figure }) => {
    const right = { units: units.get(variantId) ?? 0, minor: revenue.get(variantId) ?? 0 };
    return figure.units === right.units && figure.revenueMinor === right.minor
      ? []
      : [
          broken(
            'T1',
            `variant ${variantId}`,
            `${figure.units} units for ${figure.revenueMinor} counted, ${right.units} for ${right.minor} sold`,
          ),
        ];
  });
}
