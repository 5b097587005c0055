import { orderMessage } from './order-message.ts';
import { ORDER_REASONS_DE } from './german.ts';
import { CANCEL_REASONS, DECLINE_REASONS } from './order-reason.ts';
import { ORDER_STATES, type OrderState } from './order-state.ts';
import { SHIPMENT_STATES } from './shipment-state.ts';
import { shipmentMessage } from './shipment-message.ts';
import { wordLanguage } from './word-language.ts';

describe('an order in German', () => {
  const states: readonly OrderState[] = ORDER_STATES;

  it('has words of its own for every state and every reason that English has words for', () => {
    const reasons = [
      null,
      ...DECLINE_REASONS,
      ...CANCEL_REASONS,
      'another_card',
      'collected',
      'payment_expired',
    ];
    for (const state of states) {
      const own = (language: 'en' | 'de', reason: string | null): boolean =>
        reason !== null &&
        orderMessage(state, reason, language) !== orderMessage(state, null, language);
      for (const reason of reasons) {
        expect(orderMessage(state, reason, 'de')).not.toBe(orderMessage(state, reason, 'en'));
        expect(own('de', reason)).withContext(`${state} ${reason}`).toBe(own('en', reason));
      }
    }
  });

  it('says of a refused payment that nothing was charged, whatever the reason', () => {
    for (const reason of DECLINE_REASONS)
      expect(orderMessage('payment_declined', reason, 'de')).toContain('nichts abgebucht');
  });

  it('takes no name that every object inherits for a reason', () => {
    expect(Object.keys(ORDER_REASONS_DE)).not.toContain('constructor');
    expect(orderMessage('cancelled', 'constructor', 'de')).toBe(
      orderMessage('cancelled', null, 'de'),
    );
  });

  it('has words for every state of a parcel, and for what is done about one that is lost', () => {
    for (const state of SHIPMENT_STATES)
      for (const madeGood of [null, 'resend', 'refund'] as const)
        expect(shipmentMessage(state, madeGood, 'de')).not.toBe(shipmentMessage(state, madeGood));
  });

  it('speaks English to who reads a language that we have no words in', () => {
    expect(['de', 'de-AT', 'fr', 'en', ''].map(wordLanguage)).toEqual([
      'de',
      'de',
      'en',
      'en',
      'en',
    ]);
  });
});
