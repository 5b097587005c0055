import { SHIPMENT_STATES, type ShipmentState } from '@green-apple/domain-order';
import {
  chargeText,
  remediesFor,
  remedyText,
  shipmentActions,
  type AdminShipment,
} from './shipment-actions.ts';

const at = (state: ShipmentState, kind: AdminShipment['kind'] = 'parcel'): string[] =>
  shipmentActions({ kind, state } as AdminShipment).map(({ label }) => label);

describe('what can be done with a shipment', () => {
  const rows: ReadonlyArray<readonly [ShipmentState, AdminShipment['kind'], string[]]> = [
    ['planned', 'parcel', ['Start packing', 'Call it off…']],
    ['picking', 'parcel', ['Packed: buy the label', 'Call it off…']],
    ['picking', 'pickup', ['Packed: to the counter', 'Call it off…']],
    ['packed', 'parcel', ['Try the label again', 'Charge the card again', 'Call it off…']],
    ['ready_for_pickup', 'pickup', ['Handed to the shopper', 'Call it off…']],
    ['in_transit', 'parcel', []],
    ['delivered', 'parcel', []],
  ];
  for (const [state, kind, labels] of rows)
    it(`that is ${state} (${kind}): ${labels.join(', ') || 'nothing'}`, () => {
      expect(at(state, kind)).toEqual(labels);
    });

  it('is nothing any more once it has left or is over', () => {
    for (const state of SHIPMENT_STATES.slice(SHIPMENT_STATES.indexOf('shipped')))
      if (state !== 'ready_for_pickup') expect(at(state)).withContext(state).toEqual([]);
  });
});

describe('what can be done about a shipment that did not arrive', () => {
  const remedies = (
    state: ShipmentState,
    madeGood: AdminShipment['madeGood'] = null,
    kind: AdminShipment['kind'] = 'parcel',
  ): string[] => remediesFor({ kind, state, madeGood } as AdminShipment).map(({ how }) => how);

  it('is to send it again or to refund it, until one of them is done', () => {
    for (const state of SHIPMENT_STATES)
      expect(remedies(state))
        .withContext(state)
        .toEqual(state === 'lost' || state === 'returned_to_sender' ? ['resend', 'refund'] : []);
    expect(remedies('lost', 'refund')).toEqual([]);
    expect(remedies('not_collected', null, 'pickup')).toEqual([]);
  });

  it('is said once it is done', () => {
    const text = (madeGood: AdminShipment['madeGood'], refundWaits = false): string | null =>
      remedyText({ madeGood, refundWaits } as AdminShipment);
    expect(text(null)).toBeNull();
    expect(text('resend')).toContain('sent again');
    expect(text('refund')).toContain('goes back');
    expect(text('refund', true)).toContain('waits for a colleague');
  });

  it('costs nothing when it is sent again', () => {
    const words = (minor: number, paid: boolean): string =>
      chargeText({ amount: { minor, currency: 'USD' }, paid } as AdminShipment);
    expect([words(0, false), words(5, true), words(5, false)]).toEqual([
      'nothing to charge',
      'charged',
      'not charged yet',
    ]);
  });
});
