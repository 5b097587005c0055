import { ProductDetail } from '@green-apple/contracts-http';
import { TINY_IDS, eventually } from '@green-apple/testing';
import { CatalogueStage } from './catalogue-stage.int.spec.ts';

const { products, variants } = TINY_IDS;

describe('answers of the catalogue that are kept', () => {
  let stage: CatalogueStage;
  beforeAll(async () => {
    stage = await CatalogueStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  it('names its source and lets caches keep it for two seconds, with a tag', async () => {
    const { headers } = await stage.get('/api/products');
    expect(headers['x-search-source']).toBe('postgres');
    expect(headers['cache-control']).toBe(
      'public, max-age=0, s-maxage=2, stale-while-revalidate=3',
    );
    const again = await stage.get('/api/products', { 'if-none-match': String(headers['etag']) });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  for (const [url, shared] of [
    ['/api/home', 's-maxage=2, stale-while-revalidate=3'],
    ['/api/products?q=tea', 's-maxage=2, stale-while-revalidate=3'],
    ['/api/products/ginger-tea', 's-maxage=2, stale-while-revalidate=3'],
    ['/api/products/ginger-tea/reviews', 's-maxage=2, stale-while-revalidate=3'],
    ['/api/products/ginger-tea/questions', 's-maxage=2, stale-while-revalidate=3'],
    ['/api/products/ginger-tea/lots/L-2601', 's-maxage=2, stale-while-revalidate=3'],
    ['/api/suggest?q=gin', 's-maxage=2, stale-while-revalidate=3'],
    ['/api/categories', 's-maxage=2, stale-while-revalidate=3'],
    ['/api/collections', 's-maxage=2, stale-while-revalidate=3'],
    ['/api/sitemap.xml', 's-maxage=600'],
    ['/api/sitemaps/0', 's-maxage=600'],
  ] as const)
    it(`is for everybody and known again by who has it: ${url}`, async () => {
      const cookie = `ga_session=${'a'.repeat(43)}`;
      const first = await stage.get(url, { cookie });
      expect(first.status).toBe(200);
      expect(first.headers['cache-control']).toBe(`public, max-age=0, ${shared}`);
      expect(first.headers['set-cookie']).toBeUndefined();
      expect(first.headers['vary']).toBeUndefined();
      expect((await stage.get(url)).text).toBe(first.text);
      const etag = String(first.headers['etag']);
      for (const known of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
        const again = await stage.get(url, { 'if-none-match': known });
        expect([again.status, again.text]).withContext(known).toEqual([304, '']);
      }
      expect((await stage.get(url, { 'if-none-match': '"other"' })).status).toBe(200);
    });

  it('names what each answer is made of, for the caches on the way', async () => {
    const tags = async (url: string) =>
      String((await stage.get(url)).headers['cache-tag'])
        .split(',')
        .toSorted();
    const shown = [products.magnesium, products.gingerTea, products.vitaminD].map(
      (id) => `product:${id}`,
    );
    expect(await tags('/api/products?category=minerals')).toEqual([
      'category:minerals',
      'lists',
      `product:${products.magnesium}`,
    ]);
    expect(await tags('/api/home')).toEqual(['categories', 'lists', ...shown].toSorted());
    expect(await tags('/api/products/ginger-tea')).toContain(`product:${products.gingerTea}`);
    expect(await tags('/api/categories')).toEqual(['categories']);
  });

  it('lets no cache keep what went wrong', async () => {
    for (const url of ['/api/products/no-such-product', '/api/products?limit=0'])
      expect((await stage.get(url)).headers['cache-control'])
        .withContext(url)
        .toBe('no-store');
  });

  it('shows an edit within two seconds although answers are kept', async () => {
    const subtitle = async () => {
      const { text } = await stage.get('/api/products/ginger-tea');
      return ProductDetail.parse(JSON.parse(text)).subtitle;
    };
    expect(await subtitle()).toBe('Warm and bright');
    await stage.database.query(
      `update catalog.product set subtitle = 'After dinner', version = version + 1 where id = $1`,
      [products.gingerTea],
    );
    await eventually(async () => (await subtitle()) === 'After dinner', { within: 30_000 });
    expect((await stage.list('q=dinner')).items[0]?.subtitle).toBe('After dinner');
  });

  it('shows a price that changed without an edit within two seconds', async () => {
    const price = async () => {
      const { text } = await stage.get('/api/products/ginger-tea');
      return ProductDetail.parse(JSON.parse(text)).variants[0]?.price.minor;
    };
    const sell = (saleMinor: number | null) =>
      stage.database.query(
        `with changed as (
           update pricing.price set sale_minor = $2, sale_starts_at = null, sale_ends_at = null
           where variant_id = $1)
         insert into platform.outbox
           (id, topic, kind, aggregate_type, aggregate_id, aggregate_version, body)
         values (gen_random_uuid(), 'events', 'price.changed', 'price', $1, 1,
           jsonb_build_object('productIds', jsonb_build_array($3::text)))`,
        [variants.gingerTea20, saleMinor, products.gingerTea],
      );
    const before = await price();
    await sell((before ?? 0) - 101);
    await eventually(async () => (await price()) === (before ?? 0) - 101, { within: 30_000 });
    await sell(null);
    await eventually(async () => (await price()) === before, { within: 30_000 });
    expect(await price()).toBe(before);
  });
});
