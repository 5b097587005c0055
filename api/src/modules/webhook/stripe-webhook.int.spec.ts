import { createHmac, randomUUID } from 'node:crypto';
import { refusal, StorefrontStage, WEBHOOK_SECRETS } from '../../storefront-stage.int.spec.ts';

describe("the payment provider's events", () => {
  let stage: StorefrontStage;
  let orderId: string;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
    orderId = (await stage.shopper().buy()).id;
  });
  afterAll(() => stage.close());

  const event = (
    change: { id?: string; type?: string; order?: string | null; payment?: string } = {},
  ) =>
    JSON.stringify({
      id: change.id ?? `evt_${randomUUID()}`,
      object: 'event',
      type: change.type ?? 'payment_intent.succeeded',
      created: Math.floor(Date.now() / 1000),
      data: {
        object: {
          id: change.payment === undefined ? 'pi_1' : 'dp_1',
          object: change.payment === undefined ? 'payment_intent' : 'dispute',
          ...(change.payment === undefined ? {} : { payment_intent: change.payment }),
          metadata: change.order === null ? {} : { order_id: change.order ?? orderId },
        },
      },
    });
  const signature = (
    payload: string,
    secret: string = WEBHOOK_SECRETS[0],
    at = Math.floor(Date.now() / 1000),
  ) => `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')}`;
  const send = async (payload: string, signed: string | undefined = signature(payload)) => {
    const answer = await stage.app.http.inject({
      method: 'POST',
      url: '/api/webhooks/stripe',
      payload,
      headers: { 'content-type': 'application/json', 'stripe-signature': signed },
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<unknown>() };
  };
  const jobs = () => stage.count(`platform.outbox where kind = 'payment'`);
  const kept = (id: string) =>
    stage.database.query(
      `select state, reason, order_id as "orderId" from payment.webhook_event where event_id = $1`,
      [id],
    );
  const addsJobs = async (work: () => Promise<unknown>) => {
    const before = await jobs();
    await work();
    return (await jobs()) - before;
  };

  it('wake the workflow of their order, with nothing but its id', async () => {
    expect(await addsJobs(() => send(event()))).toBe(1);
    const [job] = await stage.database.query<{ body: object }>(
      `select body from platform.outbox where kind = 'payment' order by seq desc limit 1`,
    );
    expect(job?.body).toEqual(
      jasmine.objectContaining({ order_id: orderId, calculation_type: 'payment' }),
    );
  });

  it('take effect once, however often they come', async () => {
    const payload = event();
    let statuses: number[] = [];
    const added = await addsJobs(async () => {
      const answers = await Promise.all(Array.from({ length: 6 }, () => send(payload)));
      statuses = answers.map(({ status }) => status);
    });
    expect(added).toBe(1);
    expect(statuses).toEqual(Array(6).fill(200));
  });

  it('may have been four minutes on their way', async () => {
    const payload = event();
    const at = Math.floor(Date.now() / 1000) - 240;
    const sent = () => send(payload, signature(payload, WEBHOOK_SECRETS[0], at));
    expect(await addsJobs(sent)).toBe(1);
  });

  it('may be signed with the old secret while secrets are changed', async () => {
    const payload = event();
    expect(await addsJobs(() => send(payload, signature(payload, WEBHOOK_SECRETS[1])))).toBe(1);
  });

  describe('are refused, without effect,', () => {
    const payload = () => event();
    const now = () => Math.floor(Date.now() / 1000);
    const forgeries: ReadonlyArray<[string, (text: string) => string]> = [
      ['without a signature', () => ''],
      ['signed with another secret', (text) => signature(text, 'whsec_forged')],
      ['signed an hour ago', (text) => signature(text, WEBHOOK_SECRETS[0], now() - 3600)],
      ['signed six minutes ago', (text) => signature(text, WEBHOOK_SECRETS[0], now() - 360)],
      ['with a body that was changed', (text) => signature(`${text} `)],
      ['with garbage for a signature', () => 't=1,v1=zz'],
    ];
    for (const [name, sign] of forgeries)
      it(name, async () => {
        const text = payload();
        expect(
          await addsJobs(async () =>
            expect(refusal(await send(text, sign(text)))).toBe('400 SIGNATURE_INVALID'),
          ),
        ).toBe(0);
      });
  });

  // vendurehq/vendure#1330, #3235: a webhook nobody could place got a 500 and was sent again for ever.
  describe('that nobody can place are acknowledged, parked and listed:', () => {
    const strays: ReadonlyArray<[string, string, Parameters<typeof event>[0]]> = [
      ['of a type we do not know', 'TYPE_UNKNOWN', { type: 'customer.created' }],
      ['without an order', 'ORDER_UNKNOWN', { order: null }],
      ['of an order nobody has', 'ORDER_UNKNOWN', { order: randomUUID() }],
      ['of an order that is no id', 'ORDER_UNKNOWN', { order: 'not-an-id' }],
      ['of a payment nobody made', 'ORDER_UNKNOWN', { order: null, payment: 'pi_else' }],
    ];
    for (const [name, reason, change] of strays)
      it(name, async () => {
        const id = `evt_${randomUUID()}`;
        const added = await addsJobs(async () => {
          expect((await send(event({ ...change, id }))).status).toBe(200);
          expect((await send(event({ ...change, id }))).status).toBe(200);
        });
        expect(added).toBe(0);
        expect(await kept(id)).toEqual([{ state: 'parked', reason, orderId: null }]);
      });
  });

  it('about a dispute or a refund find their order by the payment they belong to', async () => {
    await stage.database.query(
      `update payment.payment set provider_ref = 'pi_disputed' where order_id = $1`,
      [orderId],
    );
    const id = `evt_${randomUUID()}`;
    const complaint = { id, type: 'charge.dispute.created', order: null, payment: 'pi_disputed' };
    expect(await addsJobs(() => send(event(complaint)))).toBe(1);
    expect(await kept(id)).toEqual([{ state: 'passed_on', reason: null, orderId }]);
  });

  // saleor/saleor#9961: one change, several webhooks with different bodies. Each nudge leads to one look.
  it('of one payment in any order are one nudge each, and none of them carries money', async () => {
    for (const type of ['payment_intent.succeeded', 'payment_intent.canceled', 'charge.refunded'])
      expect(await addsJobs(() => send(event({ type })))).toBe(1);
    const bodies = await stage.database.query<{ body: string }>(
      `select cast(body as text) as body from platform.outbox where kind = 'payment'`,
    );
    expect(bodies.every(({ body }) => !/amount|minor/.test(body))).toBeTrue();
  });

  it('that are signed but make no sense are refused', async () => {
    const payload = JSON.stringify({ id: 'evt_1', hello: 'world' });
    expect(refusal(await send(payload))).toBe('400 BAD_REQUEST');
    expect((await send('{"id":')).status).toBe(400);
  });

  it('that are larger than anything a bank has to say are refused', async () => {
    const payload = event({ type: `charge.${'x'.repeat(70_000)}` });
    expect(refusal(await send(payload))).toBe('413 PAYLOAD_TOO_LARGE');
  });
});
