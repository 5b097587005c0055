import type { StoredOrder, StoredShipment } from '@green-apple/persistence';
import { shipmentMessage, SHIPMENT_STATES } from '@green-apple/domain-order';
import { isAboutShipment, shipmentStory } from './shipment-mail.ts';
import { mailLanguage } from './words/mail-language.ts';

const shipment = (changes: Partial<StoredShipment>): StoredShipment => ({
  id: 'one',
  position: 1,
  kind: 'parcel',
  state: 'shipped',
  place: 'Elm Street',
  carrier: 'USPS',
  trackingCode: '9400',
  trackingUrl: 'https://track.example/9400',
  madeGood: null,
  updatedAt: '2026-11-22T10:00:00Z',
  lines: [{ lineId: '1', title: 'Magnesium', quantity: 2 }],
  ...changes,
});
const order = (...shipments: StoredShipment[]) =>
  ({ number: 'GA-7XK2M9', shipments }) as unknown as StoredOrder;

describe('a mail about a parcel', () => {
  const two = order(shipment({}), shipment({ position: 2, lines: [] }));
  const templates = [
    'shipment-shipped',
    'shipment-delivered',
    'shipment-lost',
    'shipment-resent',
    'shipment-ready',
    'shipment-not-collected',
    'shipment-payment-missing',
  ] as const;

  for (const template of templates)
    it(`(${template}) names the order and what is in it, and asks for nothing it does not say how to do`, () => {
      expect(isAboutShipment(template)).toBeTrue();
      const { subject, title, words } = shipmentStory(template, two, 1, mailLanguage('en'));
      expect(subject).toContain('GA-7XK2M9');
      expect(words).toContain('2 × Magnesium');
      expect([title, words].join(' ')).not.toMatch(/undefined|null/);
    });

  it('says which of several it is about, and how to follow it', () => {
    expect(shipmentStory('shipment-shipped', two, 1, mailLanguage('en')).words).toContain(
      'Parcel 1 of 2',
    );
    expect(shipmentStory('shipment-shipped', two, 1, mailLanguage('en')).words).toContain(
      'https://track.example/9400',
    );
    expect(
      shipmentStory('shipment-shipped', order(shipment({})), 1, mailLanguage('en')).words,
    ).toContain('Your parcel');
  });

  it('is sent, in plain words, even when nobody knows what is in it or who carries it', () => {
    const bare = order(shipment({ carrier: null, trackingCode: null, trackingUrl: null }));
    expect(shipmentStory('shipment-shipped', bare, 1, mailLanguage('en')).words).not.toContain(
      'number',
    );
    expect(shipmentStory('shipment-shipped', two, 2, mailLanguage('en')).words).toContain(
      'part of your order',
    );
    expect(shipmentStory('shipment-shipped', order(), 1, mailLanguage('en')).words).toContain(
      'part of your order',
    );
  });

  it('names the store where it waits', () => {
    const bag = order(shipment({ kind: 'pickup', state: 'ready_for_pickup' }));
    expect(shipmentStory('shipment-ready', bag, 1, mailLanguage('en')).words).toContain(
      'Elm Street',
    );
  });

  it('says the same as the order’s page when it is lost', () => {
    expect(shipmentStory('shipment-lost', two, 1, mailLanguage('en')).words).toContain(
      shipmentMessage('lost'),
    );
    expect(SHIPMENT_STATES.every((state) => shipmentMessage(state).endsWith('.'))).toBeTrue();
  });
});
