import { Readable } from 'node:stream';
import { randomUUID } from 'node:crypto';
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

const BUCKET = 'green-apple-bulk-spec';
const MAGNESIUM_ON_SALE = `pricing.price r join catalog.variant v on v.id = r.variant_id
  where v.sku = 'MAG-60' and r.sale_minor = 1200`;
const NEW_ITEM = [
  'sku,product,title,brand,category,goal,form,status,summary,facts,directions,item,barcode,count,unit,weight_grams,tax_code,price',
  `ZN-60,zinc,Zinc,orchard-lane,supplements/minerals,immunity,capsule,published,"Zinc, every day","{""servingSize"":""1 capsule"",""unitsPerServing"":1,""rows"":[{""name"":""Zinc"",""source"":null,""amount"":15,""unit"":""mg"",""dailyValuePercent"":136}],""otherIngredients"":[]}",One a day,60 capsules,0850000009991,60,capsules,80,txcd_40090001,12.50`,
];

describe('a file of the catalogue', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let reader: Reader;
  let office: Writer;
  let store: ObjectStore;
  let desk: BulkDeskRepository;
  let beats: (done: number) => void = () => undefined;

  beforeAll(async () => {
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
    store = createObjectStore(aws, BUCKET);
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    await database.query('create table original_price as select * from pricing.price');
    writer = openWriter(database.writerUrl);
    office = openWriter(database.urlFor('ga_admin'));
    reader = openReader([], database.writerUrl);
    desk = new BulkDeskRepository(office);
  }, 120_000);
  afterAll(async () => {
    store.close();
    await Promise.all([writer.close(), office.close(), reader.close()]);
    await database.drop();
  });
  beforeEach(async () => {
    beats = () => undefined;
    await database.query(
      `update pricing.price r set list_minor = o.list_minor, sale_minor = o.sale_minor
       from original_price o where o.variant_id = r.variant_id and o.market = r.market`,
    );
  });

  const steps = (rowsAtOnce = 2): BulkActivities =>
    createBulkActivities({
      runs: new BulkRunRepository(writer),
      exports: new BulkExportReader(reader),
      store,
      trail: new AuditTrail(writer),
      beat: (done) => beats(done),
      now: () => new Date().toISOString(),
      rowsAtOnce,
    });

  async function send(
    kind: BulkKind,
    content: string | readonly string[],
    { format = 'csv' as 'csv' | 'jsonl', policy = null as BulkPolicy | null } = {},
  ): Promise<string> {
    const id = uuidv7();
    const text = typeof content === 'string' ? content : `${content.join('\r\n')}\r\n`;
    const fileKey = `${id}/file`;
    await store.put(fileKey, 'text/csv', Readable.from([Buffer.from(text)]));
    await inTransaction(office, (transaction) =>
      desk.open(
        {
          ...OPEN,
          id,
          kind,
          format,
          policy,
          fileKey,
          fileBytes: Buffer.byteLength(text),
          idempotencyKey: id,
        },
        transaction,
      ),
    );
    return id;
  }
  const OPEN = {
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

  const job = async (id: string): Promise<BulkJob> => {
    const found = await desk.byId(id);
    if (found === null) throw new Error('no such job');
    return found;
  };
  const faults = async (id: string): Promise<string[]> =>
    (await desk.badRows(id, 0, 100)).flatMap(({ line, faults: all }) =>
      all.map(({ column, code }) => `${line} ${column} ${code}`),
    );
  const apply = (id: string, policy: BulkPolicy): Promise<BulkJob | null> =>
    inTransaction(office, (transaction) =>
      desk.apply({ id, policy, correlationId: 'spec' }, transaction),
    );
  /** As the run does it: the next task until there is none. */
  async function run(id: string, by = steps()): Promise<BulkJob> {
    for (;;) {
      const task = await by.nextBulkTask({ jobId: id });
      if (task === 'rest') return job(id);
      await {
        check: by.checkBulkFile,
        apply_some: by.applyBulkRows,
        apply_whole: by.applyBulkFile,
        export: by.writeBulkExport,
        end: by.endBulk,
      }[task]({ jobId: id });
    }
  }
  async function export_(kind: BulkKind, format: 'csv' | 'jsonl'): Promise<string> {
    const id = uuidv7();
    await inTransaction(office, (transaction) =>
      desk.open(
        {
          ...OPEN,
          id,
          kind,
          format,
          direction: 'export',
          fileKey: null,
          fileBytes: 0,
          fileSha256: null,
          idempotencyKey: id,
        },
        transaction,
      ),
    );
    const { fileKey } = await run(id);
    return read(fileKey ?? '');
  }
  async function read(key: string): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of await store.open(key)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
  const price = async (sku: string): Promise<number> => {
    const [row] = await database.query<{ minor: string }>(
      `select list_minor as minor from pricing.price r join catalog.variant v on v.id = r.variant_id
       where v.sku = $1 and r.market = 'US'`,
      [sku],
    );
    return Number(row?.minor);
  };
  const count = async (sql: string): Promise<number> =>
    Number((await database.query<{ n: string }>(`select count(*) as n from ${sql}`))[0]?.n);

  for (const kind of ['products', 'prices', 'stock'] as const)
    for (const format of ['csv', 'jsonl'] as const)
      it(`of ${kind} that was exported as ${format} changes nothing when it is read again`, async () => {
        const text = await export_(kind, format);
        const done = await run(await send(kind, text, { format, policy: 'all_or_nothing' }));
        expect(await faults(done.id)).toEqual([]);
        expect([done.state, done.badRows, done.newRows, done.changedRows]).toEqual([
          'checked',
          0,
          0,
          0,
        ]);
        expect(done.sameRows).toBeGreaterThan(3);
      }, 60_000);

  it('is tried first and says what it would do, row by row, and does nothing', async () => {
    const before = [
      await price('MAG-60'),
      await count('platform.outbox'),
      await count('catalog.product'),
    ];
    const id = await send('products', [
      '\uFEFFsku;title;price;goal',
      'MAG-60;"Magnesium; two',
      'lines";18.50;sleep',
      'MAG-120;;1,00;joy',
      'NEW-1;New;1.00;sleep',
      'MAG-60;Again;1.00;sleep',
      'MAG-60;short',
    ]);
    const checked = await run(id);
    expect([checked.state, checked.totalRows, checked.badRows, checked.changedRows]).toEqual([
      'checked',
      5,
      4,
      1,
    ]);
    const told = await faults(id);
    expect(told).toContain('3 title REQUIRED');
    expect(told).toContain('3 price NOT_AN_AMOUNT');
    expect(told).toContain('3 goal NOT_A_CHOICE');
    expect(told).toContain('4 barcode REQUIRED');
    expect(told).toContain('5 sku DOUBLED');
    expect(told).toContain('6 null ROW_BROKEN');
    // The job's own message is all that was written.
    expect([
      await price('MAG-60'),
      (await count('platform.outbox')) - 1,
      await count('catalog.product'),
    ]).toEqual(before);
    const report = await read(checked.errorsKey ?? '');
    expect(report).toContain('sku,title,price,goal,row,error_columns,errors');
    expect(report).toContain('"title, goal, price"');
  }, 60_000);

  it('with a column nobody knows is refused by its name', async () => {
    const refused = await run(await send('prices', ['sku,price,colour', 'MAG-60,1.00,red']));
    expect([refused.state, refused.failure]).toEqual([
      'failed',
      { code: 'COLUMNS_UNKNOWN', columns: ['colour'] },
    ]);
  }, 60_000);

  it('whose quotes never end is refused with the row', async () => {
    const refused = await run(await send('prices', ['sku,price', '"MAG-60,1.00']));
    expect([refused.state, refused.failure?.code]).toEqual(['failed', 'NOT_READABLE']);
  }, 60_000);

  it('adds products with their items, and tells the index in one event', async () => {
    const id = await send('products', NEW_ITEM, { policy: 'all_or_nothing' });
    const done = await run(id);
    expect(await faults(id)).toEqual([]);
    expect([done.state, done.appliedRows]).toEqual(['done', 1]);
    expect(await price('ZN-60')).toBe(1250);
    const [event] = await database.query<{ kind: string; body: { productIds: string[] } }>(
      `select kind, body from platform.outbox where aggregate_id = $1 and topic = 'events'`,
      [id],
    );
    expect(event?.kind).toBe('product.batch_changed');
    expect(event?.body.productIds.length).toBe(1);
    const [found] = await database.query<{ search_extra: string; version: number }>(
      `select search_extra, version from catalog.product where slug = 'zinc'`,
    );
    expect(found).toEqual({ search_extra: 'Orchard Lane Zinc', version: 1 });
    const again = await run(await send('products', NEW_ITEM));
    expect([again.newRows, again.changedRows, again.sameRows]).toEqual([0, 0, 1]);
    expect(await count(`platform.audit where action = 'bulk.done' and entity_id = '${id}'`)).toBe(
      1,
    );
    expect(await count(`catalog.bulk_row where job_id = '${id}'`)).toBe(0);
  }, 60_000);

  it('is taken over as a whole, or not at all when a row is bad', async () => {
    const id = await send('prices', ['sku,price', 'MAG-60,20.00', 'NOPE,1.00']);
    expect((await run(id)).badRows).toBe(1);
    expect(await apply(id, 'all_or_nothing')).toBeNull();
    expect(await price('MAG-60')).toBe(1800);
  }, 60_000);

  it('leaves the bad rows out and tells of them where that was asked for', async () => {
    const id = await send('prices', ['sku,price', 'MAG-60,19.00', 'NOPE,1.00', 'MAG-120,33.00']);
    await run(id);
    expect(await apply(id, 'skip_bad_rows')).not.toBeNull();
    const done = await run(id);
    expect([done.state, done.appliedRows, done.badRows]).toEqual(['done', 2, 1]);
    expect([await price('MAG-60'), await price('MAG-120')]).toEqual([1900, 3300]);
    expect(await read(done.errorsKey ?? '')).toContain(
      'NOPE,1.00,3,sku,sku: There is no such item.',
    );
  }, 60_000);

  it('goes on behind the last batch when a worker dies between two, and takes no row twice', async () => {
    const id = await send('stock', [
      'sku,location,count,reason',
      ...(await places()).map((place, at) => `${place},${300 + at},counted`),
    ]);
    await run(id);
    await apply(id, 'skip_bad_rows');
    let looked = 0;
    beats = () => {
      if (++looked === 3) throw new Error('killed');
    };
    await expectAsync(steps(1).applyBulkRows({ jobId: id })).toBeRejectedWithError('killed');
    const dead = await job(id);
    expect([dead.state, dead.appliedRows]).toEqual(['applying', 2]);
    beats = () => undefined;
    const movements = await count(`inventory.movement where reason = 'counted'`);
    // Somebody buys between the two; what was counted before is not counted again.
    expect(movements).toBe(2);
    const done = await run(id, steps(1));
    expect([done.state, done.appliedRows]).toEqual(['done', (await places()).length]);
    expect(await count(`inventory.movement where reason = 'counted'`)).toBe(
      (await places()).length,
    );
    expect(await count('inventory.stock_fault')).toBe(0);
  }, 60_000);
  const places = async (): Promise<string[]> =>
    (
      await database.query<{ place: string }>(
        `select v.sku || ',' || l.code as place from inventory.stock_level s
         join catalog.variant v on v.id = s.variant_id join inventory.location l on l.id = s.location_id
         order by 1`,
      )
    ).map(({ place }) => place);

  it('taken over as a whole shows nothing of itself when a worker dies midway, and all of it later', async () => {
    const skus = ['MAG-60', 'MAG-120', 'TEA-GIN-20'];
    const before = await Promise.all(skus.map(price));
    const id = await send('prices', ['sku,price', ...skus.map((sku) => `${sku},77.00`)], {
      policy: 'all_or_nothing',
    });
    await steps(1).checkBulkFile({ jobId: id });
    let looked = 0;
    beats = () => {
      if (++looked === 3) throw new Error('killed');
    };
    await expectAsync(steps(1).applyBulkFile({ jobId: id })).toBeRejectedWithError('killed');
    expect(await Promise.all(skus.map(price))).toEqual(before);
    expect((await job(id)).appliedLine).toBe(1);
    beats = () => undefined;
    // Twice with one key: the second finds it done.
    await steps(1).applyBulkFile({ jobId: id });
    await steps(1).applyBulkFile({ jobId: id });
    const done = await run(id);
    expect([done.state, done.appliedRows]).toEqual(['done', 3]);
    expect(await Promise.all(skus.map(price))).toEqual([7700, 7700, 7700]);
  }, 60_000);

  it('whose rows became bad since the trial leaves nothing behind', async () => {
    const id = await send('prices', ['sku,sale_price', 'MAG-60,12.00', 'MAG-120,20.00']);
    await run(id);
    await apply(id, 'all_or_nothing');
    await database.query(`update pricing.price set list_minor = 1500
      where variant_id = (select id from catalog.variant where sku = 'MAG-120')`);
    const failed = await run(id);
    expect([failed.state, failed.failure?.code]).toEqual(['failed', 'ROWS_CHANGED']);
    expect(await faults(id)).toEqual(['3 sale_price SALE_ABOVE_PRICE']);
    expect(await count(MAGNESIUM_ON_SALE)).toBe(0);
  }, 60_000);

  it('is stopped between two batches when somebody wants that, and can be gone on with', async () => {
    const id = await send('prices', [
      'sku,price',
      'MAG-60,21.00',
      'MAG-120,31.00',
      'TEA-GIN-20,11.00',
    ]);
    await run(id);
    await apply(id, 'skip_bad_rows');
    const runs = new BulkRunRepository(writer);
    await runs.applyNext(id, 1);
    await inTransaction(office, (t) => desk.cancel({ id, correlationId: 'spec' }, t));
    const stopped = await run(id, steps(1));
    expect([stopped.state, stopped.appliedRows]).toEqual(['cancelled', 1]);
    expect(await price('MAG-60')).toBe(2100);
    expect(await price('TEA-GIN-20')).not.toBe(1100);
    await inTransaction(office, (t) => desk.resume({ id, correlationId: 'spec' }, t));
    const done = await run(id, steps(1));
    expect([done.state, done.appliedRows]).toEqual(['done', 3]);
    expect(await price('TEA-GIN-20')).toBe(1100);
  }, 60_000);

  it('that a dying worker had half read is read on, and every row is judged once', async () => {
    const id = await send('prices', [
      'sku,price',
      'MAG-60,1.00',
      'MAG-120,2.00',
      'TEA-GIN-20,3.00',
    ]);
    let looked = 0;
    beats = () => {
      if (++looked === 2) throw new Error('killed');
    };
    await expectAsync(steps(1).checkBulkFile({ jobId: id })).toBeRejectedWithError('killed');
    expect((await job(id)).checkedLine).toBe(2);
    beats = () => undefined;
    const checked = await run(id, steps(1));
    expect([checked.totalRows, checked.changedRows, checked.badRows]).toEqual([3, 3, 0]);
  }, 60_000);

  it('holds a count against what is reserved, and an item against the barcodes of others', async () => {
    await database.query(
      `update inventory.stock_level set reserved = 5 where on_hand > 5 and variant_id =
         (select id from catalog.variant where sku = 'MAG-60')`,
    );
    const [place] = (await places()).filter((each) => each.startsWith('MAG-60'));
    const counted = await send('stock', ['sku,location,count,reason', `${place},1,lost`]);
    await run(counted);
    expect(await faults(counted)).toEqual(['2 count COUNT_BELOW_RESERVED']);
    await database.query('update inventory.stock_level set reserved = 0');
    const twice = await send('products', ['sku,barcode', 'MAG-60,0850000000028']);
    await run(twice);
    expect(await faults(twice)).toEqual(['2 barcode BARCODE_TAKEN']);
  }, 60_000);

  it('with cells that a spreadsheet would run comes out with them held down', async () => {
    await database.query(`update catalog.product set subtitle = '=1+1' where slug = 'vitamin-d3'`);
    expect(await export_('products', 'csv')).toContain(",'=1+1,");
    await database.query(
      `update catalog.product set subtitle = '2000 IU in olive oil' where slug = 'vitamin-d3'`,
    );
  }, 60_000);

  it('sent twice with one key is one job, and with other content is refused', async () => {
    const open = { ...OPEN, fileKey: 'x', fileBytes: 1, idempotencyKey: randomUUID() };
    const ask = (id: string, requestHash: string) =>
      inTransaction(office, (t) => desk.open({ ...open, id, requestHash }, t));
    const [first, second, other] = [
      await ask(uuidv7(), 'a'),
      await ask(uuidv7(), 'a'),
      await ask(uuidv7(), 'b'),
    ];
    expect([first.code, second.code, other.code]).toEqual(['OPENED', 'KNOWN', 'KEY_REUSED']);
    expect('job' in first && 'job' in second && first.job.id === second.job.id).toBeTrue();
  }, 60_000);
});
