import { randomUUID } from 'node:crypto';
import type { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { createLogger } from '@green-apple/observability';
import {
  CatalogReader,
  inTransaction,
  insertOutbox,
  openWriter,
  parseHistoryPoint,
  writerSelect,
  writerSource,
  type Writer,
} from '@green-apple/persistence';
import { eventually, freshDatabase, type FreshDatabase } from '@green-apple/testing';
import { OutboxRelay } from './outbox-relay.ts';

/** Topics that note what they take, and can be away. */
class FakeTopics {
  readonly taken: string[] = [];
  readonly points: string[] = [];
  away = false;
  slowMs = 0;

  get client(): SNSClient {
    return { send: (command: PublishBatchCommand) => this.#take(command) } as unknown as SNSClient;
  }

  async #take({ input }: PublishBatchCommand): Promise<object> {
    await new Promise((resolve) => setTimeout(resolve, this.slowMs));
    if (this.away) throw new Error('the topic is away');
    const entries = input.PublishBatchRequestEntries ?? [];
    for (const { Message } of entries) {
      const { order_id, historypoint } = JSON.parse(Message ?? '{}');
      if (historypoint === undefined) this.taken.push(String(order_id));
      else this.points.push(historypoint);
    }
    return { Successful: entries.map(({ Id }) => ({ Id })) };
  }
}

describe('the outbox relay', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let topics: FakeTopics;
  let relays: OutboxRelay[];

  beforeEach(async () => {
    database = await freshDatabase('ga_jobs');
    writer = openWriter(database.adminUrl);
    topics = new FakeTopics();
    relays = [];
  });
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await writer.close();
    await database.drop();
  });

  function startRelay(): void {
    const relay = new OutboxRelay({
      writer: openWriter(database.writerUrl),
      sns: topics.client,
      topics: { jobs: 'jobs', events: 'events' },
      region: 'local',
      pollMs: 20,
      logger: createLogger({ service: 'spec', level: 'silent' }),
    });
    relay.start();
    relays.push(relay);
  }

  const write = (...names: string[]): Promise<void> =>
    inTransaction(writer, async (transaction) => {
      const rows = names.map((name) => ({
        topic: 'jobs' as const,
        kind: 'checkout',
        aggregateType: 'order',
        aggregateId: randomUUID(),
        aggregateVersion: 1,
        body: { order_id: name, calculation_type: 'checkout' },
      }));
      await insertOutbox(writer, transaction, rows);
    });
  const waiting = async (): Promise<number> => {
    const [row] = await database.query<{ rows: string }>(
      'select count(*) as rows from platform.outbox where published_at is null',
    );
    return Number(row?.rows);
  };
  const names = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `order-${index}`);

  it('publishes what was committed, in the order it was written', async () => {
    await write(...names(250));
    startRelay();
    await eventually(async () => (await waiting()) === 0);
    expect(topics.taken).toEqual(names(250));
  });

  it('publishes nothing that was rolled back', async () => {
    const rolledBack = inTransaction(writer, async (transaction) => {
      const body = { order_id: 'ghost' };
      const row = { topic: 'jobs', kind: 'checkout', aggregateType: 'order', body } as const;
      await insertOutbox(writer, transaction, [
        { ...row, aggregateId: randomUUID(), aggregateVersion: 1 },
      ]);
      throw new Error('changed my mind');
    });
    await expectAsync(rolledBack).toBeRejected();
    startRelay();
    await write('real');
    await eventually(() => topics.taken.length > 0);
    expect(topics.taken).toEqual(['real']);
  });

  it('keeps everything while the topics are away', async () => {
    topics.away = true;
    startRelay();
    await write('patient');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await waiting()).toBe(1);
    topics.away = false;
    await eventually(async () => (await waiting()) === 0);
    expect(topics.taken).toEqual(['patient']);
  });

  it('says with an event where the history was, by then and not before its commit', async () => {
    const catalogue = new CatalogReader(writerSource(writer));
    const before = parseHistoryPoint(await catalogue.historyPoint());
    const written = await inTransaction(writer, async (transaction) => {
      const productId = randomUUID();
      await insertOutbox(writer, transaction, [
        {
          topic: 'events',
          kind: 'product.changed',
          aggregateType: 'product',
          aggregateId: productId,
          aggregateVersion: 1,
          body: { productId },
        },
      ]);
      // What the commit writes into the log comes after this.
      return writerSelect<{ position: string }>(
        writer,
        'select pg_current_wal_insert_lsn()::text as position',
        {},
        transaction,
      );
    });
    startRelay();
    await eventually(() => topics.points.length > 0);
    const told = parseHistoryPoint(topics.points[0] ?? '');
    const [row] = await database.query<{ later: boolean }>(
      'select cast($1 as pg_lsn) > cast($2 as pg_lsn) as later',
      [told?.position, written[0]?.position],
    );
    expect([told?.database, row?.later]).toEqual([before?.database, true]);
    expect(told?.number).toBeGreaterThan(before?.number ?? Infinity);
  });

  it('never overtakes itself, however many of it run', async () => {
    topics.slowMs = 5;
    for (let each = 0; each < 3; each++) startRelay();
    const all = names(300);
    for (let start = 0; start < all.length; start += 30)
      await write(...all.slice(start, start + 30));
    await eventually(async () => (await waiting()) === 0, { within: 30_000 });
    expect(topics.taken).toEqual(all);
  }, 120_000);
});
