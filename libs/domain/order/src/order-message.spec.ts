import { orderMessage } from './order-message.ts';
import { CANCEL_REASONS, DECLINE_REASONS, toDeclineReason } from './order-reason.ts';
import { ORDER_STATES } from './order-state.ts';

describe('the words for a shopper', () => {
  it('exist for each state, also with a reason nobody knows', () => {
    for (const state of ORDER_STATES) {
      expect(orderMessage(state, null).length).toBeGreaterThan(20);
      expect(orderMessage(state, 'constructor')).toBe(orderMessage(state, null));
    }
  });

  it('say that nothing was charged whenever a payment did not go through', () => {
    for (const reason of DECLINE_REASONS)
      expect(orderMessage('payment_declined', reason)).toContain('Nothing was charged');
    for (const reason of CANCEL_REASONS)
      expect(orderMessage('cancelled', reason)).toContain('Nothing was charged');
  });

  it('help: too little money is told from a wrong security code', () => {
    expect(orderMessage('payment_declined', 'insufficient_funds')).toContain('enough funds');
    expect(orderMessage('payment_declined', 'incorrect_cvc')).toContain('security code');
  });
});

describe('the reason of a decline', () => {
  it('keeps what a shopper can act on', () => {
    expect(toDeclineReason('insufficient_funds')).toBe('insufficient_funds');
    expect(toDeclineReason('invalid_cvc')).toBe('incorrect_cvc');
  });

  it('never tells the holder of a card that it was reported stolen', () => {
    for (const code of ['stolen_card', 'lost_card', 'fraudulent', 'pickup_card', null, 'toString'])
      expect(toDeclineReason(code)).toBe('card_declined');
  });
});
