import { createHmac } from 'node:crypto';
import { verifyStripeEvent } from './stripe-event.ts';

const BODY = JSON.stringify({
  id: 'evt_1',
  type: 'payment_intent.succeeded',
  created: 1_795_000_000,
  data: { object: { id: 'pi_1', metadata: { order_id: 'order-1' } } },
});
const SECRETS = ['whsec_new', 'whsec_old'];

function signed(body: string, secret = 'whsec_new', secondsAgo = 0): string {
  const time = Math.floor(Date.now() / 1000) - secondsAgo;
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

describe('an event from the provider', () => {
  it('is believed with either secret of a rotation', () => {
    for (const secret of SECRETS) {
      const result = verifyStripeEvent(Buffer.from(BODY), signed(BODY, secret), SECRETS);
      expect(result).toEqual({
        code: 'valid',
        event: jasmine.objectContaining({ id: 'evt_1', objectRef: 'pi_1', orderId: 'order-1' }),
      });
    }
  });

  const about = (object: object): string =>
    JSON.stringify({ ...JSON.parse(BODY), data: { object } });
  for (const [name, object, paymentRef] of [
    ['a payment', { id: 'pi_2', object: 'payment_intent' }, 'pi_2'],
    ['a charge', { id: 'ch_2', object: 'charge', payment_intent: 'pi_2' }, 'pi_2'],
    ['a dispute with its payment unfolded', { id: 'dp_2', payment_intent: { id: 'pi_2' } }, 'pi_2'],
    ['something that is not about money', { id: 'cus_2', object: 'customer' }, null],
  ] as const)
    it(`about ${name} names the payment: ${paymentRef}`, () => {
      const body = about(object);
      const result = verifyStripeEvent(body, signed(body), SECRETS);
      expect(result.code === 'valid' && result.event.paymentRef).toBe(paymentRef);
    });

  for (const [name, body, signature] of [
    ['without a signature', BODY, undefined],
    ['with a made-up signature', BODY, 't=1,v1=abc'],
    ['with an empty signature', BODY, ''],
    ['signed with another secret', BODY, signed(BODY, 'whsec_else')],
    ['changed by one byte', `${BODY} `, signed(BODY)],
    ['signed long ago', BODY, signed(BODY, 'whsec_new', 3_600)],
  ] as const)
    it(`is not believed ${name}`, () => {
      expect(verifyStripeEvent(body, signature, SECRETS)).toEqual({ code: 'signature_invalid' });
    });

  for (const body of ['not json', '{}', '[]', '{"id":"evt_1","type":"x","created":"y"}'])
    it(`is not understood as ${body}`, () => {
      expect(verifyStripeEvent(body, signed(body), SECRETS)).toEqual({ code: 'malformed' });
    });
});
