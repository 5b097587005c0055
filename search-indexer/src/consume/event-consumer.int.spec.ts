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
import { TINY_IDS, eventually, testStack } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { rebuild } from '../index/rebuild.ts';
import { IndexStage } from '../testing/index-stage.ts';
import { createEventConsumer } from './event-consumer.ts';

const { products, brand, categories } = TINY_IDS;

describe('events from the queue', () => {
  let stage: IndexStage;
  let sqs: SQSClient;
  let queueUrl: string;
  let deadLetterUrl: string;
  let consumer: QueueConsumer;

  const send = (body: unknown) =>
    sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const event = (type: string, data: Record<string, unknown>, historyPoint: string | null = null) =>
    toCloudEvent({
      id: randomUUID(),
      type,
      region: 'local',
      at: new Date(),
      aggregateType: 'product',
      aggregateId: products.magnesium,
      aggregateVersion: 2,
      data,
      correlationId: null,
      historyPoint,
    });

  beforeAll(async () => {
    const stack = testStack();
    // The client looks for these in the environment and nowhere else.
    process.env['AWS_ACCESS_KEY_ID'] ??= stack.env.AWS_ACCESS_KEY_ID;
    process.env['AWS_SECRET_ACCESS_KEY'] ??= stack.env.AWS_SECRET_ACCESS_KEY;
    sqs = createSqs({
      AWS_REGION: stack.env.AWS_REGION,
      AWS_ENDPOINT_URL: stack.needed('AWS_ENDPOINT_URL'),
    });
    const create = async (name: string) =>
      (await sqs.send(new CreateQueueCommand({ QueueName: `${name}-${randomUUID()}` }))).QueueUrl ??
      '';
    [queueUrl, deadLetterUrl] = [await create('search'), await create('search-dlq')];
    stage = await IndexStage.open();
    await rebuild({ ...stage, settleMs: 0 });
    consumer = createEventConsumer({
      sqs,
      queueUrl,
      deadLetterUrl,
      updater: stage.updater,
      readings: stage.readings,
      logger: createLogger({ service: 'spec', level: 'silent' }),
    });
    consumer.start();
  });
  afterAll(async () => {
    await consumer.stop();
    for (const url of [queueUrl, deadLetterUrl])
      await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
    sqs.destroy();
    await stage.close();
  });

  it('bring an edit into the index', async () => {
    await stage.database.query(
      `update catalog.product set title = 'Evening Magnesium' where id = $1`,
      [products.magnesium],
    );
    await send(event('product.changed', { productId: products.magnesium }));
    // The word stands in another text of it already: the title is what tells.
    await eventually(async () => (await stage.find('evening'))[0] === 'Evening Magnesium');
    expect(await stage.find('evening')).toEqual(['Evening Magnesium']);
  });

  it('bring a new name of a brand or category to all its products', async () => {
    await stage.database.query(`update catalog.brand set name = 'Quince Hill' where id = $1`, [
      brand,
    ]);
    const since = await stage.writer.historyPoint();
    const before = stage.readings.counts();
    await send(event('brand.changed', { brandId: brand }, since));
    await eventually(async () => (await stage.find('quince')).length === 3);
    // A reader that is behind leaves it to the writer; by and by it has seen what the event is about.
    await eventually(
      async () => {
        if (stage.readings.counts().reader > before.reader) return true;
        await send(event('brand.changed', { brandId: brand }, since));
        return false;
      },
      { every: 500 },
    );
    await stage.database.query(`update catalog.category set name = 'Essentials' where id = $1`, [
      categories.supplements,
    ]);
    await send(event('category.changed', { categoryId: categories.supplements }));
    await eventually(async () => (await stage.find('essentials')).length === 2);
    expect((await stage.find('essentials')).length).toBe(2);
  });

  it('that say something else than where the history was are taken all the same', async () => {
    await stage.database.query(`update catalog.product set title = 'Garbled' where id = $1`, [
      products.vitaminD,
    ]);
    await send(event('product.changed', { productId: products.vitaminD }, 'yesterday'));
    await eventually(async () => (await stage.find('garbled')).length === 1);
    expect(await stage.find('garbled')).toEqual(['Garbled']);
  });

  it('that are broken or unknown go to the dead letters with a reason, and hold nobody up', async () => {
    await send('{"not json');
    await send({ hello: 'world' });
    await send(event('product.exploded', { productId: products.magnesium }));
    await send(event('product.changed', { productId: 'not-an-id' }));
    await stage.database.query(`update catalog.product set title = 'Flows On' where id = $1`, [
      products.gingerTea,
    ]);
    await send(event('product.changed', { productId: products.gingerTea }));
    await eventually(async () => (await stage.find('flows')).length === 1);
    const reasons: string[] = [];
    await eventually(async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: deadLetterUrl,
          MaxNumberOfMessages: 10,
          MessageAttributeNames: ['All'],
        }),
      );
      reasons.push(...Messages.map((one) => one.MessageAttributes?.['reason']?.StringValue ?? ''));
      return reasons.length >= 4;
    });
    expect(reasons.sort()).toEqual([
      'BROKEN_JSON',
      'EVENT_TYPE_UNKNOWN',
      'SCHEMA_MISMATCH',
      'SCHEMA_MISMATCH',
    ]);
  });
});
