import {
  freshDatabase,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import { openReader, type Reader } from '../readers/open-reader.ts';
import { CatalogReader } from './catalog.reader.ts';
import { ON_SALE_IN_SHOP, projectionSql, type Detail } from './projection.ts';

const { variants, locations } = TINY_IDS;

describe('what a product page reads', () => {
  let database: FreshDatabase;
  let reader: Reader;

  beforeEach(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    reader = openReader([], database.writerUrl);
  });
  afterEach(async () => {
    await reader.close();
    await database.drop();
  });

  const variantsOf = async (slug: string) =>
    (await new CatalogReader(reader).bySlugs([slug]))[0]?.variants ?? [];
  /** The row of each kind of statement, whichever of them the page would read. */
  const rowBy = async (detailed: Detail, slug: string, translated: boolean) => {
    const sql = projectionSql({
      where: `p.slug = $slug and ${ON_SALE_IN_SHOP}`,
      detailed,
      translated,
    });
    const locales = translated ? { locales: ['de'] } : {};
    const [row] = await reader.select<Record<string, unknown>>(sql, {
      slug,
      market: 'US',
      ...locales,
    });
    return row;
  };
  const onShelf = (variantId: string, locationId: string, units: number) =>
    database.query(
      `insert into inventory.stock_level (variant_id, location_id, on_hand) values ($1, $2, $3)
       on conflict (variant_id, location_id) do update set on_hand = excluded.on_hand`,
      [variantId, locationId, units],
    );
  const lot = (variantId: string, locationId: string, units: number, days: number) =>
    database.query(
      `insert into inventory.lot (id, variant_id, location_id, code, quantity, expires_on)
       values (gen_random_uuid(), $1, $2, 'OLD-' || $4, $3, current_date + cast($4 as integer))`,
      [variantId, locationId, units, days],
    );

  it('is the same by both statements for a product without bundles', async () => {
    await onShelf(variants.magnesium60, locations.store, 9);
    await lot(variants.magnesium60, locations.store, 4, 20);
    await lot(variants.magnesium60, locations.store, 3, 900);
    for (const slug of ['magnesium-glycinate', 'ginger-tea'])
      for (const translated of [false, true]) {
        const { isBundled, ...single } = (await rowBy('single', slug, translated)) ?? {};
        expect(isBundled).toBeFalse();
        const every = (await rowBy('every', slug, translated)) as { variants: object[] };
        const unbundled = every.variants.map((variant) => {
          const { bundle, multipack, ...rest } = variant as Record<string, unknown>;
          expect([bundle, multipack]).toEqual([[], null]);
          return rest;
        });
        expect(single).toEqual({ ...every, variants: unbundled });
      }
  });

  it('leaves out of every shelf what is too old to be sold', async () => {
    await onShelf(variants.gingerTea20, locations.store, 9);
    await lot(variants.gingerTea20, locations.store, 4, 20);
    const [tea] = await variantsOf('ginger-tea');
    expect(tea?.stores.map(({ available }) => available)).toEqual([5]);
  });

  it('of a bundle is what is in it, and as many as its scarcest part allows', async () => {
    await database.query(
      `insert into inventory.bundle_component (bundle_variant_id, component_variant_id, quantity)
       values ($1, $2, 2), ($1, $3, 1)`,
      [variants.gingerTea20, variants.magnesium60, variants.vitaminD90],
    );
    await onShelf(variants.magnesium60, locations.store, 7);
    await onShelf(variants.vitaminD90, locations.store, 4);
    expect((await rowBy('single', 'ginger-tea', false))?.['isBundled']).toBeTrue();
    const [tea] = await variantsOf('ginger-tea');
    expect(tea?.bundle?.map(({ slug, quantity }) => [slug, quantity])).toEqual([
      ['magnesium-glycinate', 2],
      ['vitamin-d3', 1],
    ]);
    expect(tea?.stores.map(({ available }) => available)).toEqual([3]);
  });

  it('is read for several pages at once, each in its place, as it is for one', async () => {
    await database.query(
      'insert into inventory.bundle_component (bundle_variant_id, component_variant_id, quantity) values ($1, $2, 1)',
      [variants.gingerTea20, variants.magnesium60],
    );
    const catalog = new CatalogReader(reader);
    const slugs = ['vitamin-d3', 'nobody-sells-this', 'ginger-tea', 'vitamin-d3'];
    const one = async (slug: string) => (await catalog.bySlugs([slug]))[0] ?? null;
    const [vitaminD, none, tea] = await Promise.all(slugs.slice(0, 3).map(one));
    expect([vitaminD?.slug, none, tea?.variants[0]?.bundle?.length]).toEqual([
      'vitamin-d3',
      null,
      1,
    ]);
    expect(await catalog.bySlugs(slugs)).toEqual([
      vitaminD ?? null,
      none ?? null,
      tea ?? null,
      vitaminD ?? null,
    ]);
  });
});
