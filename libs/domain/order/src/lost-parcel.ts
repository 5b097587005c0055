import type { ShipmentKind, ShipmentState } from './shipment-state.ts';

/** How a parcel that did not arrive is made good: the same things once more, or the money. */
export const MAKING_GOOD = ['resend', 'refund'] as const;
export type MadeGood = (typeof MAKING_GOOD)[number];

const ASTRAY: readonly ShipmentState[] = ['lost', 'returned_to_sender'];

/** The carrier will not bring it: somebody decides how it is made good. */
export const isAstray = (state: ShipmentState): boolean => ASTRAY.includes(state);

export interface ParcelAstray {
  readonly kind: ShipmentKind;
  readonly state: ShipmentState;
  /** What was decided before; null when nothing was. */
  readonly madeGood: MadeGood | null;
}

export type MakeGoodAnswer =
  | { readonly code: 'allowed' }
  /** The same was decided before: once is enough. */
  | { readonly code: 'done_before' }
  | { readonly code: 'not_astray' }
  | { readonly code: 'made_good_otherwise' };

/** Whether a parcel may be made good so. It is made good once: whoever asks for the other thing is too late. */
export function mayMakeGood(
  { kind, state, madeGood }: ParcelAstray,
  how: MadeGood,
): MakeGoodAnswer {
  if (kind !== 'parcel' || !isAstray(state)) return { code: 'not_astray' };
  if (madeGood === null) return { code: 'allowed' };
  return { code: madeGood === how ? 'done_before' : 'made_good_otherwise' };
}

/** A parcel that was made good and is there after all, or comes back: worth a person's look, and nothing else. */
export const turnedUp = (state: ShipmentState, carrierSays: ShipmentState | null): boolean =>
  carrierSays === 'delivered' || (state === 'lost' && carrierSays === 'returned_to_sender');
