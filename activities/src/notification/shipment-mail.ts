import { shipmentMessage } from '@green-apple/domain-order';
import type { StoredOrder, StoredShipment } from '@green-apple/persistence';
import type { MailTemplate } from '@green-apple/workflow-contracts';
import type { Story } from './mail-story.ts';
import type { MailLanguage } from './words/mail-language.ts';

type ShipmentTemplate = Extract<MailTemplate, `shipment-${string}`>;

export const isAboutShipment = (template: MailTemplate): template is ShipmentTemplate =>
  template.startsWith('shipment-');

/** What a mail about the `position`th parcel of an order says. */
export function shipmentStory(
  template: ShipmentTemplate,
  order: StoredOrder,
  position: number,
  speech: MailLanguage,
): Story {
  const { number, shipments } = order;
  const { shipment: about, seeOrder } = speech.words;
  const shipment = shipments.find((each) => each.position === position);
  const inside = contents(shipment, speech);
  const one = shipments.length > 1 ? about.parcelOf(position, shipments.length) : about.parcel;
  const story = ({ subject, title, action = seeOrder }: About, words: string): Story => ({
    subject: subject(number),
    title,
    words,
    action,
    showsOrder: false,
  });
  switch (template) {
    case 'shipment-shipped':
      return story(about.shipped, about.shipped.words(one, inside, tracking(shipment, speech)));
    case 'shipment-delivered':
      return story(about.delivered, about.delivered.words(one, inside));
    case 'shipment-lost': {
      const message = shipmentMessage('lost', null, speech.language);
      return story(about.lost, about.lost.words(one, inside, message));
    }
    case 'shipment-resent':
      return story(about.resent, about.resent.words(one, inside));
    case 'shipment-ready': {
      const place = shipment?.place ?? about.counter;
      return story(about.ready, about.ready.words(place, inside, number));
    }
    case 'shipment-payment-missing':
      return story(about.paymentMissing, about.paymentMissing.words(one, inside));
    case 'shipment-not-collected':
      return story(about.notCollected, about.notCollected.words(inside));
  }
}

interface About {
  readonly subject: (number: string) => string;
  readonly title: string;
  readonly action?: string;
}

const contents = (shipment: StoredShipment | undefined, { words }: MailLanguage): string =>
  (shipment?.lines ?? []).map(({ quantity, title }) => `${quantity} × ${title}`).join(', ') ||
  words.shipment.part;

function tracking(shipment: StoredShipment | undefined, { words }: MailLanguage): string {
  if (!shipment?.carrier || !shipment.trackingCode) return '';
  const link = shipment.trackingUrl ? ` ${shipment.trackingUrl}` : '';
  return words.shipment.tracking(shipment.carrier, shipment.trackingCode, link);
}
