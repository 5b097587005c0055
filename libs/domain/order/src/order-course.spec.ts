import fc from 'fast-check';
import { endStateOf, LINE_OUTCOMES, type LineOutcome } from './line-outcome.ts';
import { orderStateOf } from './order-course.ts';
import { isFinal, type OrderState } from './order-state.ts';
import { shipmentMessage } from './shipment-message.ts';
import {
  isShipmentOver,
  mayMoveShipment,
  outcomeOf,
  SHIPMENT_STATES,
  SHIPMENT_TRANSITIONS,
  shipmentStatesBefore,
  type ShipmentState,
} from './shipment-state.ts';

const outcomes = fc.array(fc.constantFrom(...LINE_OUTCOMES), { maxLength: 8 });

describe('the end of an order', () => {
  const ends: ReadonlyArray<readonly [readonly LineOutcome[], OrderState]> = [
    [['delivered'], 'delivered'],
    [['delivered', 'cancelled'], 'delivered'],
    [['delivered', 'lost'], 'partially_delivered'],
    [['delivered', 'returned'], 'partially_returned'],
    [['returned', 'lost'], 'returned'],
    [['lost', 'lost'], 'lost'],
    [['not_collected'], 'not_collected'],
    [['cancelled'], 'cancelled'],
    [[], 'cancelled'],
  ];
  for (const [lines, end] of ends)
    it(`with ${lines.join(' and ') || 'no'} lines is ${end}`, () => {
      expect(endStateOf(lines)).toBe(end);
    });

  // temporalio/reference-app-orders-go#122: an order with nothing shipped ended as "completed".
  it('is "delivered" only when something was, and nothing is missing', () => {
    fc.assert(
      fc.property(outcomes, (lines) => {
        const end = endStateOf(lines);
        const missing = lines.some((each) => each !== 'delivered' && each !== 'cancelled');
        expect(end === 'delivered').toBe(lines.includes('delivered') && !missing);
        expect(isFinal(end)).toBeTrue();
      }),
    );
  });

  it('does not depend on the order of lines, nor on how many fared alike', () => {
    fc.assert(
      fc.property(outcomes, (lines) => {
        expect(endStateOf([...lines].reverse())).toBe(endStateOf(lines));
        expect(endStateOf([...lines, ...lines])).toBe(endStateOf(lines));
      }),
    );
  });
});

describe('where a sold order stands', () => {
  const rows: ReadonlyArray<readonly [readonly ShipmentState[], OrderState | null]> = [
    [[], null],
    [['planned', 'planned'], 'confirmed'],
    [['picking', 'planned'], 'packing'],
    [['packed'], 'packing'],
    [['shipped', 'packed'], 'partially_shipped'],
    [['delivered', 'planned'], 'partially_shipped'],
    [['delivered', 'in_transit'], 'shipped'],
    [['in_transit', 'cancelled'], 'shipped'],
    [['ready_for_pickup'], 'ready_for_pickup'],
    [['collected'], 'delivered'],
    [['delivered', 'lost'], 'partially_delivered'],
    [['returned_to_sender'], 'returned'],
    [['not_collected'], 'not_collected'],
    [['cancelled', 'cancelled'], 'cancelled'],
  ];
  for (const [shipments, state] of rows)
    it(`with ${shipments.join(', ') || 'no shipment'} is ${state}`, () => {
      expect(orderStateOf(shipments)).toBe(state);
    });

  it('is an end exactly when every shipment is over', () => {
    const states = fc.array(fc.constantFrom(...SHIPMENT_STATES), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(states, (shipments) => {
        const state = orderStateOf(shipments);
        expect(state !== null && isFinal(state)).toBe(shipments.every(isShipmentOver));
      }),
    );
  });
});

describe('the states of a shipment', () => {
  it('can be reached from "planned", each of them', () => {
    const seen = new Set<ShipmentState>(['planned']);
    for (const state of seen) SHIPMENT_TRANSITIONS[state].forEach((next) => seen.add(next));
    expect([...seen].sort()).toEqual([...SHIPMENT_STATES].sort());
  });

  it('never go back once it has left', () => {
    expect(mayMoveShipment('delivered', 'in_transit')).toBeFalse();
    expect(mayMoveShipment('in_transit', 'shipped')).toBeFalse();
    expect(mayMoveShipment('lost', 'delivered')).toBeTrue();
    expect(shipmentStatesBefore('planned')).toEqual(['picking', 'packed']);
  });

  it('have words for a shopper and, at the end, an outcome', () => {
    for (const state of SHIPMENT_STATES) {
      expect(shipmentMessage(state).length).toBeGreaterThan(9);
      if (SHIPMENT_TRANSITIONS[state].length === 0)
        expect(outcomeOf(state)).withContext(state).not.toBeNull();
    }
  });
});
