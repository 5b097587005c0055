import { randomUUID } from 'node:crypto';
import type { Message } from '@aws-sdk/client-sqs';
import { createSqs, redrive } from '@green-apple/messaging';
import { eventually } from '@green-apple/testing';
import { ShopStage } from './testing/shop-stage.ts';

describe('messages to the shop', () => {
  let shop: ShopStage;

  beforeAll(async () => {
    shop = await ShopStage.open();
  }, 180_000);
  afterAll(() => shop.close(), 60_000);

  const putAside = (body: string): Promise<Message> =>
    eventually(
      async () => {
        const messages = await shop.receive('CHECKOUT_JOBS_DLQ_URL');
        return messages.find(({ Body }) => Body === body);
      },
      { within: 30_000 },
    );
  const reasonOf = (message: Message): string | undefined =>
    message.MessageAttributes?.['reason']?.StringValue;

  for (const [name, body, reason] of [
    ['broken', '{"order_id": "1', 'BROKEN_JSON'],
    [
      'of an unknown type',
      '{"order_id":"1","calculation_type":"horoscope"}',
      'CALCULATION_TYPE_UNKNOWN',
    ],
    [
      'with more than it should hold',
      '{"order_id":"1","calculation_type":"tax","email":"x"}',
      'SCHEMA_MISMATCH',
    ],
    [
      'about an order nobody knows',
      `{"order_id":"${randomUUID()}","calculation_type":"checkout"}`,
      'ORDER_UNKNOWN',
    ],
  ] as const)
    it(`that are ${name} are put aside with the reason ${reason}, and others flow on`, async () => {
      await shop.send('CHECKOUT_JOBS_QUEUE_URL', body);
      const order = await shop.place();
      await shop.reaches(order, 'confirmed');
      expect(reasonOf(await putAside(body))).toBe(reason);
    }, 90_000);

  it('that were put aside can be sent again once their order exists', async () => {
    const id = randomUUID();
    const body = JSON.stringify({ order_id: id, calculation_type: 'checkout' });
    await shop.send('CHECKOUT_JOBS_QUEUE_URL', body);
    await putAside(body);
    const order = await shop.seedQuietly({ id });
    // Other specs leave messages of this reason too: what counts is that this order's comes through.
    await eventually(
      async () => {
        await redrive({
          sqs: createSqs({
            AWS_REGION: shop.env['AWS_REGION'] ?? '',
            AWS_ENDPOINT_URL: shop.env['AWS_ENDPOINT_URL'],
          }),
          deadLetterUrl: shop.env['CHECKOUT_JOBS_DLQ_URL'] ?? '',
          queueUrl: shop.env['CHECKOUT_JOBS_QUEUE_URL'] ?? '',
          reason: 'ORDER_UNKNOWN',
        });
        return (await shop.stateOf(order)).state === 'confirmed';
      },
      { within: 80_000, every: 500 },
    );
    expect((await shop.stateOf(order)).state).toBe('confirmed');
  }, 90_000);

  for (const kind of ['tax', 'shipping', 'discount', 'promotion', 'stats'])
    it(`that ask for ${kind} name the order by its number and leave the figure beside it`, async () => {
      const order = await shop.seedQuietly();
      await shop.send(
        'CALCULATION_JOBS_QUEUE_URL',
        JSON.stringify({ order_id: order.number, calculation_type: kind }),
      );
      const result = await eventually(
        async () => {
          const [row] = await shop.database.query<{ result: { code: string } }>(
            `select result from ordering.calculation where order_id = $1 and calculation_type = $2`,
            [order.id, kind],
          );
          return row?.result;
        },
        { within: 30_000 },
      );
      expect(['calculated', 'rated', 'summed', 'not_counted']).toContain(result.code);
    }, 120_000);

  it('that ask for figures of a cancelled order leave figures, and count nothing', async () => {
    const order = await shop.seedQuietly({ state: 'cancelled', reason: 'payment_timeout' });
    const kinds = ['tax', 'shipping', 'discount', 'promotion', 'stats'];
    for (const kind of kinds)
      await shop.send(
        'CALCULATION_JOBS_QUEUE_URL',
        JSON.stringify({ order_id: order.id, calculation_type: kind }),
      );
    const codes = await eventually(
      async () => {
        const rows = await shop.database.query<{ kind: string; code: string }>(
          `select calculation_type as kind, result ->> 'code' as code from ordering.calculation
           where order_id = $1 order by 1`,
          [order.id],
        );
        return rows.length === kinds.length && rows.map(({ kind, code }) => `${kind} ${code}`);
      },
      { within: 30_000 },
    );
    expect(codes).toEqual([
      'discount summed',
      'promotion summed',
      'shipping rated',
      'stats not_counted',
      'tax calculated',
    ]);
    expect((await shop.stateOf(order)).state).toBe('cancelled');
    const [counted] = await shop.database.query(
      'select order_id from reporting.stats_applied where order_id = $1',
      [order.id],
    );
    expect(counted).toBeUndefined();
  }, 120_000);

  it('that ask for a figure of an order nobody knows are put aside', async () => {
    const body = JSON.stringify({ order_id: randomUUID(), calculation_type: 'tax' });
    await shop.send('CALCULATION_JOBS_QUEUE_URL', body);
    const message = await eventually(
      async () => {
        const messages = await shop.receive('CALCULATION_JOBS_DLQ_URL');
        return messages.find(({ Body }) => Body === body);
      },
      { within: 30_000 },
    );
    expect(reasonOf(message)).toBe('ORDER_UNKNOWN');
  }, 120_000);
});
