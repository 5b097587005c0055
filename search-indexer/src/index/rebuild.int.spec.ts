import { INDEX_DEFINITION, IndexBusyError, ProductIndex } from '@green-apple/search';
import { TINY_IDS, eventually } from '@green-apple/testing';
import { ProductUpdater } from '../consume/product-updater.ts';
import { IndexStage } from '../testing/index-stage.ts';
import { rebuild } from './rebuild.ts';
import { verify } from './verify.ts';
import { WriteTargets } from './write-targets.ts';

const { products } = TINY_IDS;

describe('building the product index', () => {
  let stage: IndexStage;
  beforeEach(async () => {
    stage = await IndexStage.open();
  });
  afterEach(() => stage.close());
  /** Nobody writes meanwhile, so nobody has to hear of the new index first. */
  const quick = () => ({ ...stage, settleMs: 0 });

  it('puts every published product behind the alias', async () => {
    const result = await rebuild(quick());
    expect(result.documents).toBe(3);
    expect(await stage.find('magnesium')).toEqual(['Magnesium Glycinate']);
    expect(await verify({ index: stage.index, reader: stage.writer })).toEqual({
      checked: 3,
      missing: 0,
      different: 0,
      extra: 0,
      repaired: 0,
      refused: [],
    });
  });

  it('serves by the settings of its definition, not by those of filling it', async () => {
    const { index } = await rebuild(quick());
    const { refresh_interval, merge } = INDEX_DEFINITION.settings;
    const found = await stage.client.indices.getSettings({ index, flat_settings: true });
    const settings = Object.entries(found[index]?.settings ?? {}).map(([name, value]) => [
      name,
      String(value),
    ]);
    expect(Object.fromEntries(settings)).toEqual(
      jasmine.objectContaining({
        'index.refresh_interval': refresh_interval,
        'index.translog.durability': 'request',
        'index.merge.policy.segments_per_tier': String(merge.policy.segments_per_tier),
        'index.merge.policy.max_merge_at_once': String(merge.policy.max_merge_at_once),
        'index.merge.policy.floor_segment': merge.policy.floor_segment,
      }),
    );
  });

  it('reads page by page', async () => {
    const seen: number[] = [];
    await rebuild({ ...quick(), pageSize: 1, onProgress: ({ written }) => seen.push(written) });
    expect(seen).toEqual([1, 2, 3]);
  });

  it('never lets a search see a half-filled index, and keeps the old one for going back', async () => {
    await rebuild(quick());
    const failures: unknown[] = [];
    const totals = new Set<number>();
    let going = true;
    const shoppers = (async () => {
      while (going)
        await stage.search.list({ limit: 1 }, '2026-11-22T12:00:00Z').then(
          ({ total }) => totals.add(total),
          (error: unknown) => failures.push(error),
        );
    })();
    const { index, replaced } = await rebuild({ ...quick(), pageSize: 1 }).finally(() => {
      going = false;
    });
    await shoppers;
    expect(failures).toEqual([]);
    expect([...totals]).toEqual([3]);
    expect((await stage.index.all()).map((one) => one.index)).toEqual([...replaced, index]);
  });

  it('can be gone back on, and what the old index missed is written then', async () => {
    expect(await stage.index.rollBack()).toBeNull();
    const first = await rebuild(quick());
    expect(await stage.index.rollBack()).toBeNull();
    const second = await rebuild(quick());
    await stage.database.query(
      `update catalog.product set title = 'Magnesium Threonate', version = version + 1
       where title = 'Magnesium Glycinate'`,
    );
    const { index, readings, writer, updater } = stage;
    await verify({ index, reader: writer, repairBy: updater });
    expect(await stage.index.rollBack()).toEqual({ from: second.index, to: first.index });
    expect(await stage.find('threonate')).toEqual([]);
    expect(await stage.find('glycinate')).toEqual(['Magnesium Glycinate']);
    const repairBy = new ProductUpdater({
      readings,
      index,
      targets: new WriteTargets(index),
    });
    const back = await verify({ index, reader: writer, repairBy });
    expect([back.different, back.repaired]).toEqual([1, 1]);
    expect(await stage.find('threonate')).toEqual(['Magnesium Threonate']);
  });

  it('leaves out what the engine does not take, unless that is more than a fault of single products', async () => {
    const { index } = stage;
    let faulty: readonly string[] = [products.vitaminD];
    spyOn(index, 'write').and.callFake(async (targets, writes) => {
      const isFaulty = ({ id }: { id: string }) => faulty.includes(id);
      const taken = writes.filter((write) => !isFaulty(write));
      const outcome = await ProductIndex.prototype.write.call(index, targets, taken);
      const refused = writes.filter(isFaulty).map(({ id }) => ({ id, reason: 'strange' }));
      return { ...outcome, refused };
    });
    const { documents, refused } = await rebuild(quick());
    expect([documents, refused]).toEqual([2, [{ id: products.vitaminD, reason: 'strange' }]]);
    faulty = [products.vitaminD, products.magnesium];
    await expectAsync(rebuild(quick())).toBeRejectedWithError(/2 refused: strange/);
    expect(await stage.find('magnesium')).toEqual(['Magnesium Glycinate']);
  });

  it('waits for an engine that has its hands full', async () => {
    const { index } = stage;
    let busy = 2;
    spyOn(index, 'write').and.callFake((targets, writes) => {
      if (busy-- > 0) throw new IndexBusyError('es_rejected_execution_exception');
      return ProductIndex.prototype.write.call(index, targets, writes);
    });
    expect((await rebuild(quick())).documents).toBe(3);
    expect(busy).toBeLessThan(0);
  });

  it('loses no change that is made while it reads', async () => {
    await rebuild(quick());
    const changes: Promise<void>[] = [];
    await rebuild({
      ...stage,
      pageSize: 1,
      onProgress: ({ written }) => {
        // The first page has been read; the edit comes after it and is known from its event only.
        if (written === 1)
          changes.push(
            stage.database
              .query(`update catalog.product set title = 'Magnesium Evening' where id = $1`, [
                products.magnesium,
              ])
              .then(() => stage.updater.update([products.magnesium])),
          );
      },
    });
    await Promise.all(changes);
    expect(await stage.find('magnesium')).toEqual(['Magnesium Evening']);
  });

  it('goes on where a killed build has ended', async () => {
    await rebuild(quick());
    const killed = new AbortController();
    const ended = rebuild({
      ...quick(),
      pageSize: 1,
      signal: killed.signal,
      onProgress: ({ written }) => {
        if (written === 1) killed.abort(new Error('killed'));
      },
    });
    await expectAsync(ended).toBeRejectedWithError('killed');
    const left = await stage.index.unfinished(await stage.writer.identity());
    expect(left?.progress?.written).toBe(1);
    // While nobody built: one product that was written already changes, another one goes, unheard.
    await stage.database.query(
      `update catalog.product set title = 'Changed Meanwhile' where id = $1`,
      [left?.progress?.after],
    );
    const seen: number[] = [];
    const result = await rebuild({
      ...quick(),
      pageSize: 1,
      onProgress: ({ written }) => seen.push(written),
    });
    expect([result.index, result.resumedAfter, seen]).toEqual([left?.index ?? '', 1, [2, 3]]);
    expect(result.repaired).toBe(1);
    expect(await stage.find('meanwhile')).toEqual(['Changed Meanwhile']);
    expect(await verify({ index: stage.index, reader: stage.writer })).toEqual(
      jasmine.objectContaining({ checked: 3, missing: 0, different: 0, extra: 0 }),
    );
  });

  it('begins anew where a build of another definition or database was ended', async () => {
    const other = await stage.index.startBuild('another database', new Date(0));
    await stage.index.keepProgress(other, 'another database', {
      after: products.magnesium,
      written: 1,
      since: '1/1:1:0/1',
    });
    const result = await rebuild(quick());
    expect([result.index === other, result.resumedAfter, result.documents]).toEqual([false, 0, 3]);
  });

  it('writes again what got lost before it lets the index serve', async () => {
    const write = stage.index.write.bind(stage.index);
    let first = true;
    spyOn(stage.index, 'write').and.callFake((targets, writes) => {
      const kept = first ? writes.filter(({ id }) => id !== products.vitaminD) : writes;
      first = false;
      return write(targets, kept);
    });
    const result = await rebuild(quick());
    expect([result.documents, result.repaired]).toEqual([3, 1]);
  });

  it('shows every product of a catalogue that is edited all the while', async () => {
    await rebuild(quick());
    let going = true;
    const edits = (async () => {
      for (let n = 0; going; n++) {
        await stage.database.query(`update catalog.product set summary = $2 where id = $1`, [
          [products.magnesium, products.vitaminD, products.gingerTea][n % 3],
          `Edit ${n}`,
        ]);
        await stage.updater.update([products.magnesium, products.vitaminD, products.gingerTea]);
      }
    })();
    await rebuild({ ...stage, pageSize: 1 }).finally(() => {
      going = false;
    });
    await edits;
    const serving = await stage.index.serving();
    await stage.index.refresh(serving?.index ?? '');
    expect(await verify({ index: stage.index, reader: stage.writer })).toEqual(
      jasmine.objectContaining({ checked: 3, missing: 0, different: 0, extra: 0 }),
    );
  });

  it('finds what differs, and repairs it', async () => {
    await rebuild(quick());
    await stage.database.query(`update catalog.product set title = 'Unheard of' where id = $1`, [
      products.vitaminD,
    ]);
    await stage.database.query(`update catalog.product set status = 'draft' where id = $1`, [
      products.gingerTea,
    ]);
    const serving = await stage.index.serving();
    await stage.client.delete({ index: serving?.index ?? '', id: products.magnesium });
    await stage.index.refresh(serving?.index ?? '');
    const found = await verify({ index: stage.index, reader: stage.writer });
    expect([found.missing, found.different, found.extra]).toEqual([1, 1, 1]);
    await verify({ index: stage.index, reader: stage.writer, repairBy: stage.updater });
    await eventually(async () => {
      await stage.index.refresh(serving?.index ?? '');
      const { missing, different, extra } = await verify({
        index: stage.index,
        reader: stage.writer,
      });
      return missing + different + extra === 0;
    });
    expect(await stage.find('unheard')).toEqual(['Unheard of']);
  });
});
