import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import type { BulkKind, BulkPolicy } from '@green-apple/domain-catalog';
import { createObjectStore, ensureBucket, type ObjectStore } from '@green-apple/messaging';
import {
  AuditTrail,
  BulkDeskRepository,
  BulkExportReader,
  BulkRunRepository,
  inTransaction,
  openReader,
  openWriter,
  type BulkJob,
  type Reader,
  type Writer,
} from '@green-apple/persistence';
import {
  freshDatabase,
  seedTinyCatalogue,
  testStack,
  type FreshDatabase,
} from '@green-apple/testing';
import type { BulkActivities } from '@green-apple/workflow-contracts';
import { v7 as uuidv7 } from 'uuid';
import { createBulkActivities } from './bulk.activities.ts';

/*
 * What the integration specs of files stand on: a catalogue of their own, a bucket, and steps as a worker makes them.
 * Named as a spec because only specs may use the testing library.
 */

const KEPT_DAYS = 30;
const BUCKET = 'green-apple-bulk-spec';

export const OPEN_JOB = {
  direction: 'import',
  kind: 'products',
  format: 'csv',
  fileName: 'file.csv',
  fileSha256: 'f00',
  requestedBy: 'employee-1',
  requestedByName: 'Grace Gardner',
  requestHash: 'hash',
  correlationId: 'spec',
  policy: null,
} as const;

export interface Sent {
  readonly format?: 'csv' | 'jsonl';
  readonly policy?: BulkPolicy | null;
}

export class BulkStage {
  readonly database: FreshDatabase;
  readonly writer: Writer;
  readonly office: Writer;
  readonly reader: Reader;
  readonly store: ObjectStore;
  readonly desk: BulkDeskRepository;
  /** Called whenever a step says that it is at it. */
  beats: (done: number) => void = () => undefined;

  private constructor(database: FreshDatabase, store: ObjectStore) {
    this.database = database;
    this.store = store;
    this.writer = openWriter(database.writerUrl);
    this.office = openWriter(database.urlFor('ga_admin'));
    this.reader = openReader([], database.writerUrl);
    this.desk = new BulkDeskRepository(this.office);
  }

  static async open(): Promise<BulkStage> {
    const stack = testStack();
    process.env['AWS_ACCESS_KEY_ID'] ??= stack.env.AWS_ACCESS_KEY_ID;
    process.env['AWS_SECRET_ACCESS_KEY'] ??= stack.env.AWS_SECRET_ACCESS_KEY;
    const aws = {
      AWS_REGION: stack.env.AWS_REGION,
      AWS_ENDPOINT_URL: stack.needed('AWS_ENDPOINT_URL'),
    };
    const s3 = new S3Client({
      region: aws.AWS_REGION,
      endpoint: aws.AWS_ENDPOINT_URL,
      forcePathStyle: true,
    });
    await ensureBucket(s3, BUCKET);
    s3.destroy();
    const database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    await database.query('create table original_price as select * from pricing.price');
    return new BulkStage(database, createObjectStore(aws, BUCKET));
  }

  async close(): Promise<void> {
    this.store.close();
    await Promise.all([this.writer.close(), this.office.close(), this.reader.close()]);
    await this.database.drop();
  }

  /** Prices as they were at first, and steps that nobody disturbs. */
  async calm(): Promise<void> {
    this.beats = () => undefined;
    await this.database.query(
      `update pricing.price r set list_minor = o.list_minor, sale_minor = o.sale_minor
       from original_price o where o.variant_id = r.variant_id and o.market = r.market`,
    );
  }

  readonly steps = (rowsAtOnce = 2): BulkActivities =>
    createBulkActivities({
      runs: new BulkRunRepository(this.writer, KEPT_DAYS),
      exports: new BulkExportReader(this.reader),
      store: this.store,
      trail: new AuditTrail(this.writer),
      beat: (done) => this.beats(done),
      now: () => new Date().toISOString(),
      rowsAtOnce,
    });

  readonly send = async (
    kind: BulkKind,
    content: string | readonly string[],
    { format = 'csv', policy = null }: Sent = {},
  ): Promise<string> => {
    const id = uuidv7();
    const text = typeof content === 'string' ? content : `${content.join('\r\n')}\r\n`;
    const fileKey = `${id}/file`;
    const fileBytes = Buffer.byteLength(text);
    await this.store.put(fileKey, 'text/csv', Readable.from([Buffer.from(text)]));
    const job = { ...OPEN_JOB, id, kind, format, policy, fileKey, fileBytes, idempotencyKey: id };
    await inTransaction(this.office, (transaction) => this.desk.open(job, transaction));
    return id;
  };

  readonly job = async (id: string): Promise<BulkJob> => {
    const found = await this.desk.byId(id);
    if (found === null) throw new Error('no such job');
    return found;
  };

  /** What is wrong with the rows of a job, as `2 price REQUIRED`. */
  readonly faults = async (id: string): Promise<string[]> =>
    (await this.desk.badRows(id, 0, 100)).flatMap(({ line, faults: all }) =>
      all.map(({ column, code }) => `${line} ${column} ${code}`),
    );

  readonly apply = (id: string, policy: BulkPolicy): Promise<BulkJob | null> =>
    inTransaction(this.office, (transaction) =>
      this.desk.apply({ id, policy, correlationId: 'spec' }, transaction),
    );

  /** As the run does it: the next task until there is none. */
  readonly run = async (id: string, by = this.steps()): Promise<BulkJob> => {
    for (;;) {
      const task = await by.nextBulkTask({ jobId: id });
      if (task === 'rest') return this.job(id);
      await {
        check: by.checkBulkFile,
        apply_some: by.applyBulkRows,
        apply_whole: by.applyBulkFile,
        export: by.writeBulkExport,
        end: by.endBulk,
      }[task]({ jobId: id });
    }
  };

  /** The text of an export. */
  readonly exported = async (kind: BulkKind, format: 'csv' | 'jsonl'): Promise<string> => {
    const id = uuidv7();
    const nothing = { fileKey: null, fileBytes: 0, fileSha256: null };
    const job = { ...OPEN_JOB, ...nothing, id, kind, format, idempotencyKey: id };
    await inTransaction(this.office, (transaction) =>
      this.desk.open({ ...job, direction: 'export' }, transaction),
    );
    const { fileKey } = await this.run(id);
    return this.read(fileKey ?? '');
  };

  readonly read = async (key: string): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.store.open(key)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  };

  readonly price = async (sku: string): Promise<number> => {
    const [row] = await this.database.query<{ minor: string }>(
      `select list_minor as minor from pricing.price r join catalog.variant v on v.id = r.variant_id
       where v.sku = $1 and r.market = 'US'`,
      [sku],
    );
    return Number(row?.minor);
  };

  readonly count = async (sql: string): Promise<number> =>
    Number((await this.database.query<{ n: string }>(`select count(*) as n from ${sql}`))[0]?.n);

  /** Every shelf, as `SKU,place`. */
  readonly places = async (): Promise<string[]> =>
    (
      await this.database.query<{ place: string }>(
        `select v.sku || ',' || l.code as place from inventory.stock_level s
         join catalog.variant v on v.id = s.variant_id join inventory.location l on l.id = s.location_id
         order by 1`,
      )
    ).map(({ place }) => place);
}
