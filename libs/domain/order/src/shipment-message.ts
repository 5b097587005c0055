import { MADE_GOOD_DE, SHIPMENT_STATES_DE } from './german.ts';
import { isAstray, type MadeGood } from './lost-parcel.ts';
import type { ShipmentState } from './shipment-state.ts';
import type { WordLanguage } from './word-language.ts';

const STATES: Readonly<Record<ShipmentState, string>> = {
  planned: 'We will pack this soon.',
  picking: 'We are packing this right now.',
  packed: 'Packed and waiting for the carrier.',
  shipped: 'Handed to the carrier. Tracking starts with their first scan.',
  in_transit: 'On its way to you.',
  out_for_delivery: 'With the driver: it should reach you today.',
  delivered: 'Delivered.',
  lost: 'The carrier lost sight of this parcel. We are looking into it and will make it right.',
  returned_to_sender: 'The carrier is bringing this parcel back to us.',
  ready_for_pickup: 'Ready for you at the counter. Bring your order number.',
  collected: 'Picked up. Thank you for coming by.',
  not_collected: 'Nobody came for it in time, so it went back to the shelf.',
  cancelled: 'This part of the order was cancelled.',
};

const MADE_GOOD: Readonly<Record<MadeGood, string>> = {
  resend: 'This parcel did not reach you. We send you the same things once more, at our cost.',
  refund: 'This parcel did not reach you. What you paid for it is on its way back to you.',
};

const WORDS = {
  en: { states: STATES, madeGood: MADE_GOOD },
  de: { states: SHIPMENT_STATES_DE, madeGood: MADE_GOOD_DE },
} as const;

/** A shipment's state in a sentence for the shopper. */
export function shipmentMessage(
  state: ShipmentState,
  madeGood: MadeGood | null = null,
  language: WordLanguage = 'en',
): string {
  const words = WORDS[language];
  return madeGood !== null && isAstray(state) ? words.madeGood[madeGood] : words.states[state];
}
