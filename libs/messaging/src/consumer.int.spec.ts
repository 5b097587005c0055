import { randomUUID } from 'node:crypto';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { createLogger } from '@green-apple/observability';
import { openWriter } from '@green-apple/persistence';
import { eventually, freshDatabase, testStack } from '@green-apple/testing';
import { z } from 'zod';
import { createSqs } from './aws-clients.ts';
import { createConsumer, done, rejected, type Handled, type QueueConsumer } from './consumer.ts';
import { handleOnce } from './inbox.ts';
import { redrive } from './redrive.ts';

const Task = z.strictObject({ task: z.string() });
type Task = z.infer<typeof Task>;

describe('a consumer of a queue', () => {
  let sqs: SQSClient;
  let queueUrl: string;
  let deadLetterUrl: string;
  let consumer: QueueConsumer | undefined;
  let seen: string[];
  let ready: boolean;

  beforeEach(async () => {
    const stack = testStack();
    process.env['AWS_ACCESS_KEY_ID'] = stack.needed('AWS_ACCESS_KEY_ID');
    process.env['AWS_SECRET_ACCESS_KEY'] = stack.needed('AWS_SECRET_ACCESS_KEY');
    sqs = createSqs({
      AWS_REGION: stack.needed('AWS_REGION'),
      AWS_ENDPOINT_URL: stack.needed('AWS_ENDPOINT_URL'),
    });
    queueUrl = await create('work');
    deadLetterUrl = await create('work-dlq');
    seen = [];
    ready = true;
  });
  afterEach(async () => {
    await consumer?.stop();
    for (const QueueUrl of [queueUrl, deadLetterUrl])
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  });

  async function create(name: string): Promise<string> {
    const QueueName = `${name}-${randomUUID()}`;
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
    return QueueUrl ?? '';
  }
  const send = (body: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
  const task = (name: string) => send(JSON.stringify({ task: name }));
  const look = async (QueueUrl: string): Promise<Message[]> => {
    const command = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
      MessageAttributeNames: ['All'],
    });
    return (await sqs.send(command)).Messages ?? [];
  };

  function consume(handle: (task: Task) => Promise<Handled>): void {
    consumer = createConsumer({
      name: 'work',
      sqs,
      queueUrl,
      deadLetterUrl,
      schema: Task,
      handle: async (body) => {
        seen.push(body.task);
        return handle(body);
      },
      ready: async () => ready,
      logger: createLogger({ service: 'spec', level: 'silent' }),
    });
    consumer.start();
  }

  it('deletes what is done', async () => {
    consume(async () => done);
    await task('pack');
    await eventually(() => seen.length === 1);
    await eventually(async () => (await look(queueUrl)).length === 0);
    expect(seen).toEqual(['pack']);
    expect(consumer?.healthy()).toBeTrue();
  });

  it('puts aside what is broken or refused, each with its reason, and goes on', async () => {
    consume(async ({ task: name }) => (name === 'no' ? rejected('NOT_OURS') : done));
    await send('{');
    await send('{"task":7}');
    await task('no');
    await task('yes');
    await eventually(() => seen.includes('yes'));
    const aside = await eventually(async () => {
      const messages = await look(deadLetterUrl);
      return messages.length === 3 && messages;
    });
    const reasons = aside.map((each) => each.MessageAttributes?.['reason']?.StringValue);
    expect(reasons.sort()).toEqual(['BROKEN_JSON', 'NOT_OURS', 'SCHEMA_MISMATCH']);
    const detail = aside.find(({ Body }) => Body === '{"task":7}')?.MessageAttributes?.['detail'];
    expect(detail?.StringValue).toBe('task');
  });

  it('sees again what failed, while others flow on', async () => {
    let falls = 1;
    consume(async ({ task: name }) => {
      if (name === 'slippery' && falls-- > 0) throw new Error('dropped it');
      return done;
    });
    await task('slippery');
    await task('easy');
    await eventually(() => seen.filter((each) => each === 'slippery').length === 2);
    expect(seen).toContain('easy');
  });

  it('takes nothing more while the house is not ready, and spoils no message by it', async () => {
    let works = false;
    consume(async () => {
      if (!works) {
        ready = false;
        throw new Error('the workflow server is away');
      }
      return done;
    });
    await task('first');
    await eventually(() => seen.length === 1);
    await task('second');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(seen).toEqual(['first']);
    works = true;
    ready = true;
    await eventually(() => seen.length === 3, { within: 30_000 });
    expect(seen.slice(1).sort()).toEqual(['first', 'second']);
  }, 120_000);

  it('finishes what is in hand before it stops', async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    consume(async () => {
      await held;
      return done;
    });
    await task('long');
    await eventually(() => seen.length === 1);
    const stopped = consumer?.stop();
    finish();
    await stopped;
    consumer = undefined;
    expect(await look(queueUrl)).toEqual([]);
  });

  it('stops soon when there is nothing to do', async () => {
    consume(async () => done);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const start = performance.now();
    await consumer?.stop();
    consumer = undefined;
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  it('gets back what was put aside for one reason and leaves the rest', async () => {
    consume(async ({ task: name }) => rejected(name));
    await task('LATER');
    await task('NEVER');
    await eventually(async () => (await look(deadLetterUrl)).length === 2);
    await consumer?.stop();
    consumer = undefined;
    const result = await redrive({ sqs, deadLetterUrl, queueUrl, reason: 'LATER' });
    expect(result).toEqual({ moved: 1, left: 1 });
    expect((await look(queueUrl)).map(({ Body }) => Body)).toEqual(['{"task":"LATER"}']);
  }, 120_000);

  it('does not send the same message round for ever when it is refused again', async () => {
    consume(async ({ task: name }) => rejected(name));
    await task('LATER');
    await eventually(async () => (await look(deadLetterUrl)).length === 1);
    expect((await redrive({ sqs, deadLetterUrl, queueUrl })).moved).toBe(1);
    await eventually(() => seen.length === 2);
  }, 120_000);
});

describe('the inbox of a consumer', () => {
  it('lets an event take effect once, and forgets it with a failed try', async () => {
    const database = await freshDatabase();
    const writer = openWriter(database.writerUrl);
    const eventId = randomUUID();
    let effects = 0;
    const work = async (): Promise<void> => {
      if (effects++ === 0) throw new Error('the first try fails');
    };
    await expectAsync(handleOnce(writer, 'spec', eventId, work)).toBeRejected();
    expect(await handleOnce(writer, 'spec', eventId, work)).toBeTrue();
    expect(await handleOnce(writer, 'spec', eventId, work)).toBeFalse();
    expect(effects).toBe(2);
    await writer.close();
    await database.drop();
  });
});
