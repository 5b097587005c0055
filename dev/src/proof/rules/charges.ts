import type { PartnerCall } from '../snapshot.ts';

/** What became of one payment at the provider, worked out from its journal alone. */
export interface Charge {
  readonly ref: string;
  readonly orderId: string | null;
  readonly currency: string;
  /** Promised by the bank and neither taken nor let go. */
  readonly heldMinor: number;
  readonly takenMinor: number;
  readonly refundedMinor: number;
}

const NOTHING = { heldMinor: 0, takenMinor: 0, refundedMinor: 0 };

/** Folds the journal into charges. An answer that was only repeated has no effects, so nothing counts twice. */
export function chargesOf(journal: readonly PartnerCall[]): Charge[] {
  const charges = new Map<string, Charge>();
  const ordered = [...journal].sort((a, b) => a.seq - b.seq);
  for (const { kind, ref, orderId, amountMinor, currency } of ordered.flatMap(
    (call) => call.effects,
  )) {
    const before = charges.get(ref) ?? { ref, orderId, currency, ...NOTHING };
    switch (kind) {
      case 'authorised':
        charges.set(ref, { ...before, heldMinor: amountMinor });
        break;
      case 'captured':
        // Never below nothing: a bank that settles by itself was not asked to hold anything first.
        charges.set(ref, {
          ...before,
          heldMinor: Math.max(0, before.heldMinor - amountMinor),
          takenMinor: before.takenMinor + amountMinor,
        });
        break;
      case 'voided':
      case 'released':
        charges.set(ref, { ...before, heldMinor: 0 });
        break;
      case 'refunded':
        charges.set(ref, { ...before, refundedMinor: before.refundedMinor + amountMinor });
        break;
    }
  }
  return [...charges.values()];
}

/** True while the provider holds or keeps any of the shopper's money. */
export const stands = (charge: Charge): boolean =>
  charge.heldMinor > 0 || charge.takenMinor > charge.refundedMinor;
