import type { OrderProgress, Problem } from '@green-apple/contracts-http';
import { randomUUID } from 'node:crypto';
import { refusal, StorefrontStage, type ShopperOnStage } from '../../storefront-stage.int.spec.ts';

describe('paying an order', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  });
  afterAll(() => stage.close());

  describe('with another card', () => {
    const payAgain = (
      shopper: ShopperOnStage,
      id: string,
      key: string = randomUUID(),
      paymentMethodId = 'pm_second',
    ) =>
      shopper.send<OrderProgress & Problem>(
        'POST',
        `/api/orders/${id}/payments`,
        { paymentMethodId },
        { 'idempotency-key': key },
      );
    const declined = async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      await stage.moveOrder(id, 'payment_declined', 'card_declined');
      await stage.movePayment(id, 'declined');
      return { shopper, id };
    };
    const attempts = (id: string) =>
      stage.database.query<{ attempt: number; state: string; idempotency_key: string }>(
        'select attempt, state, idempotency_key from payment.payment where order_id = $1 order by attempt',
        [id],
      );

    it('asks for a second attempt and wakes the workflow', async () => {
      const { shopper, id } = await declined();
      const { status, body } = await payAgain(shopper, id);
      expect([status, body.id]).toEqual([202, id]);
      const all = await attempts(id);
      expect(all.map(({ attempt: number, state }) => [number, state])).toEqual([
        [1, 'declined'],
        [2, 'requested'],
      ]);
      expect(new Set(all.map((one) => one.idempotency_key)).size).toBe(2);
      const jobs = await stage.database.query<{ body: object }>(
        `select body from platform.outbox where aggregate_id = $1 and kind = 'payment'`,
        [id],
      );
      expect(jobs.length).toBe(1);
    });

    it('makes one attempt of a double click', async () => {
      const { shopper, id } = await declined();
      const key = randomUUID();
      const same = await Promise.all([payAgain(shopper, id, key), payAgain(shopper, id, key)]);
      expect(same.map(({ status }) => status)).toEqual([202, 202]);
      expect((await attempts(id)).length).toBe(2);
    });

    it('makes one attempt of two tabs', async () => {
      const { shopper, id } = await declined();
      const answers = await Promise.all(Array.from({ length: 8 }, () => payAgain(shopper, id)));
      expect(answers.filter(({ status }) => status === 202).length).toBe(1);
      expect(answers.filter(({ body }) => body.code === 'PAYMENT_NOT_EXPECTED').length).toBe(7);
      expect((await attempts(id)).length).toBe(2);
    });

    it('is not asked for while the first is under way, nor when all is paid', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      expect(refusal(await payAgain(shopper, id))).toBe('409 PAYMENT_NOT_EXPECTED');
      await stage.moveOrder(id, 'confirmed');
      expect(refusal(await payAgain(shopper, id))).toBe('409 PAYMENT_NOT_EXPECTED');
    });

    it('needs a key, and one key means one card', async () => {
      const { shopper, id } = await declined();
      expect(refusal(await payAgain(shopper, id, 'short'))).toBe('400 IDEMPOTENCY_KEY_MISSING');
      const key = randomUUID();
      await payAgain(shopper, id, key);
      expect(refusal(await payAgain(shopper, id, key, 'pm_third'))).toBe(
        '422 IDEMPOTENCY_KEY_REUSED',
      );
    });
  });

  describe('when the bank asks', () => {
    const asked = async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      await stage.moveOrder(id, 'action_required', 'authentication_required');
      await stage.movePayment(id, 'action_required');
      return { shopper, path: `/api/orders/${id}/payment-action` };
    };

    it('fetches the secret from the provider and keeps it nowhere', async () => {
      const { shopper, path } = await asked();
      const clientSecret = 'pi_1_secret_canary';
      stage.partners.payment = () =>
        Promise.resolve({ code: 'action_required', providerRef: 'pi_1', clientSecret });
      const { status, headers, body } = await shopper.send('GET', path);
      expect(status).toBe(200);
      expect(body).toEqual({
        clientSecret,
        publishableKey: 'pk_test_spec',
        scriptUrl: 'https://js.stripe.com/v3',
      });
      expect(headers['cache-control']).toBe('no-store');
      expect(stage.log).not.toContain(clientSecret);
    });

    it('says so when nothing is left to confirm, or nobody answers', async () => {
      const { shopper, path } = await asked();
      stage.partners.payment = () => Promise.resolve({ code: 'voided', providerRef: 'pi_1' });
      expect(refusal(await shopper.send('GET', path))).toBe('409 PAYMENT_NOT_EXPECTED');
      stage.partners.payment = () => Promise.resolve({ code: 'unknown', detail: 'timeout' });
      expect(refusal(await shopper.send('GET', path))).toBe('503 DEPENDENCY_UNAVAILABLE');
    });

    it('has no secret for an order that waits for none', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      expect(refusal(await shopper.send('GET', `/api/orders/${id}/payment-action`))).toBe(
        '409 PAYMENT_NOT_EXPECTED',
      );
    });
  });
});
