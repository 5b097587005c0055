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

  const event = (change: { id?: string; type?: string; order?: string | null } = {}) =>
    JSON.stringify({
      id: change.id ?? `evt_${randomUUID()}`,
      object: 'event',
      type: change.type ?? 'payment_intent.succeeded',
      created: Math.floor(Date.now() / 1000),
      data: {
        object: {
          id: 'pi_1',
          object: 'payment_intent',
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

  it('that we do not know, or that are about no order of ours, are acknowledged and left', async () => {
    for (const payload of [
      event({ type: 'customer.created' }),
      event({ order: null }),
      event({ order: randomUUID() }),
      event({ order: 'not-an-id' }),
    ])
      expect(await addsJobs(async () => expect((await send(payload)).status).toBe(200))).toBe(0);
  });

  it('that are signed but make no sense are refused', async () => {
    const payload = JSON.stringify({ id: 'evt_1', hello: 'world' });
    expect(refusal(await send(payload))).toBe('400 BAD_REQUEST');
  });
});
