import type { AdminProduct } from '@green-apple/contracts-http';
import { CatalogReader, openReader, stockFaults, openWriter } from '@green-apple/persistence';
import { TINY_IDS, anOrder, seedEuMarket, seedOrder } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const { magnesium, gingerTea } = TINY_IDS.products;
const { magnesium60, magnesium120, gingerTea20 } = TINY_IDS.variants;
const PACK = '01940000-0000-7000-8000-0000000000c1';
const OTHER = '01940000-0000-7000-8000-0000000000c2';

/** A product and a problem both have a state. */
type Shown = Pick<AdminProduct, 'variants' | 'version'>;

describe('a size that is several of another one', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
    await seedEuMarket(stage.database);
    for (const [id, sku, at] of [
      [PACK, 'MAG-60-X', 5],
      [OTHER, 'MAG-60-Y', 6],
    ] as const)
      await stage.database.query(
        `with size as (
           insert into catalog.variant (id, product_id, sku, barcode, title, count, unit, days_of_supply,
             weight_grams, tax_code, position)
           values ($1, $2, $3, $4, 'Several', 1, 'capsules', 0, 1, 'txcd_1', $5) returning id)
         insert into pricing.price (variant_id, market, currency, list_minor)
         select id, 'US', 'USD', 4860 from size union all select id, 'EU', 'EUR', 4990 from size`,
        [id, magnesium, sku, `08500000009${at}0`, at],
      );
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() =>
    stage.database.query(
      `delete from inventory.bundle_component; update catalog.variant set active = true;
       delete from platform.outbox`,
    ),
  );

  const path = (variantId: string, productId: string = magnesium) =>
    `/admin/products/${productId}/variants/${variantId}/multipack`;
  const make = async (
    units: number,
    { variant = PACK, of = magnesium60 as string, who = 'catalog-manager' as Who } = {},
  ) => stage.send<Shown>(who, 'PUT', path(variant), { of, units }, await stage.version());
  const dissolve = async (variant = PACK) =>
    stage.send<Shown>('catalog-manager', 'DELETE', path(variant), null, await stage.version());
  const variantOf = ({ variants }: Shown, id = PACK) => variants.find((one) => one.id === id);
  const sell = (id: string, active: boolean) =>
    stage.database.query('update catalog.variant set active = $2 where id = $1', [id, active]);
  const shown = async (market: 'US' | 'EU' = 'US') => {
    const reader = openReader([], stage.database.writerUrl);
    const [product] = await new CatalogReader(reader, market).bySlugs(['magnesium-glycinate']);
    await reader.close();
    return product?.variants.find(({ id }) => id === PACK);
  };

  it('counts, lasts and weighs so many times as much, and is sold from the same stock', async () => {
    const before = await stage.version();
    const { status, body } = await make(3);
    expect([status, body.version]).toEqual([200, before + 1]);
    const pack = variantOf(body);
    const single = variantOf(body, magnesium60);
    expect(pack?.multipack).toEqual({ variantId: magnesium60, units: 3 });
    expect([pack?.count, pack?.daysOfSupply, pack?.weightGrams]).toEqual([
      180,
      (single?.daysOfSupply ?? 0) * 3,
      (single?.weightGrams ?? 0) * 3,
    ]);
    const page = await shown();
    // 100 in the warehouse that ships, 12 in the store, 50 in Leipzig.
    expect([page?.available, page?.stores.map(({ available }) => available)]).toEqual([33, [4]]);
    expect([page?.multipack, page?.lot?.code]).toEqual([
      { variantId: magnesium60, units: 3 },
      'L-2601',
    ]);
    expect((await shown('EU'))?.available).toBe(16);
    const events = await stage.database.query<{ kind: string; id: string }>(
      'select kind, aggregate_id as id from platform.outbox',
    );
    expect(events).toEqual([{ kind: 'product.changed', id: magnesium }]);
    const [deed] = await stage.database.query<{ after: unknown }>(
      'select after from platform.audit order by seq desc limit 1',
    );
    expect(deed?.after).toEqual({ 'MAG-60-X · is': '3 × MAG-60' });
  });

  it('follows when what is in it is measured anew, whoever does that', async () => {
    await make(2);
    await stage.database.query(
      'update catalog.variant set weight_grams = weight_grams + 5, days_of_supply = 31 where id = $1',
      [magnesium60],
    );
    const { body } = await stage.ask<Shown>('analyst', `/admin/products/${magnesium}`);
    const single = variantOf(body, magnesium60);
    expect([variantOf(body)?.daysOfSupply, variantOf(body)?.weightGrams]).toEqual([
      62,
      (single?.weightGrams ?? 0) * 2,
    ]);
    await stage.database.query(
      'update catalog.variant set weight_grams = weight_grams - 5, days_of_supply = 30 where id = $1',
      [magnesium60],
    );
  });

  const refusals: [what: string, ask: () => ReturnType<typeof make>, words: RegExp][] = [
    ['itself', () => make(2, { of: PACK }), /not itself/],
    [
      'several packs',
      async () => {
        await make(2);
        return make(3, { variant: OTHER, of: PACK });
      },
      /single items/,
    ],
    [
      'several of another one while packs hold it',
      async () => {
        await make(2, { of: OTHER });
        return make(2, { variant: OTHER });
      },
      /stays a single item/,
    ],
    [
      'several of another one while it lies on a shelf',
      () => make(2, { variant: magnesium120 }),
      /stock of its own/,
    ],
    [
      'another pack while shoppers can buy it',
      async () => {
        await make(2);
        return make(3);
      },
      /out of sale/,
    ],
  ];
  for (const [what, ask, words] of refusals)
    it(`is not ${what}`, async () => {
      const { status, body } = await ask();
      expect([status, body.code]).toEqual([409, 'MULTIPACK_NOT_POSSIBLE']);
      expect(body.detail).toMatch(words);
    });

  it('is none of a set, of something that is sold ahead, or of what was ordered', async () => {
    await stage.database.query(
      'insert into inventory.bundle_component values ($1, $2, 1), ($1, $3, 1)',
      [PACK, magnesium60, gingerTea20],
    );
    expect((await make(2)).body.detail).toContain('set of several things');
    await stage.database.query('delete from inventory.bundle_component');
    await stage.database.query(
      `insert into inventory.backorder (variant_id, kind, unit_limit, expected_on)
       values ($1, 'preorder', 5, current_date + 9)`,
      [PACK],
    );
    expect((await make(2)).body.detail).toContain('stock of its own');
    await stage.database.query('delete from inventory.backorder');
    await seedOrder(stage.database, anOrder().build());
    const order = (variantId: string) =>
      stage.database.query('update ordering.line set variant_id = $1', [variantId]);
    await order(PACK);
    expect((await make(2)).body.detail).toContain('has been ordered');
    await order(magnesium60);
    expect((await make(2)).status).toBe(200);
  });

  it('becomes another pack, and a single item again, out of sale', async () => {
    await make(2);
    await sell(PACK, false);
    expect(variantOf((await make(4)).body)?.multipack?.units).toBe(4);
    const { status, body } = await dissolve();
    expect([status, variantOf(body)?.multipack]).toEqual([200, null]);
    expect((await shown())?.multipack).toBeUndefined();
    await sell(PACK, true);
    expect((await shown())?.available).toBe(0);
  });

  it('holds two to twelve of a size of the same product, in a version that was seen', async () => {
    for (const units of [0, 1, 13, 2.5, -2])
      expect((await make(units)).body.code)
        .withContext(String(units))
        .toBe('VALIDATION_FAILED');
    expect((await make(2, { of: gingerTea20 })).body.code).toBe('VARIANT_NOT_FOUND');
    expect((await make(2, { of: randomUUID() })).body.code).toBe('VARIANT_NOT_FOUND');
    expect((await make(2, { variant: gingerTea20 })).body.code).toBe('VARIANT_NOT_FOUND');
    const pack = { of: magnesium60, units: 2 };
    const elsewhere = await stage.send('catalog-manager', 'PUT', path(PACK, gingerTea), pack, 1);
    expect(elsewhere.body.code).toBe('VARIANT_NOT_FOUND');
    const old = await stage.send(
      'catalog-manager',
      'PUT',
      path(PACK),
      pack,
      (await stage.version()) + 1,
    );
    expect(old.body.code).toBe('VERSION_CONFLICT');
    const blind = await stage.send('catalog-manager', 'PUT', path(PACK), pack);
    expect(blind.body.code).toBe('VERSION_REQUIRED');
    expect((await make(2, { who: 'marketing-manager' })).status).toBe(403);
    expect(await stage.count('inventory.bundle_component')).toBe(0);
  });

  it('leaves the books as they are', async () => {
    const writer = openWriter(stage.database.writerUrl, { max: 1 });
    const before = await stockFaults(writer);
    await make(3);
    expect(await stockFaults(writer)).toEqual(before);
    await writer.close();
  });
});
