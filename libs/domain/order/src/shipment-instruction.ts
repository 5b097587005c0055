import { hasLeft, type ShipmentKind, type ShipmentState } from './shipment-state.ts';

/** What people may ask of a shipment, and while it stands where. */
export const INSTRUCTION_STATES = {
  pack: ['planned'],
  /** What was found on the shelves, with the lots; fewer than it holds is a short pick. */
  picked: ['picking'],
  /** Also once it is packed: a label that was refused is tried again. */
  ship: ['picking', 'packed'],
  hand_over: ['ready_for_pickup'],
  pay_again: ['packed'],
  cancel: ['planned', 'picking', 'packed', 'ready_for_pickup'],
} as const satisfies Readonly<Record<string, readonly ShipmentState[]>>;
export type ShipmentInstruction = keyof typeof INSTRUCTION_STATES;

export const SHIPMENT_INSTRUCTIONS = Object.keys(INSTRUCTION_STATES) as ShipmentInstruction[];

/** Whether it makes sense to ask this of a shipment that stands here. */
export const mayInstruct = (instruction: ShipmentInstruction, state: ShipmentState): boolean =>
  (INSTRUCTION_STATES[instruction] as readonly ShipmentState[]).includes(state);

/** A shipment as it stands when somebody asks something of it. */
export interface AskedShipment {
  readonly state: ShipmentState;
  readonly orderCancelled: boolean;
  /** Somebody called it off: its run is about to undo what was done. */
  readonly calledOff: boolean;
  /** Somebody at the counter said that they gave it away: its run is about to write it down. */
  readonly handedOver: boolean;
}

/**
 * Whether it may be asked. What is out of our hands cannot be called off, and what is called off does not leave any
 * more: whoever comes second hears so.
 */
export function instructionAnswer(
  instruction: ShipmentInstruction,
  { state, orderCancelled, calledOff, handedOver }: AskedShipment,
): 'ALLOWED' | 'TOO_LATE' | 'GONE' {
  if (instruction === 'cancel') {
    if (hasLeft(state) || handedOver) return 'GONE';
    return mayInstruct(instruction, state) ? 'ALLOWED' : 'TOO_LATE';
  }
  if (orderCancelled || calledOff) return 'TOO_LATE';
  return mayInstruct(instruction, state) ? 'ALLOWED' : 'TOO_LATE';
}

/** The next thing to do with a shipment; null while nobody but carrier or shopper has something to do. */
export function nextInstruction(
  kind: ShipmentKind,
  state: ShipmentState,
): Exclude<ShipmentInstruction, 'picked'> | null {
  switch (state) {
    case 'planned':
      return 'pack';
    case 'picking':
      return 'ship';
    case 'packed':
      return 'ship';
    case 'ready_for_pickup':
      return kind === 'pickup' ? 'hand_over' : null;
    default:
      return null;
  }
}
