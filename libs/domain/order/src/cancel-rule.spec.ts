import { CANCEL_REFUSALS, cancelAnswer, type CancelActor } from './cancel-rule.ts';
import { ORDER_STATES, statesBefore, type OrderState } from './order-state.ts';

describe('whether an order can be cancelled', () => {
  const yes = 'yes';
  const table: Readonly<Record<OrderState, readonly [shopper: string, staff: string]>> = {
    placed: [yes, yes],
    action_required: [yes, yes],
    payment_declined: [yes, yes],
    confirmed: [yes, yes],
    packing: ['BEING_PACKED', yes],
    ready_for_pickup: ['BEING_PACKED', yes],
    partially_shipped: ['ON_ITS_WAY', 'ON_ITS_WAY'],
    shipped: ['ON_ITS_WAY', 'ON_ITS_WAY'],
    delivered: ['OVER', 'OVER'],
    partially_delivered: ['OVER', 'OVER'],
    lost: ['OVER', 'OVER'],
    not_collected: ['OVER', 'OVER'],
    partially_returned: ['OVER', 'OVER'],
    returned: ['OVER', 'OVER'],
    cancelled: ['ALREADY_CANCELLED', 'ALREADY_CANCELLED'],
  };
  const said = (state: OrderState, actor: CancelActor): string => {
    const answer = cancelAnswer(state, actor);
    return answer.allowed ? yes : answer.code;
  };

  for (const state of ORDER_STATES)
    it(`is, when it is ${state}: ${table[state].join(' for its shopper, ')} for staff`, () => {
      expect([said(state, 'shopper'), said(state, 'staff')]).toEqual([...table[state]]);
    });

  it('is never promised where the table of states says no', () => {
    for (const state of ORDER_STATES)
      if (cancelAnswer(state, 'staff').allowed) expect(statesBefore('cancelled')).toContain(state);
  });

  it('is told in a sentence, whatever it is', () => {
    for (const words of Object.values(CANCEL_REFUSALS)) expect(words).toMatch(/^[A-Z].*\.$/);
  });
});
