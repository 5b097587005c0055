import type { PaymentAction, Problem } from '@green-apple/contracts-http';
import { EditCharges } from '@green-apple/persistence';
import { randomUUID, createHmac } from 'node:crypto';
import { ITEMS, refusal, WEBHOOK_SECRETS } from '../../storefront-stage.int.spec.ts';
import { EditStage, type Sold } from './edit-stage.int.spec.ts';

describe('a difference that the first card does not pay', () => {
  let stage: EditStage;
  let charges: EditCharges;
  let order: Sold;
  let editId: string;
  let first: { readonly editId: string; readonly try: number };

  beforeAll(async () => {
    stage = await EditStage.open();
    charges = new EditCharges(stage.worker);
  });
  afterAll(() => stage.close());

  beforeEach(async () => {
    order = await stage.sold(1);
    const added = [{ variantId: ITEMS.magnesium120, quantity: 1 }];
    const edit = await stage.agreed(order, { added });
    editId = edit.id;
    const amountMinor = edit.totals.total.minor;
    first = { editId, try: 1 };
    await charges.note({
      ...first,
      orderId: order.id,
      methodRef: null,
      amountMinor,
      currency: 'USD',
    });
    await charges.settle(first, 'declined', {
      providerRef: null,
      declineCode: 'insufficient_funds',
    });
    await stage.desk.awaitPayment(editId, '2100-01-01T00:00:00.000Z');
  });

  const path = (what = ''): string => `/api/orders/${order.id}/edits/${editId}${what}`;
  const pay = (paymentMethodId = 'pm_card_visa') =>
    order.shopper.send<Problem>(
      'POST',
      path('/payments'),
      { paymentMethodId },
      { 'idempotency-key': randomUUID() },
    );
  const action = () => order.shopper.send<PaymentAction & Problem>('GET', path('/payment-action'));
  const payment = async () => (await stage.editsOf(order)).edits[0]?.payment;
  const jobs = () =>
    stage.shop.count(`platform.outbox where aggregate_id = '${order.id}' and kind = 'edit'`);
  /** The other card was sent, and its bank wants to ask in person. */
  const asked = async (providerRef: string): Promise<void> => {
    await pay('pm_card_authenticationRequired');
    await charges.settle({ editId, try: 2 }, 'action_required', { providerRef });
  };

  it('says in words why, until another card is on its way', async () => {
    expect(await payment()).toEqual({
      state: 'declined',
      declineReason: 'insufficient_funds',
      message: jasmine.stringContaining('does not have enough funds') as unknown as string,
    });
    await pay();
    expect((await payment())?.state).toBe('asking');
  });

  it('is paid with another card once, however often that is sent', async () => {
    const answers = await Promise.all([pay(), pay()]);
    expect(answers.map(refusal).sort()).toEqual(['202 ', '409 PAYMENT_NOT_EXPECTED']);
    const newest = await charges.newest(editId);
    expect([newest?.try, newest?.state, newest?.methodRef]).toEqual([
      2,
      'requested',
      'pm_card_visa',
    ]);
  });

  it('may be left unpaid: the run hears of it, and nothing was changed', async () => {
    const before = await jobs();
    expect((await order.shopper.send('DELETE', path())).status).toBe(204);
    expect(await jobs()).toBe(before + 1);
    expect((await stage.desk.apply(order.id)).code).toBe('none');
    expect((await order.shopper.send('DELETE', path())).status).toBe(404);
  });

  it('is confirmed with the bank like a payment of the order', async () => {
    await asked(`pi_${order.id}`);
    expect((await payment())?.state).toBe('action_required');
    const clientSecret = 'pi_secret_canary';
    stage.shop.partners.payment = () =>
      Promise.resolve({ code: 'action_required', providerRef: `pi_${order.id}`, clientSecret });
    const { status, body, headers } = await action();
    expect([status, body.clientSecret]).toEqual([200, clientSecret]);
    expect(headers['cache-control']).toBe('no-store');
    expect(stage.shop.log).not.toContain(clientSecret);
  });

  it('has nothing to confirm while no bank asks, or for strangers', async () => {
    expect(refusal(await action())).toBe('409 PAYMENT_NOT_EXPECTED');
    await asked(`pi_${order.id}`);
    const stranger = stage.shop.shopper();
    expect(refusal(await stranger.send('GET', path('/payment-action')))).toBe(
      '404 ORDER_NOT_FOUND',
    );
  });

  it('goes on when the bank tells us that it was confirmed', async () => {
    const providerRef = `pi_${randomUUID().replaceAll('-', '')}`;
    await asked(providerRef);
    const before = await jobs();
    await tell(providerRef);
    expect(await jobs()).toBe(before + 1);
    await charges.settle({ editId, try: 2 }, 'authorised', { providerRef });
    await tell(providerRef);
    expect(await jobs()).toBe(before + 1);
  });

  it('is paid with another card when the check with the bank leads nowhere', async () => {
    await asked(`pi_${order.id}`);
    expect(refusal(await pay())).toBe('202 ');
    expect((await charges.newest(editId))?.try).toBe(3);
    expect((await charges.loose(editId)).map((row) => row.try)).toEqual([2, 3]);
  });

  async function tell(providerRef: string): Promise<void> {
    const now = Math.floor(Date.now() / 1000);
    const payload = JSON.stringify({
      id: `evt_${randomUUID()}`,
      object: 'event',
      type: 'payment_intent.amount_capturable_updated',
      created: now,
      data: {
        object: {
          id: providerRef,
          object: 'payment_intent',
          metadata: { order_id: order.id },
        },
      },
    });
    const signed = createHmac('sha256', WEBHOOK_SECRETS[0]).update(`${now}.${payload}`);
    const { statusCode } = await stage.shop.app.http.inject({
      method: 'POST',
      url: '/api/webhooks/stripe',
      payload,
      headers: {
        'content-type': 'application/json',
        'stripe-signature': `t=${now},v1=${signed.digest('hex')}`,
      },
    });
    expect(statusCode).toBe(200);
  }
});
