import {
  isFinal,
  isOrderState,
  mayPayAgain,
  ORDER_STATES,
  statesBefore,
  transition,
  TRANSITIONS,
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

  it('never leave confirmed or cancelled', () => {
    expect(ORDER_STATES.filter(isFinal)).toEqual(['confirmed', 'cancelled']);
  });

  it('let a shopper pay again only while payment is open', () => {
    expect(ORDER_STATES.filter(mayPayAgain)).toEqual(['action_required', 'payment_declined']);
  });

  it('tell which states an update may start from', () => {
    expect(statesBefore('confirmed')).toEqual(['placed', 'action_required', 'payment_declined']);
  });

  it('are told from other text', () => {
    expect(isOrderState('confirmed')).toBeTrue();
    expect(isOrderState('toString')).toBeFalse();
  });
});
