import { randomUUID } from 'node:crypto';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { eventually, testStack, type StackVariable } from '@green-apple/testing';
import { handleOf } from './support/cards.ts';
import { mailsTo, mailTo } from './support/mailbox.ts';
import { effectsOn, plantFault } from './support/partners.ts';
import { runStatus } from './support/runs.ts';
import { problemOf, Shopper } from './support/shopper.ts';

/** Money that was taken for an order: authorisations that were not let go again. */
async function authorisationsOf(orderId: string): Promise<string[]> {
  const effects = await effectsOn(orderId);
  const of = (kind: RegExp) => effects.filter((each) => kind.test(each.kind)).map(({ ref }) => ref);
  const gone = new Set(of(/cancel|void|refund/));
  return of(/authori[sz]/).filter((ref) => !gone.has(ref));
}

function queues(): SQSClient {
  const stack = testStack();
  return new SQSClient({
    endpoint: stack.needed('AWS_ENDPOINT_URL'),
    region: stack.needed('AWS_REGION'),
    useQueueUrlAsEndpoint: false,
    credentials: {
      accessKeyId: stack.needed('AWS_ACCESS_KEY_ID'),
      secretAccessKey: stack.needed('AWS_SECRET_ACCESS_KEY'),
    },
  });
}

/** The reason that a message was put aside for, once it lies in the dead-letter queue. */
function reasonInDeadLetters(queue: StackVariable, body: string): Promise<string> {
  const sqs = queues();
  return eventually(
    async () => {
      const { Messages } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: testStack().needed(queue),
          MaxNumberOfMessages: 10,
          MessageAttributeNames: ['All'],
          VisibilityTimeout: 0,
        }),
      );
      const found = Messages?.find((message) => message.Body === body);
      return found?.MessageAttributes?.['reason']?.StringValue;
    },
    { within: 30_000, every: 250 },
  );
}

async function send(queue: StackVariable, body: string): Promise<void> {
  const QueueUrl = testStack().needed(queue);
  await queues().send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
}

describe('an order in trouble', () => {
  it('is confirmed, with one charge and one mail, when the worker is killed in the middle of it', async () => {
    const shopper = new Shopper();
    const quote = await shopper.fillBag();
    await plantFault({ operation: 'payment_intents.create', kind: 'slow', delayMs: 4_000 });
    const { id } = await shopper.place(quote, await handleOf('good'));
    await eventually(async () => (await runStatus(id))?.endsWith('RUNNING'));
    await testStack().control('worker').kill();
    await shopper.orderIn('confirmed', id, 90_000);
    expect((await authorisationsOf(id)).length).toBe(1);
    await mailTo(shopper.email, /confirmed/i);
    expect((await mailsTo(shopper.email)).length).toBe(1);
  }, 150_000);

  it('is confirmed when the jobs process was down between the commit and the message', async () => {
    const shopper = new Shopper();
    const quote = await shopper.fillBag();
    const jobs = testStack().control('jobs');
    await jobs.stop();
    const { id } = await shopper.place(quote, await handleOf('good'));
    expect((await shopper.order(id)).progress.state).toBe('placed');
    await jobs.start();
    await shopper.orderIn('confirmed', id, 60_000);
    expect((await authorisationsOf(id)).length).toBe(1);
  }, 150_000);

  it('is confirmed when the jobs process is killed right after the order was placed', async () => {
    const shopper = new Shopper();
    const quote = await shopper.fillBag();
    const card = await handleOf('good');
    const [{ id }] = await Promise.all([
      shopper.place(quote, card),
      testStack().control('jobs').kill(),
    ]);
    await shopper.orderIn('confirmed', id, 90_000);
    expect((await authorisationsOf(id)).length).toBe(1);
  }, 150_000);

  it('is charged once when the provider does the deed and loses the answer', async () => {
    const shopper = new Shopper();
    const quote = await shopper.fillBag();
    const fault = { operation: 'payment_intents.create', kind: 'execute-then-timeout' };
    await plantFault(fault);
    const { id } = await shopper.place(quote, await handleOf('good'));
    await shopper.orderIn('confirmed', id, 120_000);
    expect((await authorisationsOf(id)).length).toBe(1);
  }, 180_000);

  it('stays one order with one charge when it is sent twice with one key', async () => {
    const shopper = new Shopper();
    const quote = await shopper.fillBag();
    const [card, key] = [await handleOf('good'), randomUUID()];
    const [first, second] = await Promise.all([
      shopper.place(quote, card, key).catch(() => shopper.place(quote, card, key)),
      shopper.place(quote, card, key).catch(() => shopper.place(quote, card, key)),
    ]);
    expect(second.id).toBe(first.id);
    await shopper.orderIn('confirmed', first.id);
    expect((await authorisationsOf(first.id)).length).toBe(1);
  }, 90_000);

  it('waits for another card after a decline and is then confirmed', async () => {
    const shopper = new Shopper();
    const quote = await shopper.fillBag();
    const { id } = await shopper.place(quote, await handleOf('insufficientFunds'));
    const declined = await shopper.orderIn('payment_declined', id);
    expect(declined.progress.reason).toBe('insufficient_funds');
    expect(declined.progress.message).toContain('Nothing was charged');
    await shopper.payAgain(id, await handleOf('good'));
    await shopper.orderIn('confirmed', id);
    expect((await authorisationsOf(id)).length).toBe(1);
  }, 90_000);
});

