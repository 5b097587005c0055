/** Where a return stands. Only its own run moves it, and only along {@link RETURN_TRANSITIONS}. */
export const RETURN_STATES = [
  'requested',
  'approved',
  'labelled',
  'in_transit',
  'received',
  'inspected',
  'refunded',
  'exchanged',
  'rejected',
  'refused',
  'cancelled',
  'expired',
] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

/**
 * Every step a return may take. A parcel may come back without a label of ours, or before a carrier's scan is
 * heard of; one that was on its way already when its time ran out is still received.
 */
export const RETURN_TRANSITIONS: Readonly<Record<ReturnState, readonly ReturnState[]>> = {
  requested: ['approved', 'refused', 'cancelled'],
  // No label to be had: the shopper brings it, or a person sends one.
  approved: ['labelled', 'received', 'cancelled', 'expired'],
  labelled: ['in_transit', 'received', 'cancelled', 'expired'],
  in_transit: ['received'],
  received: ['inspected'],
  // What was sent back is not what was promised: nothing is given for it.
  inspected: ['refunded', 'exchanged', 'rejected'],
  refunded: [],
  exchanged: [],
  rejected: [],
  refused: [],
  cancelled: [],
  expired: [],
};

export const mayMoveReturn = (from: ReturnState, to: ReturnState): boolean =>
  RETURN_TRANSITIONS[from].includes(to);

/** The states that may become `to`: the guard of an update. */
export const returnStatesBefore = (to: ReturnState): ReturnState[] =>
  RETURN_STATES.filter((from) => RETURN_TRANSITIONS[from].includes(to));

export const isReturnState = (text: string): text is ReturnState =>
  (RETURN_STATES as readonly string[]).includes(text);

/** True when nothing more is expected of it. */
export const isReturnOver = (state: ReturnState): boolean => RETURN_TRANSITIONS[state].length === 0;

const LET_GO: readonly ReturnState[] = ['refused', 'cancelled', 'expired'];

/** True when its units are free again to be sent back by another return: they never left the shopper. */
export const letsUnitsGo = (state: ReturnState): boolean => LET_GO.includes(state);

/** What people may ask of a return, and while it stands where. */
export const RETURN_INSTRUCTION_STATES = {
  approve: ['requested'],
  refuse: ['requested'],
  cancel: ['requested', 'approved', 'labelled'],
  receive: ['approved', 'labelled', 'in_transit'],
  inspect: ['received'],
} as const satisfies Readonly<Record<string, readonly ReturnState[]>>;
export type ReturnInstruction = keyof typeof RETURN_INSTRUCTION_STATES;

export const RETURN_INSTRUCTIONS = Object.keys(RETURN_INSTRUCTION_STATES) as ReturnInstruction[];

/** Whether it makes sense to ask this of a return that stands here. */
export const mayInstructReturn = (instruction: ReturnInstruction, state: ReturnState): boolean =>
  (RETURN_INSTRUCTION_STATES[instruction] as readonly ReturnState[]).includes(state);
