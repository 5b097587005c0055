import type { Snapshot } from '../snapshot.ts';
import type { Invariant } from '../violation.ts';

/** What is changed in a clean snapshot, by name; and which promises that breaks. */
export type Corruption = readonly [
  name: string,
  invariants: readonly Invariant[],
  change: (clean: Snapshot) => Partial<Snapshot>,
];

/** The same items, those like `which` with a change. */
export const changed = <Item extends object>(
  items: readonly Item[],
  which: Partial<Item>,
  change: Partial<Item>,
): Item[] =>
  items.map((item) =>
    Object.entries(which).every(([name, value]) => item[name as keyof Item] === value)
      ? { ...item, ...change }
      : item,
  );
/** The items that are not like `which`. */
export const without = <Item extends object>(
  items: readonly Item[],
  which: Partial<Item>,
): Item[] =>
  items.filter((item) =>
    Object.entries(which).some(([name, value]) => item[name as keyof Item] !== value),
  );
/** A line in the provider's journal that nobody caused. */
export const anEffect = (kind: string, orderId: string, ref: string, amountMinor = 2_290) => ({
  seq: 90,
  operation: 'planted',
  idempotencyKey: `planted/${ref}`,
  fault: null,
  effects: [{ kind, ref, orderId, amountMinor, currency: 'usd' }],
});
