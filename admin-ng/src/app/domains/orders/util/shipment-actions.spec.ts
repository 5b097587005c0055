import { SHIPMENT_STATES, type ShipmentState } from '@green-apple/domain-order';
import { shipmentActions, type AdminShipment } from './shipment-actions.ts';

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
