import { createLogger } from '@green-apple/observability';
import { parseHistoryPoint, type HistoryPoint } from '@green-apple/persistence';
import {
  TINY_IDS,
  eventually,
  replicatedDatabase,
  withClient,
  type ReplicatedDatabase,
} from '@green-apple/testing';
import { DriftWatch } from '../index/drift-watch.ts';
import { rebuild } from '../index/rebuild.ts';
import { verify } from '../index/verify.ts';
import { WriteTargets } from '../index/write-targets.ts';
import { IndexStage } from '../testing/index-stage.ts';
import { ProductUpdater } from './product-updater.ts';

const { magnesium, vitaminD, gingerTea } = TINY_IDS.products;
const FAR_AHEAD = 900_000_000_000_000;

describe('a change that tells where the history was', () => {
  let database: ReplicatedDatabase;
  let stage: IndexStage;
  beforeAll(async () => {
    database = await replicatedDatabase('ga_indexer');
    stage = await IndexStage.over(database);
    await rebuild({ ...stage, settleMs: 0 });
  }, 120_000);
  afterAll(() => stage.close());
  afterEach(() => database.resumeReplay());

  /** As the outbox's relay sees it once it has found the event. */
  const pointNow = async (): Promise<HistoryPoint> => {
    const point = parseHistoryPoint(await stage.writer.historyPoint());
    if (!point) throw new Error('the writer knows no point');
    return point;
  };
  const retitle = async (title: string, id: string = magnesium): Promise<HistoryPoint> => {
    await database.query('update catalog.product set title = $2 where id = $1', [id, title]);
    return pointNow();
  };
  const seenByReader = (since: HistoryPoint) =>
    eventually(async () => (await stage.reader.byIds([], since)).server === 'reader');
  const indexed = async (id: string = magnesium) => {
    const { _version: version = 0 } = await stage.client.get({
      index: stage.index.names.alias,
      id,
    });
    await stage.index.refresh((await stage.index.serving())?.index ?? '');
    const { items } = await stage.search.list({ limit: 10 }, new Date().toISOString());
    const { title, subtitle } = items.find((item) => item.id === id) ?? {};
    return { title, subtitle, version };
  };
  /** Who has answered while something was done. */
  const answers = async (work: () => Promise<unknown>): Promise<readonly [number, number]> => {
    const before = stage.readings.counts();
    await work();
    const { reader, writer } = stage.readings.counts();
    return [reader - before.reader, writer - before.writer];
  };
  const byReader = [1, 0] as const;
  const byWriter = [0, 1] as const;

  it('is read from a reader that has come so far', async () => {
    const since = await retitle('Near');
    await seenByReader(since);
    expect(await answers(() => stage.updater.update([magnesium], since))).toEqual(byReader);
    expect(await indexed()).toEqual(
      jasmine.objectContaining({ title: 'Near', version: since.number }),
    );
  });

  it('is read from the writer at once while the reader has not', async () => {
    await database.pauseReplay();
    const since = await retitle('Far');
    const begun = performance.now();
    expect(await answers(() => stage.updater.update([magnesium], since))).toEqual(byWriter);
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect((await indexed()).title).toBe('Far');
  });

  it('is read by what the latest of a batch needs', async () => {
    const seen = await retitle('Long seen', vitaminD);
    await seenByReader(seen);
    await database.pauseReplay();
    const unseen = await retitle('Not seen', gingerTea);
    const work = () =>
      Promise.all([
        stage.updater.update([vitaminD], seen),
        stage.updater.update([gingerTea], unseen),
      ]);
    expect(await answers(work)).toEqual(byWriter);
    expect([(await indexed(vitaminD)).title, (await indexed(gingerTea)).title]).toEqual([
      'Long seen',
      'Not seen',
    ]);
  });

  it('does not bring back, when it comes again, what a reader still has of the time before', async () => {
    const earlier = await retitle('Before');
    await seenByReader(earlier);
    await database.pauseReplay();
    await stage.updater.update([magnesium], await retitle('After'));
    expect(await answers(() => stage.updater.update([magnesium], earlier))).toEqual(byReader);
    expect((await indexed()).title).toBe('After');
  });

  it('shows by a reader while a transaction that goes on for long keeps its oldest one down', async () => {
    await withClient(database.adminUrl, async (long) => {
      await long.query('begin');
      await long.query(`update catalog.product set subtitle = 'At last' where id = $1`, [
        gingerTea,
      ]);
      await retitle('By the writer');
      await stage.updater.update([magnesium]);
      const { title, version } = await indexed();
      const since = await retitle('By a reader');
      await seenByReader(since);
      const [row] = await database.queryReader<{ oldest: string }>(
        'select pg_snapshot_xmin(pg_current_snapshot())::text as oldest',
      );
      expect(title).toBe('By the writer');
      expect(Number(row?.oldest)).toBeLessThan(version);
      expect(await answers(() => stage.updater.update([magnesium], since))).toEqual(byReader);
      expect((await indexed()).title).toBe('By a reader');
      await long.query('commit');
    });
    const since = await pointNow();
    await seenByReader(since);
    expect(await answers(() => stage.updater.update([gingerTea], since))).toEqual(byReader);
    expect((await indexed(gingerTea)).subtitle).toBe('At last');
  });

  it('of another database, or of nobody knows when, is read from the writer under its own number', async () => {
    const since = await retitle('Strange');
    await seenByReader(since);
    const strange = { ...since, database: '1/1', number: FAR_AHEAD };
    expect(await answers(() => stage.updater.update([magnesium], strange))).toEqual(byWriter);
    expect(await answers(() => stage.updater.update([magnesium]))).toEqual(byWriter);
    const { title, version } = await indexed();
    expect([title, version < FAR_AHEAD]).toEqual(['Strange', true]);
  });

  it('ends as the database has it, however changes, repeats, pauses and long transactions fall', async () => {
    const { readings, index, updater } = stage;
    const another = new ProductUpdater({
      readings,
      index,
      targets: new WriteTargets(index),
      gatherMs: 1,
    });
    const told: { readonly id: string; readonly since: HistoryPoint }[] = [];
    const running: Promise<void>[] = [];
    const [reader, writer] = await answers(() =>
      withClient(database.adminUrl, async (long) => {
        // Ends while the reader is paused.
        for (let turn = 0; turn < 84; turn++) {
          if (turn % 15 === 5) await database.pauseReplay();
          if (turn % 15 === 10) {
            // So long that nobody waits for the reader.
            await Promise.all(running);
            await database.resumeReplay();
          }
          if (turn % 40 === 20) await long.query('begin; select pg_current_xact_id()');
          if (turn % 40 === 39) await long.query('commit');
          const id = [magnesium, vitaminD, gingerTea][turn % 3] ?? magnesium;
          told.push({ id, since: await retitle(`Turn ${turn}`, id) });
          const [one, other] = turn % 2 ? [updater, another] : [another, updater];
          const repeated = told[(turn * 7) % told.length];
          running.push(one.update([id], told.at(-1)?.since));
          if (repeated) running.push(other.update([repeated.id], repeated.since));
        }
        await Promise.all(running);
      }),
    );
    await index.refresh((await index.serving())?.index ?? '');
    expect(await verify({ index, reader: stage.writer })).toEqual(
      jasmine.objectContaining({ checked: 3, missing: 0, different: 0, extra: 0 }),
    );
    expect([reader > 0, writer > 0]).toEqual([true, true]);
  }, 120_000);

  for (const [server, lags] of [
    ['reader', false],
    ['writer', true],
  ] as const)
    it(`builds an index from the ${server} when the reader ${lags ? 'lags' : 'has seen its beginning'}`, async () => {
      if (lags) await database.pauseReplay();
      const since = await retitle(`Built by the ${server}`);
      if (!lags) await seenByReader(since);
      const pages = spyOn(stage.reader, 'page').and.callThrough();
      // Whoever writes has to know of the new index before the next spec.
      await rebuild(stage);
      expect((await pages.calls.mostRecent().returnValue).server).toBe(server);
      expect((await indexed()).title).toBe(`Built by the ${server}`);
      const drift = new DriftWatch({
        ...stage,
        reader: stage.writer,
        logger: createLogger({ service: 'spec', level: 'silent' }),
        graceMs: 0,
      });
      while (!(await drift.look()));
      expect(drift.report().lastRound?.drifted).toBe(0);
    });
});
