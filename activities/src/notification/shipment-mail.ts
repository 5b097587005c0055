import { shipmentMessage } from '@green-apple/domain-order';
import type { StoredOrder, StoredShipment } from '@green-apple/persistence';
import type { MailTemplate } from '@green-apple/workflow-contracts';
import type { Story } from './order-mail.ts';

type ShipmentTemplate = Extract<MailTemplate, `shipment-${string}`>;

export const isAboutShipment = (template: MailTemplate): template is ShipmentTemplate =>
  template.startsWith('shipment-');

/** What a mail about the `position`th parcel of an order says. */
export function shipmentStory(
  template: ShipmentTemplate,
  order: StoredOrder,
  position: number,
): Story {
  const { number, shipments } = order;
  const shipment = shipments.find((each) => each.position === position);
  const inside = contents(shipment);
  const one = shipments.length > 1 ? `Parcel ${position} of ${shipments.length}` : 'Your parcel';
  const base = { action: 'See your order', showsOrder: false };
  switch (template) {
    case 'shipment-shipped':
      return {
        ...base,
        subject: `Your order ${number} is on its way`,
        title: 'It is on its way',
        words: `${one} has left our house: ${inside}. ${tracking(shipment)}`,
        action: 'Follow your parcel',
      };
    case 'shipment-delivered':
      return {
        ...base,
        subject: `Your order ${number} was delivered`,
        title: 'Delivered',
        words: `${one} was delivered: ${inside}. Nothing there? Reply to this mail and we look into it.`,
      };
    case 'shipment-lost':
      return {
        ...base,
        subject: `A parcel of your order ${number} is missing`,
        title: 'We are looking for your parcel',
        words: `${one} should have reached you by now: ${inside}. ${shipmentMessage('lost')}`,
      };
    case 'shipment-resent':
      return {
        ...base,
        subject: `We send part of your order ${number} again`,
        title: 'We send it again',
        words: `${one} did not reach you: ${inside}. We are sorry. We send you the same things once more, at our cost, and tell you when they leave.`,
      };
    case 'shipment-ready':
      return {
        ...base,
        subject: `Your order ${number} is ready for you`,
        title: 'Ready for you',
        words: `Your order is packed and waits for you at ${shipment?.place ?? 'the counter'} for seven days: ${inside}. Bring your order number ${number}.`,
      };
    case 'shipment-payment-missing':
      return {
        ...base,
        subject: `We need your help with your order ${number}`,
        title: 'Your bank did not pay',
        words: `${one} is packed: ${inside}. Your bank kept the money ready for a while and does not pay it any more. Reply to this mail within five days and we send it as soon as it is paid. Otherwise we put it back, and you owe nothing for it.`,
      };
    case 'shipment-not-collected':
      return {
        ...base,
        subject: `Your order ${number} was not picked up`,
        title: 'It went back to the shelf',
        words: `We kept your order for seven days and then put it back: ${inside}. What you paid for it is on its way back to you.`,
      };
  }
}

const contents = (shipment: StoredShipment | undefined): string =>
  (shipment?.lines ?? []).map(({ quantity, title }) => `${quantity} × ${title}`).join(', ') ||
  'part of your order';

function tracking(shipment: StoredShipment | undefined): string {
  if (!shipment?.carrier || !shipment.trackingCode) return '';
  const link = shipment.trackingUrl ? ` ${shipment.trackingUrl}` : '';
  return `${shipment.carrier} carries it under the number ${shipment.trackingCode}.${link}`;
}