describe('a message nobody can use', () => {
  it('is put aside with a reason while others flow on', async () => {
    const shopper = new Shopper();
    const quote = await shopper.fillBag();
    const broken = `{"order_id": ${randomUUID()}`;
    const unknownType = JSON.stringify({ order_id: randomUUID(), calculation_type: 'horoscope' });
    const unknownOrder = JSON.stringify({ order_id: randomUUID(), calculation_type: 'checkout' });
    for (const body of [broken, unknownType, unknownOrder])
      await send('CHECKOUT_JOBS_QUEUE_URL', body);
    const { id } = await shopper.place(quote, await handleOf('good'));
    for (const body of [broken, unknownType, unknownOrder])
      expect((await reasonInDeadLetters('CHECKOUT_JOBS_DLQ_URL', body)).length).toBeGreaterThan(0);
    await shopper.orderIn('confirmed', id, 60_000);
    const { Attributes } = await queues().send(
      new GetQueueAttributesCommand({
        QueueUrl: testStack().needed('CHECKOUT_JOBS_QUEUE_URL'),
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    expect(Attributes?.['ApproximateNumberOfMessages']).toBe('0');
  }, 120_000);

  it('does not start a second run for an order that has one', async () => {
    const shopper = new Shopper();
    const { id } = await shopper.place(await shopper.fillBag(), await handleOf('good'));
    // Confirmed is not the end of a run: it still books the tax and tells the shopper.
    await eventually(async () => (await runStatus(id))?.endsWith('COMPLETED') === true);
    const before = await effectsOn(id);
    await send(
      'CHECKOUT_JOBS_QUEUE_URL',
      JSON.stringify({ order_id: id, calculation_type: 'checkout' }),
    );
    const other = new Shopper();
    const later = await other.place(await other.fillBag(), await handleOf('good'));
    await other.orderIn('confirmed', later.id);
    expect(await effectsOn(id)).toEqual(before);
    expect((await authorisationsOf(id)).length).toBe(1);
  }, 90_000);
});

describe('a shop with something missing', () => {
  it('fails no page when the reader is down', async () => {
    const reader = testStack().control('postgres-reader');
    await reader.stop();
    try {
      const shopper = new Shopper();
      const { items } = await shopper.products('?limit=3');
      const answers = await Promise.all(
        ['/api/home', '/api/categories', ...items.map(({ slug }) => `/api/products/${slug}`)].map(
          (path) => shopper.ask(path),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    } finally {
      await reader.start();
    }
  }, 120_000);

  it('finds and sells things without the search engine', async () => {
    await testStack().control('elasticsearch').kill();
    const shopper = new Shopper();
    const found = await shopper.products('?q=magnesium');
    expect(found.source).toBe('postgres');
    expect(found.items.length).toBeGreaterThan(0);
    const { id } = await shopper.place(await shopper.fillBag(), await handleOf('good'));
    expect((await shopper.orderIn('confirmed', id)).totals.total.minor).toBeGreaterThan(0);
    await eventually(async () => (await shopper.products('?q=magnesium')).source === 'search', {
      within: 240_000,
      every: 1_000,
    });
  }, 320_000);

  it('refuses plainly what it does not have', async () => {
    const shopper = new Shopper();
    const unknown = await shopper.ask('/api/products/no-such-thing');
    expect([unknown.status, problemOf(unknown).code]).toEqual([404, 'PRODUCT_NOT_FOUND']);
    const strange = await shopper.ask('/api/cart/lines', {
      method: 'POST',
      body: { variantId: randomUUID(), quantity: 1 },
    });
    expect([strange.status, problemOf(strange).code]).toEqual([404, 'VARIANT_NOT_FOUND']);
  }, 120_000);
});
