import type { AdminProductPrices, MarketPrice } from '@green-apple/contracts-http';
import { CatalogReader, openReader, type Reader } from '@green-apple/persistence';
import { TINY_IDS, seedEuMarket } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { AdminStage, MAGNESIUM, type Who } from '../admin-stage.int.spec.ts';

const { magnesium60, magnesium120, gingerTea20 } = TINY_IDS.variants;
const LIST = '01940000-0000-7000-8000-0000000000d1';
const price = (changes: Partial<MarketPrice> = {}): MarketPrice => ({
  listMinor: 1990,
  saleMinor: null,
  saleStartsAt: null,
  saleEndsAt: null,
  ...changes,
});

describe('prices of every market', () => {
  let stage: AdminStage;
  let reader: Reader;
  beforeAll(async () => {
    stage = await AdminStage.open();
    await seedEuMarket(stage.database);
    await stage.database.query(
      `insert into pricing.price_list (id, name, market, currency, customer_group)
       values ('${LIST}', 'Wholesale', 'EU', 'EUR', 'trade');
       insert into pricing.price_list_entry (price_list_id, variant_id, min_quantity, unit_minor)
       values ('${LIST}', '${magnesium60}', 3, 1490);
       create table public.price_of_before as table pricing.price`,
    );
    reader = openReader([], stage.database.writerUrl);
  }, 120_000);
  afterAll(async () => {
    await reader.close();
    await stage.close();
  });
  beforeEach(() =>
    stage.database.query(
      `delete from platform.outbox;
       delete from pricing.price;
       insert into pricing.price select * from public.price_of_before`,
    ),
  );

  const url = `${MAGNESIUM}/prices`;
  const read = async (who: Who = 'catalog-manager') =>
    (await stage.ask<AdminProductPrices>(who, url)).body;
  const keep = async (
    prices: readonly object[],
    { market = 'EU', who = 'catalog-manager' as Who, seen = undefined as number | undefined } = {},
  ) =>
    stage.send<AdminProductPrices>(
      who,
      'PUT',
      `${url}/${market}`,
      { prices },
      seen ?? (await stage.version()),
    );
  const of = (body: AdminProductPrices, id: string, market = 'EU') =>
    body.variants.find((one) => one.id === id)?.prices.find((one) => one.market === market);
  /** What a shop shows of a size; null where it has no page or no price. */
  const shown = async (id: string, market: 'US' | 'EU' = 'EU') => {
    const [product] = await new CatalogReader(reader, market).bySlugs(['magnesium-glycinate']);
    return product?.variants.find((one) => one.id === id)?.price ?? null;
  };

  it('stand side by side, each in its own money, with what price lists make of them', async () => {
    const body = await read('administrator');
    expect(body.markets).toEqual([
      { code: 'US', currency: 'USD', sold: 2 },
      { code: 'EU', currency: 'EUR', sold: 2 },
    ]);
    expect([of(body, magnesium60, 'US')?.listMinor, of(body, magnesium60)?.listMinor]).toEqual([
      1800, 1790,
    ]);
    expect(body.variants.map(({ lists }) => lists?.map(({ listId }) => listId))).toEqual([
      [LIST],
      [],
    ]);
    expect(body.variants[0]?.lists?.[0]).toEqual({
      listId: LIST,
      name: 'Wholesale',
      market: 'EU',
      currency: 'EUR',
      group: 'trade',
      minQuantity: 3,
      unitMinor: 1490,
      active: true,
      startsAt: null,
      endsAt: null,
    });
  });

  it('show price lists only to who may read them', async () => {
    const seen = async (who: Who) => (await read(who)).variants.map(({ lists }) => lists === null);
    expect(await seen('marketing-manager')).toEqual([false, false]);
    const others = (['analyst', 'operations', 'support-agent', 'catalog-manager'] as const).map(
      async (who) => {
        const me = await stage.ask<{ permissions: string[] }>(who, '/admin/me');
        const may = me.body.permissions.includes('promotions:read');
        if (!me.body.permissions.includes('products:read')) return;
        expect(await seen(who))
          .withContext(who)
          .toEqual([!may, !may]);
      },
    );
    await Promise.all(others);
  });

  it('are edited with their sale, and hold in that market alone', async () => {
    const before = await stage.version();
    const home = await shown(magnesium60, 'US');
    const sale = price({
      saleMinor: 1490,
      saleStartsAt: '2026-01-01T00:00:00Z',
      saleEndsAt: '2099-01-01T00:00:00+01:00',
    });
    const { status, body } = await keep([{ variantId: magnesium60, price: sale }]);
    expect([status, body.version]).toEqual([200, before + 1]);
    expect(await shown(magnesium60)).toEqual(
      jasmine.objectContaining({ currency: 'EUR', listMinor: 1990, saleMinor: 1490 }),
    );
    expect(await shown(magnesium60, 'US')).toEqual(home);
    const events = await stage.database.query<{ kind: string }>(
      'select kind from platform.outbox order by seq',
    );
    expect(events).toEqual([{ kind: 'product.changed' }]);
    const [deed] = await stage.database.query<{ before: object; after: object }>(
      'select before, after from platform.audit order by seq desc limit 1',
    );
    expect(deed?.after).toEqual(
      jasmine.objectContaining({
        'EU · MAG-60 · listMinor': 1990,
        'EU · MAG-60 · saleMinor': 1490,
      }),
    );
    expect(deed?.before).toEqual(jasmine.objectContaining({ 'EU · MAG-60 · listMinor': 1790 }));
    // The same instants in another zone are the same price.
    const same = await keep([
      { variantId: magnesium60, price: { ...sale, saleEndsAt: '2098-12-31T23:00:00Z' } },
    ]);
    expect([same.status, same.body.version]).toEqual([200, before + 1]);
    expect(await stage.version()).toBe(before + 1);
  });

  it('put a size into a market and take it out; without any there is no page', async () => {
    await keep([{ variantId: magnesium60, price: null }]);
    expect(await shown(magnesium60)).toBeNull();
    expect(await shown(magnesium120)).not.toBeNull();
    const { body } = await keep([{ variantId: magnesium120, price: null }]);
    expect(body.markets.find(({ code }) => code === 'EU')?.sold).toBe(0);
    const pages = await new CatalogReader(reader, 'EU').named([TINY_IDS.products.magnesium]);
    expect(pages).toEqual([]);
    await keep([
      { variantId: magnesium60, price: price({ listMinor: 1790 }) },
      { variantId: magnesium120, price: price({ listMinor: 2990 }) },
    ]);
    expect((await shown(magnesium60))?.listMinor).toBe(1790);
    const held = await stage.database.query<{ currency: string }>(
      `select distinct currency from pricing.price where market = 'EU'`,
    );
    expect(held).toEqual([{ currency: 'EUR' }]);
  });

  it('of a size that is not sold at home are no gift there, whatever else of it is saved', async () => {
    await stage.database.query(
      `delete from pricing.price where variant_id = '${magnesium120}' and market = 'US'`,
    );
    const variant = {
      id: magnesium120,
      listMinor: 0,
      saleMinor: null,
      saleStartsAt: null,
      saleEndsAt: null,
      active: true,
    };
    expect((await stage.edit(await stage.version(), { variants: [variant] })).status).toBe(200);
    expect(await shown(magnesium120, 'US')).toBeNull();
    await stage.edit(await stage.version(), { variants: [{ ...variant, listMinor: 3200 }] });
    expect((await shown(magnesium120, 'US'))?.listMinor).toBe(3200);
  });

  const bad: [what: string, prices: readonly object[], code: string][] = [
    ['none', [], 'VALIDATION_FAILED'],
    [
      'half a cent',
      [{ variantId: magnesium60, price: price({ listMinor: 1.5 }) }],
      'VALIDATION_FAILED',
    ],
    [
      'less than nothing',
      [{ variantId: magnesium60, price: price({ listMinor: -1 }) }],
      'VALIDATION_FAILED',
    ],
    [
      'a sale above its list price',
      [{ variantId: magnesium60, price: price({ saleMinor: 2000 }) }],
      'VALIDATION_FAILED',
    ],
    [
      'a sale that ends before it begins',
      [
        {
          variantId: magnesium60,
          price: price({
            saleMinor: 1000,
            saleStartsAt: '2026-02-01T00:00:00Z',
            saleEndsAt: '2026-01-01T00:00:00Z',
          }),
        },
      ],
      'VALIDATION_FAILED',
    ],
    [
      'one size twice',
      [
        { variantId: magnesium60, price: null },
        { variantId: magnesium60, price: price() },
      ],
      'VALIDATION_FAILED',
    ],
    [
      'another currency',
      [{ variantId: magnesium60, price: { ...price(), currency: 'USD' } }],
      'VALIDATION_FAILED',
    ],
    ['another product’s size', [{ variantId: gingerTea20, price: price() }], 'VARIANT_NOT_FOUND'],
  ];
  for (const [what, prices, code] of bad)
    it(`with ${what} are refused and change nothing`, async () => {
      const version = await stage.version();
      expect((await keep(prices)).body.code as string).toBe(code);
      expect(await stage.version()).toBe(version);
    });

  it('are for who may edit, of the version that was seen, in a market there is', async () => {
    const one = [{ variantId: magnesium60, price: price() }];
    expect((await keep(one, { who: 'marketing-manager' })).status).toBe(403);
    expect((await keep(one, { seen: (await stage.version()) + 1 })).body.code).toBe(
      'VERSION_CONFLICT',
    );
    expect((await keep(one, { market: 'UK' })).body.code).toBe('VALIDATION_FAILED');
    const nowhere = `/admin/products/${randomUUID()}/prices`;
    expect((await stage.ask('analyst', nowhere)).status).toBe(404);
    expect((await stage.ask('nobody', url)).status).toBe(403);
  });
});
