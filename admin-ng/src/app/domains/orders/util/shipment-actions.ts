import type {
  AdminOrder,
  InstructShipmentRequest,
  MakeGoodRequest,
} from '@green-apple/contracts-http';
import { mayInstruct, mayMakeGood, nextInstruction } from '@green-apple/domain-order';

export type AdminShipment = AdminOrder['shipments'][number];
export type Instruction = InstructShipmentRequest['instruction'];

export interface ShipmentAction {
  readonly instruction: Instruction;
  readonly label: string;
}

/** What somebody at the packing table can do with a shipment now, the usual thing first. */
export function shipmentActions({ kind, state }: AdminShipment): ShipmentAction[] {
  const next = nextInstruction(kind, state);
  return [
    ...(next === null ? [] : [{ instruction: next, label: NEXT[next](kind, state) }]),
    ...(mayInstruct('pay_again', state)
      ? [{ instruction: 'pay_again', label: 'Charge the card again' } as const]
      : []),
    ...(mayInstruct('cancel', state)
      ? [{ instruction: 'cancel', label: 'Call it off…' } as const]
      : []),
  ];
}

type Words = (kind: AdminShipment['kind'], state: AdminShipment['state']) => string;

const NEXT: Readonly<Record<Instruction, Words>> = {
  pack: () => 'Start packing',
  ship: (kind, state) => {
    if (state === 'packed') return 'Try the label again';
    return kind === 'pickup' ? 'Packed: to the counter' : 'Packed: buy the label';
  },
  hand_over: () => 'Handed to the shopper',
  pay_again: () => 'Charge the card again',
  cancel: () => 'Call it off…',
};

export type MakingGood = MakeGoodRequest['how'];

export interface RemedyAction {
  readonly how: MakingGood;
  readonly label: string;
}

const REMEDIES: readonly RemedyAction[] = [
  { how: 'resend', label: 'Send it again…' },
  { how: 'refund', label: 'Refund it…' },
];

/** What can be done about a shipment that did not arrive; nothing for any other. */
export const remediesFor = (shipment: AdminShipment): RemedyAction[] =>
  REMEDIES.filter(({ how }) => mayMakeGood(shipment, how).code === 'allowed');

/** What was done about it; null when nothing was. */
export function remedyText({ madeGood, refundWaits }: AdminShipment): string | null {
  if (madeGood === null) return null;
  if (refundWaits) return 'Did not arrive: its refund waits for a colleague to agree.';
  return madeGood === 'resend'
    ? 'Did not arrive: the same items are sent again, at no cost.'
    : 'Did not arrive: what was paid for it goes back to the shopper.';
}

/** Its share of the payment, in words after the sum. */
export const chargeText = ({ amount, paid }: AdminShipment): string => {
  if (amount.minor === 0) return 'nothing to charge';
  return paid ? 'charged' : 'not charged yet';
};
