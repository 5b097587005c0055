import { randomUUID } from 'node:crypto';
import { BulkRunRepository, inTransaction } from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { BulkStage, OPEN_JOB } from './bulk-stage.int.spec.ts';

const MAGNESIUM_ON_SALE = `pricing.price r join catalog.variant v on v.id = r.variant_id
  where v.sku = 'MAG-60' and r.sale_minor = 1200`;

describe('a file of the catalogue that something comes between', () => {
  let stage: BulkStage;
  beforeAll(async () => {
    stage = await BulkStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.calm());

  it('goes on behind the last batch when a worker dies between two, and takes no row twice', async () => {
    const id = await stage.send('stock', [
      'sku,location,count,reason',
      ...(await stage.places()).map((place, at) => `${place},${300 + at},counted`),
    ]);
    await stage.run(id);
    await stage.apply(id, 'skip_bad_rows');
    let looked = 0;
    stage.beats = () => {
      if (++looked === 3) throw new Error('killed');
    };
    await expectAsync(stage.steps(1).applyBulkRows({ jobId: id })).toBeRejectedWithError('killed');
    const dead = await stage.job(id);
    expect([dead.state, dead.appliedRows]).toEqual(['applying', 2]);
    stage.beats = () => undefined;
    const movements = await stage.count(`inventory.movement where reason = 'counted'`);
    // Somebody buys between the two; what was counted before is not counted again.
    expect(movements).toBe(2);
    const done = await stage.run(id, stage.steps(1));
    expect([done.state, done.appliedRows]).toEqual(['done', (await stage.places()).length]);
    expect(await stage.count(`inventory.movement where reason = 'counted'`)).toBe(
      (await stage.places()).length,
    );
    expect(await stage.count('inventory.stock_fault')).toBe(0);
  }, 60_000);

  it('taken over as a whole shows nothing of itself when a worker dies midway, and all of it later', async () => {
    const skus = ['MAG-60', 'MAG-120', 'TEA-GIN-20'];
    const before = await Promise.all(skus.map(stage.price));
    const id = await stage.send('prices', ['sku,price', ...skus.map((sku) => `${sku},77.00`)], {
      policy: 'all_or_nothing',
    });
    await stage.steps(1).checkBulkFile({ jobId: id });
    let looked = 0;
    stage.beats = () => {
      if (++looked === 3) throw new Error('killed');
    };
    await expectAsync(stage.steps(1).applyBulkFile({ jobId: id })).toBeRejectedWithError('killed');
    expect(await Promise.all(skus.map(stage.price))).toEqual(before);
    expect((await stage.job(id)).appliedLine).toBe(1);
    stage.beats = () => undefined;
    // Twice with one key: the second finds it done.
    await stage.steps(1).applyBulkFile({ jobId: id });
    await stage.steps(1).applyBulkFile({ jobId: id });
    const done = await stage.run(id);
    expect([done.state, done.appliedRows]).toEqual(['done', 3]);
    expect(await Promise.all(skus.map(stage.price))).toEqual([7700, 7700, 7700]);
  }, 60_000);

  it('whose rows became bad since the trial leaves nothing behind', async () => {
    const id = await stage.send('prices', ['sku,sale_price', 'MAG-60,12.00', 'MAG-120,20.00']);
    await stage.run(id);
    await stage.apply(id, 'all_or_nothing');
    await stage.database.query(`update pricing.price set list_minor = 1500
      where variant_id = (select id from catalog.variant where sku = 'MAG-120')`);
    const failed = await stage.run(id);
    expect([failed.state, failed.failure?.code]).toEqual(['failed', 'ROWS_CHANGED']);
    expect(await stage.faults(id)).toEqual(['3 sale_price SALE_ABOVE_PRICE']);
    expect(await stage.count(MAGNESIUM_ON_SALE)).toBe(0);
  }, 60_000);

  it('is stopped between two batches when somebody wants that, and can be gone on with', async () => {
    const id = await stage.send('prices', [
      'sku,price',
      'MAG-60,21.00',
      'MAG-120,31.00',
      'TEA-GIN-20,11.00',
    ]);
    await stage.run(id);
    await stage.apply(id, 'skip_bad_rows');
    const runs = new BulkRunRepository(stage.writer, 30);
    await runs.applyNext(id, 1);
    await inTransaction(stage.office, (t) => stage.desk.cancel({ id, correlationId: 'spec' }, t));
    const stopped = await stage.run(id, stage.steps(1));
    expect([stopped.state, stopped.appliedRows]).toEqual(['cancelled', 1]);
    expect(await stage.price('MAG-60')).toBe(2100);
    expect(await stage.price('TEA-GIN-20')).not.toBe(1100);
    await inTransaction(stage.office, (t) => stage.desk.resume({ id, correlationId: 'spec' }, t));
    const done = await stage.run(id, stage.steps(1));
    expect([done.state, done.appliedRows]).toEqual(['done', 3]);
    expect(await stage.price('TEA-GIN-20')).toBe(1100);
  }, 60_000);

  it('that a dying worker had half read is read on, and every row is judged once', async () => {
    const id = await stage.send('prices', [
      'sku,price',
      'MAG-60,1.00',
      'MAG-120,2.00',
      'TEA-GIN-20,3.00',
    ]);
    let looked = 0;
    stage.beats = () => {
      if (++looked === 2) throw new Error('killed');
    };
    await expectAsync(stage.steps(1).checkBulkFile({ jobId: id })).toBeRejectedWithError('killed');
    expect((await stage.job(id)).checkedLine).toBe(2);
    stage.beats = () => undefined;
    const checked = await stage.run(id, stage.steps(1));
    expect([checked.totalRows, checked.changedRows, checked.badRows]).toEqual([3, 3, 0]);
  }, 60_000);

  it('sent twice with one key is one job, and with other content is refused', async () => {
    const open = { ...OPEN_JOB, fileKey: 'x', fileBytes: 1, idempotencyKey: randomUUID() };
    const ask = (id: string, requestHash: string) =>
      inTransaction(stage.office, (t) => stage.desk.open({ ...open, id, requestHash }, t));
    const [first, second, other] = [
      await ask(uuidv7(), 'a'),
      await ask(uuidv7(), 'a'),
      await ask(uuidv7(), 'b'),
    ];
    expect([first.code, second.code, other.code]).toEqual(['OPENED', 'KNOWN', 'KEY_REUSED']);
    expect('job' in first && 'job' in second && first.job.id === second.job.id).toBeTrue();
  }, 60_000);
});
