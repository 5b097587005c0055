import { money } from '@green-apple/domain-money';
import { declineCode, PaymentIntentReply, toPaymentOutcome } from './stripe-payment.reply.ts';

const intent = (changes: object): PaymentIntentReply =>
  PaymentIntentReply.parse({
    id: 'pi_1',
    object: 'payment_intent',
    status: 'requires_capture',
    amount: 4230,
    amount_capturable: 4230,
    currency: 'usd',
    client_secret: 'pi_1_secret',
    last_payment_error: null,
    ...changes,
  });

describe('a payment at the provider', () => {
  const cases: readonly (readonly [object, object])[] = [
    [{}, { code: 'authorised', providerRef: 'pi_1', amount: money(4230, 'USD') }],
    [
      { status: 'requires_action' },
      { code: 'action_required', providerRef: 'pi_1', clientSecret: 'pi_1_secret' },
    ],
    [
      { status: 'requires_action', client_secret: null },
      { code: 'unknown', detail: 'garbage' },
    ],
    [
      { status: 'requires_payment_method', last_payment_error: { code: 'expired_card' } },
      { code: 'declined', providerRef: 'pi_1', declineCode: 'expired_card' },
    ],
    [{ status: 'processing' }, { code: 'processing', providerRef: 'pi_1' }],
    [
      { status: 'succeeded', amount_received: 4000 },
      { code: 'captured', providerRef: 'pi_1', amount: money(4000, 'USD') },
    ],
    [{ status: 'canceled' }, { code: 'voided', providerRef: 'pi_1' }],
  ];
  for (const [changes, outcome] of cases)
    it(`is understood: ${JSON.stringify(changes)}`, () => {
      expect(toPaymentOutcome(intent(changes)) as object).toEqual(outcome);
    });

  for (const changes of [{ status: 'dancing' }, { amount: -1 }, { id: 'x' }, { currency: 'xau' }])
    it(`is not taken for one: ${JSON.stringify(changes)}`, () => {
      expect(() => intent(changes)).toThrow();
    });
});

describe('the code of a decline', () => {
  it('is the finer one, unless that says nothing', () => {
    expect(declineCode({ code: 'card_declined', decline_code: 'insufficient_funds' })).toBe(
      'insufficient_funds',
    );
    expect(declineCode({ code: 'card_declined', decline_code: 'generic_decline' })).toBe(
      'card_declined',
    );
    expect(declineCode(null)).toBe('card_declined');
  });
});
