import { TINY_IDS, eventually } from '@green-apple/testing';
import { IndexStage } from '../testing/index-stage.ts';
import { rebuild } from './rebuild.ts';
import { verify } from './verify.ts';

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
    });
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
