import { BulkSweepRepository, inTransaction } from '@green-apple/persistence';
import type { BulkSweep } from '@green-apple/workflow-contracts';
import { BulkStage } from './bulk-stage.int.spec.ts';
import { createBulkSweep } from './bulk-sweep.ts';

const FILE = ['sku,price', 'MAG-60,x', 'MAG-120,y', 'TEA-GIN-20,z', 'VD3-90,w', 'NOPE,1.00'];

describe('files whose time is over', () => {
  let stage: BulkStage;
  beforeAll(async () => {
    stage = await BulkStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.calm();
    await stage.database.query('delete from catalog.bulk_job');
  });

  const sweep = (
    mostBatches?: number,
    store: Parameters<typeof createBulkSweep>[0]['store'] = stage.store,
  ) =>
    createBulkSweep({
      jobs: new BulkSweepRepository(stage.writer),
      store,
      rowsAtOnce: 2,
      ...(mostBatches === undefined ? {} : { mostBatches }),
    })();
  const rowsOf = (id: string): Promise<number> =>
    stage.count(`catalog.bulk_row where job_id = '${id}'`);
  const ends = (id: string): Promise<object[]> =>
    stage.database.query(
      `update catalog.bulk_job set kept_until = now() - interval '1 minute' where id = $1`,
      [id],
    );
  /** A file of five bad rows that somebody has stopped. */
  async function stopped(): Promise<string> {
    const id = await stage.send('prices', FILE);
    await stage.run(id);
    await inTransaction(stage.office, (t) => stage.desk.cancel({ id, correlationId: 'spec' }, t));
    return id;
  }

  it('are left alone until then, and the day is thirty days ahead', async () => {
    const id = await stopped();
    expect(await sweep()).toEqual({ jobs: 0, rows: 0 });
    const { keptUntil, keeping, errorsKey } = await stage.job(id);
    const days = (Date.parse(keptUntil ?? '') - Date.now()) / 86_400_000;
    expect([Math.round(days), keeping, await rowsOf(id)]).toEqual([30, 'kept', 5]);
    expect(await stage.read(errorsKey ?? '')).toContain('NOPE');
  }, 60_000);

  it('go with their rows and files, a few at a time, and what came of them stays', async () => {
    const [id, other] = [await stopped(), await stopped()];
    const { fileKey, errorsKey } = await stage.job(id);
    await ends(id);
    const seen: BulkSweep[] = [];
    for (let left = true; left; left = (seen.at(-1)?.jobs ?? 0) === 0) seen.push(await sweep(2));
    expect(seen).toEqual([
      { jobs: 0, rows: 4 },
      { jobs: 1, rows: 1 },
    ]);
    const gone = await stage.job(id);
    expect([gone.keeping, gone.fileKey, gone.errorsKey, gone.badRows]).toEqual([
      'gone',
      null,
      null,
      5,
    ]);
    for (const key of [fileKey, errorsKey]) await expectAsync(stage.read(key ?? '')).toBeRejected();
    expect([await rowsOf(id), await rowsOf(other)]).toEqual([0, 5]);
    expect(await sweep()).toEqual({ jobs: 0, rows: 0 });
  }, 60_000);

  it('go as well where a trial was never answered, and are not taken over after that', async () => {
    const id = await stage.send('prices', ['sku,price', 'MAG-60,20.00']);
    expect((await stage.run(id)).state).toBe('checked');
    await ends(id);
    expect(await sweep()).toEqual({ jobs: 1, rows: 1 });
    expect((await stage.job(id)).state).toBe('cancelled');
    expect(await stage.apply(id, 'skip_bad_rows')).toBeNull();
    const resumed = await inTransaction(stage.office, (t) =>
      stage.desk.resume({ id, correlationId: 'spec' }, t),
    );
    expect(resumed).toBeNull();
  }, 60_000);

  it('that are gone on with are kept, however long ago they rested', async () => {
    const id = await stopped();
    await ends(id);
    await inTransaction(stage.office, (t) => stage.desk.resume({ id, correlationId: 'spec' }, t));
    expect(await sweep()).toEqual({ jobs: 0, rows: 0 });
    expect([(await stage.run(id)).keeping, await rowsOf(id)]).toEqual(['kept', 5]);
    expect(await sweep()).toEqual({ jobs: 0, rows: 0 });
  }, 60_000);

  it('are removed by the next sweep where the store did not answer this one', async () => {
    const id = await stopped();
    await ends(id);
    const store = { remove: () => Promise.reject(new Error('no answer')) };
    await expectAsync(sweep(undefined, store)).toBeRejectedWithError('no answer');
    expect((await stage.job(id)).keeping).toBe('going');
    expect(await sweep()).toEqual({ jobs: 1, rows: 0 });
    expect((await stage.job(id)).keeping).toBe('gone');
  }, 60_000);

  it('of exports go by the same clock', async () => {
    await stage.exported('prices', 'csv');
    const [job] = await stage.database.query<{ id: string; file_key: string }>(
      `update catalog.bulk_job set kept_until = now() returning id, file_key`,
    );
    expect(await sweep()).toEqual({ jobs: 1, rows: 0 });
    await expectAsync(stage.read(job?.file_key ?? '')).toBeRejected();
  }, 60_000);
});
