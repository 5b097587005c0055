import type { AdminShipment, MakingGood } from './shipment-actions.ts';

/** What somebody is asked before something that cannot be undone. */
interface Question {
  readonly title: string;
  readonly text: string;
  readonly note: null;
  readonly keep: string;
  readonly act: string;
}

export const callingOff = ({ position }: AdminShipment): Question => ({
  title: `Call off shipment ${position}?`,
  text:
    'Its items go back to the shelf, and what the shopper paid for them goes back. ' +
    'This cannot be undone.',
  note: null,
  keep: 'Keep it',
  act: 'Call it off',
});

export const makingGood = ({ position }: AdminShipment, how: MakingGood): Question =>
  how === 'resend'
    ? {
        title: `Send shipment ${position} again?`,
        text: 'The same items are packed once more, at no cost to the shopper. This cannot be undone.',
        note: null,
        keep: 'Not yet',
        act: 'Send it again',
      }
    : {
        title: `Refund shipment ${position}?`,
        text: 'What the shopper paid for it goes back to them. This cannot be undone.',
        note: null,
        keep: 'Not yet',
        act: 'Refund it',
      };
