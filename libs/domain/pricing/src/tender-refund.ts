/** A means of payment of an order, with what it paid and what came back to it. */
export interface PaidTender {
  readonly kind: 'card' | 'gift-card' | 'store-credit';
  readonly id: string;
  readonly paidMinor: number;
  readonly refundedMinor: number;
}

export interface TenderRefund {
  readonly kind: PaidTender['kind'];
  readonly id: string;
  readonly minor: number;
}

/** Shoppers get back first what left their bank account; what was a gift goes back to the gift. */
const ORDER: ReadonlyArray<PaidTender['kind']> = ['card', 'store-credit', 'gift-card'];

/**
 * Splits a refund over the means of payment: the card first, never more to one than it paid. The parts sum to
 * `minor`; throws a RangeError when that is more than all of them paid.
 */
export function refundToTenders(minor: number, tenders: readonly PaidTender[]): TenderRefund[] {
  const parts: TenderRefund[] = [];
  let missing = minor;
  for (const tender of [...tenders].sort(byOrder)) {
    const part = Math.min(missing, tender.paidMinor - tender.refundedMinor);
    if (part <= 0) continue;
    parts.push({ kind: tender.kind, id: tender.id, minor: part });
    missing -= part;
  }
  if (missing !== 0) throw new RangeError(`${missing} minor units more than were paid`);
  return parts;
}

const byOrder = (a: PaidTender, b: PaidTender): number =>
  ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1);
