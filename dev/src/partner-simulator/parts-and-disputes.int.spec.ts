import { money } from '@green-apple/domain-money';
import { SimulatorStage } from './simulator-stage.int.spec.ts';

describe('the partners, once a payment is authorised,', () => {
  let stage: SimulatorStage;
  beforeEach(async () => {
    stage = await SimulatorStage.open();
  });
  afterEach(() => stage.close());

  describe('of an order that goes in parts', () => {
    const part = (providerRef: string, mark: string, minor: number, isLast = false) =>
      stage.payments.capture({
        providerRef,
        mark,
        amount: money(minor, 'USD'),
        isLast,
        idempotencyKey: `capture/${mark}`,
      });
    const authorised = async (card = 'pm_card_visa'): Promise<string> => {
      const outcome = await stage.authorise(card);
      if (outcome.code !== 'authorised') throw new Error(outcome.code);
      return outcome.providerRef;
    };
    const again = (formerRef: string) =>
      stage.payments.reauthorise({
        orderId: 'order-1',
        orderNumber: 'GA-22222-33333',
        attempt: 2,
        formerRef,
        amount: money(4230, 'USD'),
        idempotencyKey: stage.key('key'),
      });

    it('capture each part once, and find it by its mark', async () => {
      const ref = await authorised();
      const first = { code: 'captured', amount: money(3000, 'USD') } as const;
      expect(await part(ref, 'a', 3000)).toEqual(first);
      expect(await part(ref, 'a', 3000)).toEqual(first);
      expect(await stage.payments.findCapture({ providerRef: ref, mark: 'a' })).toEqual(first);
      expect((await stage.payments.findCapture({ providerRef: ref, mark: 'b' })).code).toBe(
        'not_found',
      );
      expect((await part(ref, 'b', 1230, true)).code).toBe('captured');
      expect((await stage.payments.retrieve(ref)).code).toBe('captured');
      expect(await stage.effects()).toEqual(['authorised', 'captured', 'captured']);
    });

    it('let go of the rest when it is not needed any more', async () => {
      const ref = await authorised();
      await part(ref, 'a', 3000);
      expect(await stage.payments.void({ providerRef: ref, idempotencyKey: 'v' })).toEqual({
        code: 'voided',
      });
      expect((await part(ref, 'b', 1230)).code).toBe('voided');
    });

    it('capture a card once that can be captured once only', async () => {
      const method = (await (await stage.typedCard('6011111111111117')).json()) as { id: string };
      const ref = await authorised(method.id);
      expect((await part(ref, 'a', 3000)).code).toBe('captured');
      expect((await part(ref, 'b', 1230)).code).toBe('voided');
    });

    it('charge the card again without the shopper when the bank has let go', async () => {
      const method = (await (await stage.typedCard('4242424242424242')).json()) as { id: string };
      const ref = await authorised(method.id);
      await stage.send('control/expire-authorisation', { orderId: 'order-1' });
      expect((await part(ref, 'a', 3000)).code).toBe('voided');
      const next = await again(ref);
      expect(next.code).toBe('authorised');
      const nextRef = 'providerRef' in next ? (next.providerRef ?? '') : '';
      expect((await part(nextRef, 'a2', 4230, true)).code).toBe('captured');
    });

    it('ask no bank that wants to see the shopper', async () => {
      const outcome = await stage.authorise('pm_card_authenticationRequired');
      if (outcome.code !== 'action_required') throw new Error(outcome.code);
      await stage.send('stripe-js/challenges/complete', { clientSecret: outcome.clientSecret });
      expect(await again(outcome.providerRef)).toEqual(
        jasmine.objectContaining({ code: 'declined', declineCode: 'authentication_required' }),
      );
    });
  });

  describe('take their time', () => {
    const bank = async (path: string, body: object): Promise<Record<string, unknown>> => {
      const answer = await stage.send(`control/bank/${path}`, body);
      expect(answer.ok).withContext(path).toBeTrue();
      return (await answer.json()) as Record<string, unknown>;
    };
    const refOf = (outcome: object): string =>
      'providerRef' in outcome ? String(outcome.providerRef) : '';
    const slowPayment = async (): Promise<string> => {
      await stage.ask({ operation: 'payment_intents.create', kind: 'processing' });
      const outcome = await stage.authorise('pm_card_visa');
      expect(outcome.code).toBe('processing');
      return refOf(outcome);
    };
    const captured = async (): Promise<string> => {
      const providerRef = refOf(await stage.authorise('pm_card_visa'));
      await stage.payments.capture({
        providerRef,
        amount: money(4230, 'USD'),
        mark: 'whole',
        isLast: true,
        idempotencyKey: stage.key('capture'),
      });
      return providerRef;
    };
    const giveBack = (providerRef: string, minor: number, idempotencyKey: string) =>
      stage.payments.refund({
        providerRef,
        amount: money(minor, 'USD'),
        orderId: 'order-1',
        idempotencyKey,
      });

    it('over a payment: it cannot be taken back before they have answered', async () => {
      const providerRef = await slowPayment();
      const voided = await stage.payments.void({ providerRef, idempotencyKey: stage.key('void') });
      expect(voided).toEqual({ code: 'processing' });
      await bank('settle', { paymentIntent: providerRef });
      expect((await stage.payments.retrieve(providerRef)).code).toBe('authorised');
    });

    it('and say no after all', async () => {
      const providerRef = await slowPayment();
      await bank('settle', { paymentIntent: providerRef, declineCode: 'insufficient_funds' });
      expect(await stage.payments.retrieve(providerRef)).toEqual(
        jasmine.objectContaining({ code: 'declined', declineCode: 'insufficient_funds' }),
      );
    });

    it('over a complaint: what is disputed cannot be given back as well', async () => {
      const providerRef = await captured();
      const { id } = await bank('dispute', { paymentIntent: providerRef, amount: 1000 });
      expect(await stage.payments.disputes(providerRef)).toEqual({
        code: 'listed',
        disputes: [
          jasmine.objectContaining({
            disputeRef: id,
            amount: money(1000, 'USD'),
            reason: 'fraudulent',
            standing: 'open',
          }),
        ],
      });
      expect(await giveBack(providerRef, 500, 'refund-disputed')).toEqual({
        code: 'refused',
        reason: 'charge_disputed',
      });
      await bank('decide', { dispute: id, outcome: 'won' });
      expect((await giveBack(providerRef, 500, 'refund-won')).code).toBe('refunded');
    });

    it('and a refund whose answer was lost is found by its key', async () => {
      const providerRef = await captured();
      await stage.ask({ operation: 'refunds.create', kind: 'execute-then-timeout' });
      expect((await giveBack(providerRef, 700, 'refund-lost')).code).toBe('unknown');
      const find = (idempotencyKey: string) =>
        stage.payments.findRefund({ providerRef, idempotencyKey });
      expect((await find('refund-lost')).code).toBe('refunded');
      expect((await find('refund-never')).code).toBe('not_found');
    });

    it('and what they hold for us can be listed', async () => {
      const providerRef = refOf(await stage.authorise('pm_card_visa', 'held-key'));
      const gone = refOf(await stage.authorise('pm_card_visa'));
      await stage.payments.void({ providerRef: gone, idempotencyKey: 'void-gone' });
      const held = await stage.payments.heldBetween(new Date(Date.now() - 60_000), new Date());
      expect(held).toEqual({
        code: 'listed',
        payments: [
          jasmine.objectContaining({ providerRef, orderId: 'order-1', attemptKey: 'held-key' }),
        ],
      });
    });
  });
});
