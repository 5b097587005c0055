import { refundToTenders, type PaidTender } from './tender-refund.ts';

/** A shipment's share of the card payment. `asked`: the provider is taking it at this moment. */
export interface ShipmentMoney {
  readonly shipmentId: string;
  readonly minor: number;
  readonly standing: 'open' | 'asked' | 'taken';
  /** The payment it was taken from; null before. */
  readonly paymentId: string | null;
  readonly lineIds: readonly string[];
}

/** All that was, or is to be, paid for an order, and what went back of it. */
export interface OrderMoney {
  readonly shipments: readonly ShipmentMoney[];
  /** What the card pays that no shipment carries yet, e.g. for goods that are still to come in. */
  readonly unplannedMinor: number;
  /** What earlier refunds gave, or are giving, back to each payment. */
  readonly refundedToCard: ReadonlyArray<{ readonly paymentId: string; readonly minor: number }>;
  /** Gift cards and store credit. */
  readonly stored: ReadonlyArray<PaidTender & { readonly kind: 'gift-card' | 'store-credit' }>;
}

export interface PlannedTender {
  readonly kind: 'not-taken' | PaidTender['kind'];
  /** The shipment, the payment, or the gift card or credit. */
  readonly id: string;
  readonly minor: number;
}

/** `leftMinor` is what could be given back now. */
export type RefundPlan =
  | { readonly code: 'PLAN'; readonly tenders: readonly PlannedTender[] }
  /** A part is being charged at this moment: ask again in a while. */
  | { readonly code: 'BEING_TAKEN' }
  /** A part was not charged, and nobody knows yet with which parcel it would be. */
  | { readonly code: 'NOT_TAKEN_YET'; readonly leftMinor: number };

interface Pot extends PlannedTender {
  readonly isOfLines: boolean;
}

/**
 * Where the money of a refund comes from. The card's part before gift cards; within it first what was not yet
 * charged for the lines that are given back, then what was charged, then what was not yet charged for others.
 * The tenders sum to `minor`, and none gives more than it has.
 */
export function planRefund(
  minor: number,
  lineIds: readonly string[],
  paid: OrderMoney,
): RefundPlan {
  const pots = potsOf(paid, lineIds);
  const within = pots.reduce((all, pot) => all + pot.minor, 0);
  const asked = paid.shipments
    .filter(({ standing }) => standing === 'asked')
    .reduce((all, shipment) => all + shipment.minor, 0);
  const card = { kind: 'card', id: CARD, refundedMinor: 0 } as const;
  const parts = refundToTenders(minor, [
    { ...card, paidMinor: within + asked + paid.unplannedMinor },
    ...paid.stored,
  ]);
  const ofCard = parts.find(({ id }) => id === CARD)?.minor ?? 0;
  if (ofCard > within + asked) return { code: 'NOT_TAKEN_YET', leftMinor: within };
  if (ofCard > within) return { code: 'BEING_TAKEN' };
  return {
    code: 'PLAN',
    tenders: [...drawn(ofCard, pots), ...parts.filter(({ id }) => id !== CARD)],
  };
}

const CARD = 'card';

function potsOf(paid: OrderMoney, lineIds: readonly string[]): Pot[] {
  const open = paid.shipments
    .filter(({ standing }) => standing === 'open')
    .map<Pot>((shipment) => ({
      kind: 'not-taken',
      id: shipment.shipmentId,
      minor: shipment.minor,
      isOfLines: shipment.lineIds.some((id) => lineIds.includes(id)),
    }));
  return [
    ...open.filter(({ isOfLines }) => isOfLines),
    ...takenPots(paid),
    ...open.filter(({ isOfLines }) => !isOfLines),
  ];
}

function takenPots({ shipments, refundedToCard }: OrderMoney): Pot[] {
  const left = new Map<string, number>();
  for (const { standing, paymentId, minor } of shipments)
    if (standing === 'taken' && paymentId !== null)
      left.set(paymentId, (left.get(paymentId) ?? 0) + minor);
  for (const { paymentId, minor } of refundedToCard)
    left.set(paymentId, (left.get(paymentId) ?? 0) - minor);
  return [...left].map(([id, minor]) => ({ kind: 'card', id, minor, isOfLines: false }));
}

function drawn(minor: number, pots: readonly Pot[]): PlannedTender[] {
  const tenders: PlannedTender[] = [];
  let missing = minor;
  for (const { kind, id, minor: has } of pots) {
    const part = Math.min(missing, has);
    if (part <= 0) continue;
    tenders.push({ kind, id, minor: part });
    missing -= part;
  }
  return tenders;
}
