import type { AdminProduct, AdminVariant } from '@green-apple/contracts-http';

/** "3 × 60 capsules", or that it is sold one by one. */
export function packText(
  { variants }: Pick<AdminProduct, 'variants'>,
  variant: AdminVariant,
): string {
  const { multipack } = variant;
  if (multipack === null) return 'Single item with stock of its own';
  const held = variants.find(({ id }) => id === multipack.variantId);
  return `${multipack.units} × ${held?.title ?? 'another size'}, sold from its stock`;
}

/** Sizes that a pack may hold: single ones other than itself. */
export const packable = (
  { variants }: Pick<AdminProduct, 'variants'>,
  itself: AdminVariant,
): AdminVariant[] => variants.filter(({ id, multipack }) => id !== itself.id && multipack === null);

/** What follows from the choice: "180 capsules, 90 days, 390 g". */
export function followsText(held: AdminVariant, units: number): string {
  const days = held.daysOfSupply * units;
  return [
    `${held.count * units} ${held.unit}`,
    ...(days > 0 ? [`lasts ${days} days`] : []),
    `${held.weightGrams * units} g`,
  ].join(', ');
}
