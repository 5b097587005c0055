import type { Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';

/** S2: of N units that more than N buyers wanted exactly N are sold, whoever came first. */
export function scarcity({ scarce, orders }: Snapshot): Violation[] {
  return scarce.flatMap(({ variantId, units, buyers }) => {
    const sold = orders
      .filter(({ state }) => state !== 'cancelled')
      .flatMap(({ lines }) => lines.filter((line) => line.variantId === variantId))
      .reduce((all, { quantity }) => all + quantity, 0);
    const expected = Math.min(units, buyers);
    return sold === expected
      ? []
      : [broken('S2', `variant ${variantId}`, `${sold} sold of ${units} to ${buyers} buyers`)];
  });
}
