import { createLogger } from '@green-apple/observability';
import { IndexStage } from '../testing/index-stage.ts';
import { compareRange, differing } from './compare-range.ts';
import { DriftWatch } from './drift-watch.ts';
import { rebuild } from './rebuild.ts';

/** Dealt once: the same losses every time. */
function dealer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('an index whose events get lost, come twice and out of order', () => {
  let stage: IndexStage;
  let drift: DriftWatch;
  beforeAll(async () => {
    stage = await IndexStage.open('whole');
    await rebuild({ ...stage, settleMs: 0 });
    drift = new DriftWatch({
      ...stage,
      reader: stage.writer,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      graceMs: 0,
      pageSize: 100,
    });
  }, 120_000);
  afterAll(() => stage.close());

  const differences = async (): Promise<string[]> => {
    const serving = await stage.index.serving();
    await stage.index.refresh(serving?.index ?? '');
    const found: string[] = [];
    let after: string | null = null;
    do {
      const range = await compareRange(
        { index: stage.index, reader: stage.writer },
        serving?.index ?? '',
        after,
      );
      found.push(...differing(range));
      after = range.next;
    } while (after !== null);
    return found;
  };
  const wholeRound = async () => {
    while (!(await drift.look()));
  };

  it('is what the database has, once drift was looked for', async () => {
    const random = dealer(20_261_125);
    const ids = (
      await stage.database.query<{ id: string }>('select id from catalog.product order by id')
    ).map(({ id }) => id);
    const pick = () => ids[Math.floor(random() * ids.length)] ?? '';
    const events: string[] = [];
    for (let n = 0; n < 400; n++) {
      const id = pick();
      const gone = random() < 0.1;
      await stage.database.query(
        `update catalog.product set summary = $2, status = $3 where id = $1`,
        [id, `Edited ${n} times`, gone ? 'archived' : 'published'],
      );
      const fate = random();
      if (fate < 0.05) continue;
      events.push(id);
      if (fate < 0.1) events.push(id);
      if (fate < 0.15) events.splice(Math.floor(random() * events.length), 0, events.pop() ?? id);
      // The indexer takes them in while edits go on.
      if (n % 20 === 19) await stage.updater.update(events.splice(0, 15));
    }
    await stage.updater.update(events);
    expect((await differences()).length).toBeGreaterThan(0);
    await wholeRound();
    expect(await differences()).toEqual([]);
    expect(drift.report().drifted).toBeGreaterThan(0);
  }, 120_000);

  it('reports a round without a find when nothing has drifted', async () => {
    await wholeRound();
    const { lastRound } = drift.report();
    expect(lastRound?.drifted).toBe(0);
    expect(lastRound?.checked).toBe(await stage.writer.countPublished());
  });

  const asShipped = (graceMs: number) =>
    new DriftWatch({
      ...stage,
      reader: stage.writer,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      graceMs,
    });

  it('is looked at twenty products at a time, so that nobody waits for a large range', async () => {
    const watch = asShipped(0);
    const sizes: number[] = [];
    for (let isDone = false; !isDone;) {
      const { checked } = watch.report();
      isDone = await watch.look();
      sizes.push(watch.report().checked - checked);
    }
    expect(Math.max(...sizes)).toBe(20);
    expect(watch.report().lastRound?.checked).toBe(await stage.writer.countPublished());
  });

  it('does not take a change on its way for drift', async () => {
    const patient = asShipped(200);
    const [{ id } = { id: '' }] = await stage.database.query<{ id: string }>(
      `update catalog.product set summary = 'On its way'
       where id = (select min(id::text)::uuid from catalog.product) returning id`,
    );
    setTimeout(() => void stage.updater.update([id]), 50);
    await patient.look();
    expect(patient.report().drifted).toBe(0);
    expect(await differences()).toEqual([]);
  });
});
