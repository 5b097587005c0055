import fc from 'fast-check';
import { isFinal, transition } from './order-state.ts';
import { orderStateOf } from './order-course.ts';
import {
  isAstray,
  MAKING_GOOD,
  mayMakeGood,
  turnedUp,
  type MadeGood,
  type MakeGoodAnswer,
} from './lost-parcel.ts';
import { shipmentMessage } from './shipment-message.ts';
import { SHIPMENT_STATES, type ShipmentKind, type ShipmentState } from './shipment-state.ts';

describe('a parcel that did not arrive', () => {
  const rows: ReadonlyArray<
    readonly [ShipmentKind, ShipmentState, MadeGood | null, MadeGood, MakeGoodAnswer['code']]
  > = [
    ['parcel', 'lost', null, 'resend', 'allowed'],
    ['parcel', 'lost', null, 'refund', 'allowed'],
    ['parcel', 'returned_to_sender', null, 'refund', 'allowed'],
    ['parcel', 'lost', 'resend', 'resend', 'done_before'],
    ['parcel', 'lost', 'refund', 'resend', 'made_good_otherwise'],
    ['parcel', 'lost', 'resend', 'refund', 'made_good_otherwise'],
    ['parcel', 'in_transit', null, 'refund', 'not_astray'],
    ['parcel', 'delivered', null, 'resend', 'not_astray'],
    ['parcel', 'cancelled', null, 'refund', 'not_astray'],
    ['pickup', 'not_collected', null, 'refund', 'not_astray'],
  ];
  for (const [kind, state, madeGood, how, answer] of rows)
    it(`(${kind}, ${state}, made good: ${madeGood ?? 'no'}) asked for ${how}: ${answer}`, () => {
      expect(mayMakeGood({ kind, state, madeGood }, how).code).toBe(answer);
    });

  it('is made good one way only, whoever asks in which order', () => {
    const ways = fc.array(fc.constantFrom(...MAKING_GOOD), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(ways, (asked) => {
        let madeGood: MadeGood | null = null;
        for (const how of asked)
          if (mayMakeGood({ kind: 'parcel', state: 'lost', madeGood }, how).code === 'allowed')
            madeGood = how;
        expect(madeGood).toBe(asked[0] ?? null);
      }),
    );
  });

  it('has words for the shopper that say what is done about it', () => {
    for (const state of SHIPMENT_STATES.filter(isAstray)) {
      const words = [null, ...MAKING_GOOD].map((way) => shipmentMessage(state, way));
      expect(new Set(words).size).withContext(state).toBe(3);
    }
    expect(shipmentMessage('delivered', 'resend')).toBe(shipmentMessage('delivered'));
  });

  for (const [state, says, isThere] of [
    ['lost', 'delivered', true],
    ['lost', 'returned_to_sender', true],
    ['returned_to_sender', 'delivered', true],
    ['returned_to_sender', 'returned_to_sender', false],
    ['lost', 'in_transit', false],
    ['lost', null, false],
  ] as const)
    it(`and was made good ${isThere ? 'turned up' : 'did not turn up'}: ${state}, then ${says ?? 'nothing new'}`, () => {
      expect(turnedUp(state, says)).toBe(isThere);
    });

  const orders: ReadonlyArray<readonly [readonly ShipmentState[], string]> = [
    [['planned'], 'partially_shipped'],
    [['picking', 'delivered'], 'partially_shipped'],
    [['in_transit'], 'shipped'],
    [['delivered'], 'delivered'],
    [['delivered', 'delivered'], 'delivered'],
    [['lost'], 'lost'],
    [['cancelled'], 'lost'],
    [['cancelled', 'delivered'], 'partially_delivered'],
  ];
  for (const [others, state] of orders)
    it(`and was sent again, with ${others.join(', ')} beside it, leaves its order ${state}`, () => {
      expect(orderStateOf(others, { replaced: true })).toBe(state as never);
    });

  it('takes its order back on its way, wherever it had come to rest', () => {
    for (const rest of ['lost', 'returned', 'partially_delivered', 'partially_returned'] as const)
      for (const to of ['partially_shipped', 'shipped', 'delivered'] as const)
        expect(transition(rest, to).ok).withContext(`${rest} to ${to}`).toBeTrue();
    expect(isFinal('lost')).toBeTrue();
  });
});
