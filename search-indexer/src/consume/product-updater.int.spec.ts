import { TINY_IDS, eventually } from '@green-apple/testing';
import { IndexStage } from '../testing/index-stage.ts';
import { DriftWatch } from '../index/drift-watch.ts';
import { rebuild } from '../index/rebuild.ts';
import { SaleClock } from '../index/sale-clock.ts';
import { verify } from '../index/verify.ts';
import { createLogger } from '@green-apple/observability';
import { toSearchDocument } from '../project/to-search-document.ts';

const { products, variants, locations } = TINY_IDS;
const NOW = '2026-11-22T12:00:00.000Z';

describe('a change on its way into the index', () => {
  let stage: IndexStage;
  beforeAll(async () => {
    stage = await IndexStage.open();
    await rebuild(stage);
  });
  afterAll(() => stage.close());

  const card = async (id: string) => {
    const serving = await stage.index.serving();
    await stage.index.refresh(serving?.index ?? '');
    const { items } = await stage.search.list({ limit: 10 }, NOW);
    return items.find((item) => item.id === id);
  };

  it('shows new prices and stock', async () => {
    await stage.database.query('update pricing.price set sale_minor = 999 where variant_id = $1', [
      variants.vitaminD90,
    ]);
    await stage.database.query(
      'update inventory.stock_level set on_hand = 0 where variant_id = $1 and location_id = $2',
      [variants.vitaminD90, locations.warehouse],
    );
    await stage.updater.update([products.vitaminD]);
    const shown = await card(products.vitaminD);
    expect([shown?.price.minor, shown?.inStock]).toEqual([999, false]);
  });

  it('takes a product out when it is not for sale any more, and back in', async () => {
    const setStatus = async (status: string) => {
      await stage.database.query('update catalog.product set status = $2 where id = $1', [
        products.gingerTea,
        status,
      ]);
      await stage.updater.update([products.gingerTea]);
    };
    await setStatus('archived');
    expect(await stage.find('ginger')).toEqual([]);
    await setStatus('published');
    expect(await stage.find('ginger')).toEqual(['Ginger Tea']);
  });

  it('loses against a newer one, whatever order they arrive in', async () => {
    const { readPoint, products: before } = await stage.writer.byIds([products.magnesium]);
    await stage.database.query(`update catalog.product set title = 'Newer' where id = $1`, [
      products.magnesium,
    ]);
    await stage.updater.update([products.magnesium]);
    const [old] = before;
    const targets = await stage.index.targets();
    const outcome = await stage.index.write(targets, [
      {
        id: products.magnesium,
        version: readPoint,
        document: old ? toSearchDocument(old, NOW) : null,
      },
    ]);
    expect(outcome.older).toBe(1);
    expect((await card(products.magnesium))?.title).toBe('Newer');
  });

  it('loses against a newer removal as well', async () => {
    const { readPoint, products: before } = await stage.writer.byIds([products.gingerTea]);
    await stage.database.query(`update catalog.product set status = 'draft' where id = $1`, [
      products.gingerTea,
    ]);
    await stage.updater.update([products.gingerTea]);
    const [old] = before;
    await stage.index.write(await stage.index.targets(), [
      {
        id: products.gingerTea,
        version: readPoint,
        document: old ? toSearchDocument(old, NOW) : null,
      },
    ]);
    expect(await card(products.gingerTea)).toBeUndefined();
  });

  it('may say more than an index of an earlier release knows', async () => {
    const { readPoint, products: read } = await stage.writer.byIds([products.magnesium]);
    const [product] = read;
    const document = product ? toSearchDocument({ ...product, subtitle: 'Later' }, NOW) : null;
    if (!document) throw new Error('it is not for sale');
    const said = { ...document, columnOfALaterRelease: 1 };
    const outcome = await stage.index.write(await stage.index.targets(), [
      { id: products.magnesium, version: readPoint, document: said },
    ]);
    expect([outcome.written, outcome.refused]).toEqual([1, []]);
    expect((await card(products.magnesium))?.subtitle).toBe('Later');
  });

  it('may come many times at once and twice', async () => {
    await stage.database.query(`update catalog.product set subtitle = 'Often' where id = $1`, [
      products.magnesium,
    ]);
    await Promise.all(
      Array.from({ length: 300 }, () =>
        stage.updater.update([products.magnesium, products.vitaminD]),
      ),
    );
    expect((await card(products.magnesium))?.subtitle).toBe('Often');
  });

  it('comes by the clock alone when a product is published for later', async () => {
    const later = new Date(Date.now() + 300);
    await stage.database.query(
      `update catalog.product set status = 'published', published_at = $2 where id = $1`,
      [products.gingerTea, later],
    );
    const clock = new SaleClock({
      reader: stage.writer,
      updater: stage.updater,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      lookBackMs: 0,
    });
    await stage.updater.update([products.gingerTea]);
    expect(await card(products.gingerTea)).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 350));
    await clock.look(Date.now());
    expect((await card(products.gingerTea))?.title).toBe('Ginger Tea');
  });

  it('loses a certificate by the clock alone when it runs out', async () => {
    const ends = new Date(Date.now() + 300);
    await stage.database.query(
      `with file as (
         insert into catalog.document (id, sha256, object_key, file_name, media_type, bytes, uploaded_by, uploaded_by_name)
         values (gen_random_uuid(), repeat('a', 64), 'documents/a.pdf', 'a.pdf', 'application/pdf', 10, 'spec', 'Spec')
         returning id)
       insert into catalog.certificate (id, product_id, kind, issuer, number, document_id, valid_from, valid_to,
         added_by, added_by_name)
       select gen_random_uuid(), cast($1 as uuid), 'msc', 'Somebody', '1', file.id, now() - interval '1 day',
         cast($2 as timestamptz), 'spec', 'Spec'
       from file`,
      [products.vitaminD, ends],
    );
    const clock = new SaleClock({
      reader: stage.writer,
      updater: stage.updater,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      lookBackMs: 0,
    });
    const certified = async () => {
      const serving = await stage.index.serving();
      await stage.index.refresh(serving?.index ?? '');
      return (await stage.search.list({ certificate: ['msc'], limit: 10 }, NOW)).items.length;
    };
    await stage.updater.update([products.vitaminD]);
    expect(await certified()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(await clock.look(Date.now())).toBe(1);
    expect(await certified()).toBe(0);
  });

  it('comes by the calendar alone when a lot gets too old to be sold', async () => {
    const inStock = async () => (await card(products.vitaminD))?.inStock;
    const tooOldIn = (days: number) =>
      stage.database.query(
        `insert into inventory.lot (id, variant_id, location_id, code, quantity, expires_on)
         select gen_random_uuid(), s.variant_id, s.location_id, 'OLD-' || s.location_id, s.on_hand,
           current_date + greatest(v.days_of_supply + 14, 30) + cast($2 as int)
         from inventory.stock_level s join catalog.variant v on v.id = s.variant_id
         where v.product_id = $1 and s.on_hand > 0`,
        [products.vitaminD, days],
      );
    await stage.database.query(
      `update inventory.stock_level s set on_hand = 10, reserved = 0
       from catalog.variant v where v.id = s.variant_id and v.product_id = $1`,
      [products.vitaminD],
    );
    await stage.database.query(
      'delete from inventory.lot t using catalog.variant v where v.id = t.variant_id and v.product_id = $1',
      [products.vitaminD],
    );
    await stage.updater.update([products.vitaminD]);
    expect(await inStock()).toBeTrue();
    // As of yesterday they would do; since midnight they do not.
    await tooOldIn(-1);
    const clock = new SaleClock({
      reader: stage.writer,
      updater: stage.updater,
      logger: createLogger({ service: 'spec', level: 'silent' }),
    });
    expect(await clock.look(Date.now())).toBeGreaterThan(0);
    expect(await inStock()).toBeFalse();
    expect(await clock.look(Date.now())).toBe(0);
  });

  it('comes by the calendar alone when what can be ordered ahead should have come in', async () => {
    const sellable = async () => (await card(products.vitaminD))?.inStock;
    const expectedIn = (days: number) =>
      stage.database.query(
        `insert into inventory.backorder (variant_id, market, kind, unit_limit, expected_on)
         values ($1, 'US', 'backorder', 20, current_date + cast($2 as integer))
         on conflict (variant_id) do update set expected_on = excluded.expected_on`,
        [variants.vitaminD90, days],
      );
    await stage.database.query(
      `update inventory.stock_level s set on_hand = 0, reserved = 0
       from catalog.variant v where v.id = s.variant_id and v.product_id = $1`,
      [products.vitaminD],
    );
    await expectedIn(1);
    await stage.updater.update([products.vitaminD]);
    expect(await sellable()).toBeTrue();
    // Yesterday it was to come tomorrow; since midnight it should be here, and nothing is.
    await expectedIn(0);
    const clock = new SaleClock({
      reader: stage.writer,
      updater: stage.updater,
      logger: createLogger({ service: 'spec', level: 'silent' }),
    });
    expect(await clock.look(Date.now())).toBeGreaterThan(0);
    expect(await sellable()).toBeFalse();
    expect(await clock.look(Date.now())).toBe(0);
  });

  it('by the clock is looked for when the clock of every server has passed it', async () => {
    const asked = spyOn(stage.writer, 'changedByClock').and.resolveTo([]);
    const clock = new SaleClock({
      reader: stage.writer,
      updater: stage.updater,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      everyMs: 1,
    });
    clock.start();
    await eventually(() => asked.calls.any(), { every: 5 });
    const [, until] = asked.calls.first().args;
    expect(Date.now() - Date.parse(until)).toBeGreaterThanOrEqual(250);
    await clock.stop();
  });

  it('that the index does not take is told, and holds up neither clock nor comparison', async () => {
    const logger = createLogger({ service: 'spec', level: 'silent' });
    const soon = new Date(Date.now() + 300);
    const teaCosts = (minor: number) =>
      stage.database.query(
        `update pricing.price set list_minor = $2, sale_minor = null
         where variant_id in (select id from catalog.variant where product_id = $1)`,
        [products.gingerTea, minor],
      );
    // More than the engine's column for it holds.
    await teaCosts(3_000_000_000);
    await stage.database.query(
      `update catalog.product set status = 'published', published_at = $2 where id = $1`,
      [products.gingerTea, soon],
    );
    await stage.database.query(
      `update pricing.price set sale_minor = 400, sale_starts_at = $2, sale_ends_at = null where variant_id = $1`,
      [variants.magnesium60, soon],
    );
    const clock = new SaleClock({
      reader: stage.writer,
      updater: stage.updater,
      logger,
      lookBackMs: 0,
    });
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(await clock.look(Date.now())).toBe(2);
    expect((await card(products.magnesium))?.price.minor).toBe(400);
    expect(await clock.look(Date.now())).toBe(0);
    const drift = new DriftWatch({ ...stage, reader: stage.writer, logger, graceMs: 0 });
    while (!(await drift.look()));
    expect(drift.report().lastRound).toEqual(jasmine.objectContaining({ drifted: 1, refused: 1 }));
    const { refused, repaired } = await verify({
      index: stage.index,
      reader: stage.writer,
      repairBy: stage.updater,
    });
    expect([refused.map(({ id }) => id), repaired]).toEqual([[products.gingerTea], 0]);
    await teaCosts(650);
    await stage.updater.update([products.gingerTea]);
    expect((await card(products.gingerTea))?.price.minor).toBe(650);
  });

  it('comes by the clock alone when a sale begins', async () => {
    const begins = new Date(Date.now() + 300);
    await stage.database.query(
      `update pricing.price set sale_minor = 500, sale_starts_at = $2, sale_ends_at = null where variant_id = $1`,
      [variants.magnesium60, begins],
    );
    const clock = new SaleClock({
      reader: stage.writer,
      updater: stage.updater,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      lookBackMs: 0,
    });
    await stage.updater.update([products.magnesium]);
    expect((await card(products.magnesium))?.price.minor).toBe(1800);
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(await clock.look(Date.now())).toBe(1);
    expect((await card(products.magnesium))?.price.minor).toBe(500);
  });
});
