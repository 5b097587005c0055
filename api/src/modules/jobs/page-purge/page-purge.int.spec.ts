import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { toCloudEvent } from '@green-apple/contracts-events';
import { createSqs, type QueueConsumer } from '@green-apple/messaging';
import { createLogger } from '@green-apple/observability';
import { eventually, testStack } from '@green-apple/testing';
import { openPagePurge } from './open-page-purge.ts';

const PRODUCT = '0190b3c4-0000-7000-8000-000000000001';
const BRAND = '0190b3c4-0000-7000-8000-000000000002';

describe('pages on the way to shoppers when something changes', () => {
  let sqs: SQSClient;
  let queueUrl: string;
  let deadLetterUrl: string;
  let consumer: QueueConsumer | null;
  let network: Server;
  let refusals: number;
  let purged: { readonly token: string | undefined; readonly tags: readonly string[] }[];

  beforeAll(async () => {
    const stack = testStack();
    // The client looks for these in the environment and nowhere else.
    process.env['AWS_ACCESS_KEY_ID'] ??= stack.env.AWS_ACCESS_KEY_ID;
    process.env['AWS_SECRET_ACCESS_KEY'] ??= stack.env.AWS_SECRET_ACCESS_KEY;
    sqs = createSqs({
      AWS_REGION: stack.env.AWS_REGION,
      AWS_ENDPOINT_URL: stack.needed('AWS_ENDPOINT_URL'),
    });
    const create = async (name: string) => {
      // A message that was not taken comes again soon.
      const Attributes = { VisibilityTimeout: '1' };
      const QueueName = `${name}-${randomUUID()}`;
      return (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
    };
    [queueUrl, deadLetterUrl] = [await create('purge'), await create('purge-dlq')];
    network = createServer((request, response) => {
      void text(request).then((body) => {
        if (refusals-- > 0) {
          response.writeHead(503).end();
          return;
        }
        const { tags } = JSON.parse(body) as { tags: string[] };
        purged.push({ token: request.headers.authorization, tags });
        response.writeHead(200).end('{}');
      });
    });
    await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
    consumer = openPagePurge(
      {
        PAGE_PURGE_QUEUE_URL: queueUrl,
        PAGE_PURGE_DLQ_URL: deadLetterUrl,
        PAGE_PURGE_URLS: [`http://127.0.0.1:${(network.address() as AddressInfo).port}/purge`],
        PAGE_PURGE_TOKEN: 'word',
      },
      sqs,
      createLogger({ service: 'spec', level: 'silent' }),
    );
    consumer?.start();
  });
  afterAll(async () => {
    await consumer?.stop();
    for (const QueueUrl of [queueUrl, deadLetterUrl])
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    sqs.destroy();
    network.closeAllConnections();
    network.close();
  });
  beforeEach(() => {
    purged = [];
    refusals = 0;
  });

  const send = (type: string, data: Record<string, unknown>, at = new Date()) =>
    sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(
          toCloudEvent({
            id: randomUUID(),
            type,
            region: 'local',
            at,
            aggregateType: 'product',
            aggregateId: PRODUCT,
            aggregateVersion: 2,
            data,
            correlationId: null,
            historyPoint: null,
          }),
        ),
      }),
    );
  const timesPurged = (tag: string) => purged.filter(({ tags }) => tags.includes(tag)).length;

  it('are purged by their tags, and once more when every copy has followed', async () => {
    await send('product.changed', { productId: PRODUCT });
    await eventually(() => timesPurged(`product:${PRODUCT}`) === 2, { within: 30_000 });
    // The second purge of another spec's brand may come in between.
    const told = purged.filter(({ tags }) => tags.includes(`product:${PRODUCT}`));
    const request = { token: 'Bearer word', tags: [`product:${PRODUCT}`, 'lists'] };
    expect(told).toEqual([request, request]);
  });

  it('are purged in the end by a network that refused at first', async () => {
    refusals = 2;
    await send('brand.changed', { brandId: BRAND });
    await eventually(() => timesPurged(`brand:${BRAND}`) > 0, { within: 30_000 });
    expect(refusals).toBeLessThan(1);
  });

  it('are left alone by what no page kept can be older than, and by what is no event', async () => {
    await send('product.changed', { productId: PRODUCT }, new Date(Date.now() - 120_000));
    const broken = randomUUID();
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: broken }));
    await send('brand.changed', { brandId: BRAND });
    await eventually(() => timesPurged(`brand:${BRAND}`) > 0, { within: 30_000 });
    let dead: string | undefined;
    await eventually(
      async () => {
        const { Messages } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl: deadLetterUrl, WaitTimeSeconds: 1 }),
        );
        dead = Messages?.[0]?.Body;
        return dead !== undefined;
      },
      { within: 30_000 },
    );
    expect(dead).toContain(broken);
    expect(timesPurged(`product:${PRODUCT}`)).toBe(0);
  });
});
