import type { AdminOrder, InstructShipmentRequest } from '@green-apple/contracts-http';
import { mayInstruct, nextInstruction } from '@green-apple/domain-order';

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
