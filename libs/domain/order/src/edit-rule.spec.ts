import { EDIT_REFUSALS, editAnswer, type EditActor } from './edit-rule.ts';
import { ORDER_STATES, type OrderState } from './order-state.ts';
import type { ShipmentState } from './shipment-state.ts';

describe('whether an order can be changed', () => {
  const yes = 'yes';
  const said = (
    state: OrderState,
    shipments: readonly ShipmentState[],
    actor: EditActor,
  ): string => {
    const answer = editAnswer(state, shipments, actor);
    return answer.allowed ? yes : answer.code;
  };

  const rows: ReadonlyArray<
    readonly [OrderState, readonly ShipmentState[], shopper: string, staff: string]
  > = [
    ['placed', [], 'PAYMENT_OPEN', 'PAYMENT_OPEN'],
    ['action_required', [], 'PAYMENT_OPEN', 'PAYMENT_OPEN'],
    ['payment_declined', [], 'PAYMENT_OPEN', 'PAYMENT_OPEN'],
    ['confirmed', [], yes, yes],
    ['confirmed', ['planned', 'planned'], yes, yes],
    // The order follows its shipments a moment later: the shipment's word counts.
    ['confirmed', ['picking'], 'BEING_PACKED', yes],
    ['packing', ['picking'], 'BEING_PACKED', yes],
    ['packing', ['packed', 'planned'], 'BEING_PACKED', 'BEING_SENT'],
    ['partially_shipped', ['shipped', 'planned'], 'ON_ITS_WAY', yes],
    ['partially_shipped', ['shipped', 'delivered'], 'ON_ITS_WAY', 'ON_ITS_WAY'],
    ['shipped', ['shipped'], 'ON_ITS_WAY', 'ON_ITS_WAY'],
    ['ready_for_pickup', ['ready_for_pickup'], 'ON_ITS_WAY', 'ON_ITS_WAY'],
    ['delivered', ['delivered'], 'OVER', 'OVER'],
    ['cancelled', [], 'OVER', 'OVER'],
  ];
  for (const [state, shipments, shopper, staff] of rows)
    it(`when it is ${state} with ${shipments.join(', ') || 'no parcels'}: ${shopper}, ${staff}`, () => {
      expect([said(state, shipments, 'shopper'), said(state, shipments, 'staff')]).toEqual([
        shopper,
        staff,
      ]);
    });

  it('is never easier for a shopper than for staff', () => {
    for (const state of ORDER_STATES)
      for (const shipments of [[], ['planned'], ['picking']] as const)
        if (said(state, shipments, 'shopper') === yes)
          expect(said(state, shipments, 'staff'))
            .withContext(state)
            .toBe(yes);
  });

  it('is told in a sentence, whatever it is', () => {
    for (const words of Object.values(EDIT_REFUSALS)) expect(words).toMatch(/^[A-Z].*\.$/);
  });
});
