import {
  isFinal,
  isOrderState,
  isPaymentOpen,
  isSold,
  mayPayAgain,
  ORDER_STATES,
  statesBefore,
  transition,
  TRANSITIONS,
  type OrderState,
} from './order-state.ts';

describe('the states of an order', () => {
  it('can be reached from "placed", each of them', () => {
    const seen = new Set(['placed']);
    for (let grown = 0; grown !== seen.size;) {
      grown = seen.size;
      for (const state of ORDER_STATES)
        if (seen.has(state)) TRANSITIONS[state].forEach((next) => seen.add(next));
    }
    expect([...seen].sort()).toEqual([...ORDER_STATES].sort());
  });

  it('refuse every step outside of the table in the same way', () => {
    for (const from of ORDER_STATES)
      for (const to of ORDER_STATES)
        expect(transition(from, to)).toEqual(
          TRANSITIONS[from].includes(to)
            ? { ok: true, from, to }
            : { ok: false, code: 'ILLEGAL_TRANSITION', from, to },
        );
  });

  it('rest where nothing is on its way any more', () => {
    expect(ORDER_STATES.filter(isFinal)).toEqual([
      'delivered',
      'partially_delivered',
      'lost',
      'not_collected',
      'partially_returned',
      'returned',
      'cancelled',
    ]);
  });

  it('lead to an end from everywhere', () => {
    const leads = (from: OrderState, seen: readonly OrderState[] = []): boolean =>
      isFinal(from) ||
      TRANSITIONS[from].some((next) => !seen.includes(next) && leads(next, [...seen, from]));
    for (const state of ORDER_STATES) expect(leads(state)).withContext(state).toBeTrue();
  });

  it('never lead back to an open payment once the order is sold', () => {
    for (const state of ORDER_STATES.filter(isSold))
      expect(TRANSITIONS[state].filter(isPaymentOpen)).withContext(state).toEqual([]);
  });

  it('cancel nothing that has left the house', () => {
    expect(statesBefore('cancelled')).toEqual([
      'placed',
      'action_required',
      'payment_declined',
      'confirmed',
      'packing',
      'ready_for_pickup',
    ]);
  });

  it('let a shopper pay again only while payment is open', () => {
    expect(ORDER_STATES.filter(mayPayAgain)).toEqual(['action_required', 'payment_declined']);
  });

  it('tell which states an update may start from', () => {
    expect(statesBefore('confirmed')).toEqual([
      'placed',
      'action_required',
      'payment_declined',
      'packing',
    ]);
  });

  it('are told from other text', () => {
    expect(isOrderState('confirmed')).toBeTrue();
    expect(isOrderState('toString')).toBeFalse();
  });
});
