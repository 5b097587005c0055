import {
  CategoryList,
  HomePage,
  LotDto,
  ProductDetail,
  ProductList,
  SORTS,
  Suggestions,
  type Problem,
} from '@green-apple/contracts-http';
import { createLogger } from '@green-apple/observability';
import { openReader, type Reader } from '@green-apple/persistence';
import {
  TINY_IDS,
  eventually,
  freshDatabase,
  seedTinyCatalogue,
  type FreshDatabase,
} from '@green-apple/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '../../platform/index.ts';
import { CatalogueModule } from './catalogue.module.ts';
import { openCatalogue, type Catalogue } from './open-catalogue.ts';

const { products, variants, locations } = TINY_IDS;
const logger = createLogger({ service: 'spec', level: 'silent' });

describe('the catalogue as shoppers read it, without a search engine', () => {
  let database: FreshDatabase;
  let reader: Reader;
  let catalogue: Catalogue;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    // The last of these is the writer; the first is nobody: a reader that is down fails no page.
    reader = openReader(['postgres://ga_storefront@127.0.0.1:1/gone'], database.writerUrl);
    catalogue = openCatalogue({
      market: 'US',
      reader,
      writerUrl: database.writerUrl,
      searchIndexPrefix: 'none',
      shopUrl: 'https://shop.example',
      freeDeliveryFrom: () => ({ minor: 4900, currency: 'USD' }),
      logger,
    });
    app = await createHttpApp(CatalogueModule.with(catalogue), { title: 'spec', logger });
  });
  afterAll(async () => {
    await app.close();
    await catalogue.close();
    await reader.close();
    await database.drop();
  });

  const get = async (url: string, headers: Record<string, string> = {}) => {
    const { statusCode, body, headers: answered } = await app.inject({ url, headers });
    return { status: statusCode, text: body, headers: answered };
  };
  const list = async (query: string) =>
    ProductList.parse(JSON.parse((await get(`/api/products?${query}`)).text));
  const titles = async (query: string) => (await list(query)).items.map(({ title }) => title);

  it('is a home page with shelves, goals and categories', async () => {
    const home = HomePage.parse(JSON.parse((await get('/api/home')).text));
    expect(home.loved.map(({ title }) => title)).toEqual([
      'Vitamin D3',
      'Magnesium Glycinate',
      'Ginger Tea',
    ]);
    expect(home.offers.map(({ title }) => title)).toEqual(['Vitamin D3']);
    expect(home.fresh[0]?.title).toBe('Ginger Tea');
    expect(home.goals.find(({ goal }) => goal === 'sleep')?.productCount).toBe(1);
    expect(home.freeDeliveryFrom.minor).toBe(4900);
  });

  it('shows a certificate with an address for its document, while it holds', async () => {
    const [certificate] = await database.query<{ id: string }>(
      `with file as (
         insert into catalog.document (id, sha256, object_key, file_name, media_type, bytes, uploaded_by, uploaded_by_name)
         values (gen_random_uuid(), repeat('b', 64), 'documents/b.pdf', 'b.pdf', 'application/pdf', 2048, 'spec', 'Spec')
         returning id)
       insert into catalog.certificate (id, product_id, kind, issuer, number, document_id, valid_from, valid_to,
         added_by, added_by_name)
       select gen_random_uuid(), cast($1 as uuid), 'organic', 'Valley', 'V-1', file.id, '2020-01-01 00:00Z',
         '2100-01-01 00:00Z', 'spec', 'Spec'
       from file returning id`,
      [products.gingerTea],
    );
    const path = `/api/certificates/${certificate?.id}/document`;
    await database.query(`select pg_notify('catalog_changed', '')`);
    const records = async () =>
      ProductDetail.parse(JSON.parse((await get('/api/products/ginger-tea')).text))
        .certificateRecords;
    await eventually(async () => (await records()).length > 0, { within: 60_000 });
    expect(await records()).toEqual([
      {
        id: certificate?.id ?? '',
        kind: 'organic',
        issuer: 'Valley',
        number: 'V-1',
        validUntil: '2099-12-31',
        ofBrand: false,
        document: { path, mediaType: 'application/pdf', bytes: 2048 },
      },
    ]);
    const led = await get(path);
    expect([led.status, led.headers['location']]).toEqual([302, '/media/documents/b.pdf']);
    await database.query('update catalog.certificate set valid_to = now()');
    expect((await get(path)).status).toBe(404);
    expect((await get('/api/certificates/none/document')).status).toBe(422);
    await database.query(
      `delete from catalog.certificate; delete from catalog.document where object_key = 'documents/b.pdf';
       notify catalog_changed`,
    );
  });

  it('tells of a lot by the code on the pack, however it was typed', async () => {
    const lot = LotDto.parse(
      JSON.parse((await get('/api/products/ginger-tea/lots/l%20-2601')).text),
    );
    expect([lot.code, lot.report]).toEqual(['L-2601', null]);
    for (const strange of ['L-1', '%3Cb%3E', 'x'.repeat(90)]) {
      const refused = await get(`/api/products/ginger-tea/lots/${strange}`);
      expect((JSON.parse(refused.text) as Problem).code)
        .withContext(strange)
        .toBe('LOT_NOT_FOUND');
    }
    expect((await get('/api/products/none/lots/L-2601')).status).toBe(404);
    const [report] = await database.query<{ id: string }>(
      `with file as (
         insert into catalog.document (id, sha256, object_key, file_name, media_type, bytes, uploaded_by, uploaded_by_name)
         values (gen_random_uuid(), repeat('c', 64), 'documents/c.pdf', 'c.pdf', 'application/pdf', 2048, 'spec', 'Spec')
         returning id)
       insert into catalog.lot_report (id, variant_id, lot_code, laboratory, tested_on, measures, document_id,
         added_by, added_by_name)
       select gen_random_uuid(), cast($1 as uuid), 'L-2601', 'Brookside', '2026-01-01',
         '[{"name":"Zinc","unit":"mg","bound":"at_least","claimed":15,"measured":15.4}]', file.id, 'spec', 'Spec'
       from file returning id`,
      [variants.magnesium60],
    );
    const tested = LotDto.parse(
      JSON.parse((await get('/api/products/magnesium-glycinate/lots/L-2601')).text),
    );
    const path = `/api/lot-reports/${report?.id}/document`;
    expect(tested.report?.measures.map(({ measured }) => measured)).toEqual([15.4]);
    expect(tested.report?.document.path).toBe(path);
    const led = await get(path);
    expect([led.status, led.headers['location']]).toEqual([302, '/media/documents/c.pdf']);
  });

  it('is filtered by what products and their sizes say, and says it on the page', async () => {
    const written = database.query(
      `with origin as (
         insert into catalog.attribute (id, code, name, kind, scope, filterable, choices) values
           (gen_random_uuid(), 'origin', 'Grown in', 'choice', 'product', true,
             '[{"code":"pe","label":"Peru"},{"code":"jp","label":"Japan"}]'),
           (gen_random_uuid(), 'caffeine_mg', 'Caffeine', 'number', 'variant', false, '[]'))
       select 1`,
    );
    await written;
    await database.query(
      `update catalog.product set attributes = '{"origin":["pe"]}' where id = $1`,
      [products.gingerTea],
    );
    await database.query(
      `update catalog.variant set attributes = '{"caffeine_mg":[40]}' where id = $1`,
      [variants.magnesium60],
    );
    await eventually(async () => (await titles('attr=origin:pe')).length === 1, { within: 60_000 });
    expect(await titles('attr=origin:pe')).toEqual(['Ginger Tea']);
    expect(await titles('attr=origin:jp')).toEqual([]);
    expect(await titles('attr=caffeine_mg:40..41')).toEqual(['Magnesium Glycinate']);
    expect(await titles('attr=caffeine_mg:..40')).toEqual([]);
    expect(await titles('attr=origin:1..2')).toEqual([]);
    expect((await list('attr=no,good')).total).toBe(3);
    const page = async () =>
      ProductDetail.parse(JSON.parse((await get('/api/products/ginger-tea')).text));
    await eventually(async () => (await page()).attributes.length > 0, { within: 60_000 });
    expect((await page()).attributes).toEqual([
      { code: 'origin', name: 'Grown in', values: ['Peru'] },
    ]);
    expect((await get('/api/products/ginger-tea')).headers['cache-tag']).toContain(
      `brand:${TINY_IDS.brand}`,
    );
  }, 120_000);

  describe('at an address', () => {
    const setSlug = (slug: string) =>
      database.query('update catalog.product set slug = $1 where id = $2', [
        slug,
        products.gingerTea,
      ]);
    afterEach(async () => {
      await setSlug('ginger-tea');
      const back = async () => (await get('/api/products/ginger-tea')).status === 200;
      await eventually(back, { within: 60_000 });
    }, 120_000);

    it('that it had before leads to where it is now, after any number of renames', async () => {
      await setSlug('ginger-two');
      await setSlug('ginger-three');
      for (const old of ['ginger-tea', 'ginger-two'])
        await eventually(
          async () => {
            const { status, headers } = await get(`/api/products/${old}`);
            return status === 301 && headers['location'] === '/api/products/ginger-three';
          },
          { within: 60_000 },
        );
      expect((await get('/api/products/ginger-three')).status).toBe(200);
    }, 180_000);
  });

  it('leaves the shop at its moment, without anybody’s edit', async () => {
    const until = (moment: string | null) =>
      database.query('update catalog.product set published_until = $1 where id = $2', [
        moment,
        products.vitaminD,
      ]);
    const [row] = await database.query<{ soon: string }>(
      `select (now() + interval '1 second')::text as soon`,
    );
    await until(row?.soon ?? null);
    await eventually(async () => (await get('/api/products/vitamin-d3')).status === 404, {
      within: 60_000,
    });
    await eventually(async () => !(await titles('limit=10')).includes('Vitamin D3'), {
      within: 60_000,
    });
    await until(null);
    await eventually(async () => (await get('/api/products/vitamin-d3')).status === 200, {
      within: 60_000,
    });
    await eventually(async () => (await list('limit=10')).total === 3, { within: 60_000 });
    expect((await list('limit=10')).total).toBe(3);
  }, 240_000);

  it('is listed for search engines', async () => {
    const index = await get('/api/sitemap.xml');
    expect(index.headers['content-type']).toContain('application/xml');
    expect(index.text).toContain('<loc>https://shop.example/sitemaps/0.xml</loc>');
    const part = (await get('/api/sitemaps/0')).text;
    expect(part).toContain('<loc>https://shop.example/p/magnesium-glycinate</loc>');
    expect(part).toContain('<loc>https://shop.example/c/herbal-teas</loc>');
    expect((await get('/api/sitemaps/x')).status).toBe(422);
  });

  it('counts in a category what its branches hold', async () => {
    const { items } = CategoryList.parse(JSON.parse((await get('/api/categories')).text));
    expect(
      items.map(({ slug, parentSlug, productCount }) => [slug, parentSlug, productCount]),
    ).toEqual([
      ['supplements', null, 2],
      ['minerals', 'supplements', 1],
      ['vitamins', 'supplements', 1],
      ['herbal-teas', null, 1],
    ]);
  });

  it('shows a product with prices, shippable stock, stores and the next lot', async () => {
    const { text } = await get('/api/products/magnesium-glycinate');
    const product = ProductDetail.parse(JSON.parse(text));
    expect(
      product.variants.map(({ sku, price, available }) => [sku, price.minor, available]),
    ).toEqual([
      ['MAG-60', 1800, 99],
      ['MAG-120', 3200, 50],
    ]);
    expect(product.variants[0]?.stores).toEqual([
      { locationCode: 'PDX-ELM', name: 'Elm Street', available: 12 },
    ]);
    expect(product.variants[0]?.lot?.code).toBe('L-2601');
    expect(product.category).toEqual({
      slug: 'minerals',
      name: 'Minerals',
      parentSlug: 'supplements',
      parentName: 'Supplements',
    });
  });

  it('names beside it what employees chose, and is purged with it, shown or not', async () => {
    const page = async () => {
      const { text, headers } = await get('/api/products/vitamin-d3');
      const { instead } = ProductDetail.parse(JSON.parse(text));
      return { instead: instead.map(({ title }) => title), tags: String(headers['cache-tag']) };
    };
    const becomes = async (change: string, ...expected: string[]) => {
      await database.query(change);
      await database.query(`select pg_notify('catalog_changed', $1)`, [products.vitaminD]);
      await eventually(async () => (await page()).instead.join() === expected.join(), {
        within: 60_000,
      });
    };
    const tag = `product:${products.gingerTea}`;
    expect((await page()).tags).not.toContain(tag);
    await becomes(
      `insert into catalog.related_product (product_id, related_id, kind, position)
       values ('${products.vitaminD}', '${products.gingerTea}', 'instead_of', 0)`,
      'Ginger Tea',
    );
    expect((await page()).tags).toContain(tag);
    const status = (to: string) =>
      `update catalog.product set status = '${to}' where id = '${products.gingerTea}'`;
    await becomes(status('draft'));
    expect((await page()).tags).toContain(tag);
    await becomes(status('published'), 'Ginger Tea');
    await becomes('delete from catalog.related_product');
  }, 300_000);

  for (const slug of ['no-such-product', 'Not%20A%20Slug', '..%2f..%2fetc'])
    it(`says that there is no product "${slug}"`, async () => {
      const { status, text } = await get(`/api/products/${slug}`);
      expect([status, (JSON.parse(text) as Problem).code]).toEqual([404, 'PRODUCT_NOT_FOUND']);
    });

  it('finds by words, by parts of a title, by SKU and by barcode', async () => {
    expect(await titles('q=magnesium')).toEqual(['Magnesium Glycinate']);
    expect(await titles('q=glycin')).toEqual(['Magnesium Glycinate']);
    expect(await titles('q=cholecalciferol')).toEqual(['Vitamin D3']);
    expect(await titles('q=tea-gin-20')).toEqual(['Ginger Tea']);
    expect(await titles('q=0850000000028')).toEqual(['Magnesium Glycinate']);
  });

  it('finds what was typed wrong, and says when it left words out', async () => {
    expect(await titles('q=magnesuim')).toEqual(['Magnesium Glycinate']);
    const relaxed = await list('q=ginger+unicorn');
    expect(relaxed.items.map(({ title }) => title)).toEqual(['Ginger Tea']);
    expect(relaxed.relaxed).not.toBeNull();
    expect((await list('q=unicorn')).total).toBe(0);
  });

  it('hears what somebody wants to feel, and what they do not want', async () => {
    expect(await titles('q=trouble+sleeping')).toEqual(['Magnesium Glycinate']);
    expect(await titles('q=trouble+sleeping+without+magnesium')).toEqual([]);
    expect(await titles('q=something+without+tree+nuts&sort=newest')).toEqual(
      await titles('without=tree+nuts&sort=newest'),
    );
  });

  for (const q of [`' or 1=1 --`, `a & | ! ( ) :*`, '%', '_', '\\', '"'])
    it(`takes ${q} for words`, async () => {
      const { status } = await get(`/api/products?q=${encodeURIComponent(q)}`);
      expect(status).toBe(200);
    });

  it('filters by what a product is and has', async () => {
    expect(await titles('category=supplements&sort=price-asc')).toEqual([
      'Vitamin D3',
      'Magnesium Glycinate',
    ]);
    expect(await titles('goal=sleep,gut&sort=price-asc')).toEqual([
      'Ginger Tea',
      'Magnesium Glycinate',
    ]);
    expect(await titles('diet=vegan,gluten-free')).toEqual(['Magnesium Glycinate']);
    expect(await titles('without=tree+nuts&sort=newest')).toEqual([
      'Vitamin D3',
      'Magnesium Glycinate',
    ]);
    expect(await titles('minPrice=1000&maxPrice=1500')).toEqual(['Vitamin D3']);
    expect(await titles('onSale=true')).toEqual(['Vitamin D3']);
    expect(await titles('store=PDX-ELM&goal=sleep')).toEqual(['Magnesium Glycinate']);
    expect(await titles('store=SEA-1')).toEqual([]);
    expect(await titles('sort=serving-price')).toEqual([
      'Vitamin D3',
      'Ginger Tea',
      'Magnesium Glycinate',
    ]);
    expect(await titles('minRating=4.6')).toEqual(['Vitamin D3', 'Magnesium Glycinate']);
  });

  it('keeps the siblings of a chosen facet selectable, with right counts', async () => {
    const { facets, total, source } = await list('goal=sleep');
    expect([total, source]).toEqual([1, 'postgres']);
    const values = (name: string) =>
      facets
        .find((facet) => facet.name === name)
        ?.values.map(({ value, count, selected }) => [value, count, selected]);
    expect(values('goal')).toEqual([
      ['gut', 1, false],
      ['immunity', 1, false],
      ['sleep', 1, true],
    ]);
    expect(values('form')).toEqual([['capsule', 1, false]]);
    expect(values('price')).toEqual([['1000-1999', 1, false]]);
  });

  for (const sort of SORTS)
    it(`pages by ${sort} without a gap or a repeat`, async () => {
      const whole = await titles(`sort=${sort}`);
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: ProductList = await list(
          `sort=${sort}&limit=1${cursor === null ? '' : `&cursor=${cursor}`}`,
        );
        paged.push(...page.items.map(({ title }) => title));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(paged).toEqual(whole);
    });

  it('goes on where the search engine has begun', async () => {
    const [, second, third] = await titles('sort=rating');
    const begun = `search~rating~1~4.8~342~${products.vitaminD}`;
    expect(await titles(`sort=rating&cursor=${begun}`)).toEqual([second ?? '', third ?? '']);
  });

  for (const query of [
    'cursor=nonsense',
    `sort=rating&cursor=search~newest~1~1~${products.vitaminD}`,
  ])
    it(`refuses ${query.slice(0, 40)}`, async () => {
      const { status, text } = await get(`/api/products?${query}`);
      expect([status, (JSON.parse(text) as Problem).code]).toEqual([400, 'BAD_REQUEST']);
    });

  for (const query of ['limit=0', 'limit=61', 'sort=random', 'minPrice=-1', 'category=No%20Slug'])
    it(`refuses ${query}`, async () => {
      const { status, text } = await get(`/api/products?${query}`);
      expect([status, (JSON.parse(text) as Problem).code]).toEqual([422, 'VALIDATION_FAILED']);
    });

  it('suggests products and categories while typing', async () => {
    const suggestions = Suggestions.parse(JSON.parse((await get('/api/suggest?q=min')).text));
    expect(suggestions.categories).toEqual([{ slug: 'minerals', name: 'Minerals' }]);
    const found = Suggestions.parse(JSON.parse((await get('/api/suggest?q=gly')).text));
    expect(found.products.map(({ slug }) => slug)).toEqual(['magnesium-glycinate']);
  });

  it('names its source and lets caches keep it for two seconds, with a tag', async () => {
    const { headers } = await get('/api/products');
    expect(headers['x-search-source']).toBe('postgres');
    expect(headers['cache-control']).toBe(
      'public, max-age=0, s-maxage=2, stale-while-revalidate=3',
    );
    const again = await get('/api/products', { 'if-none-match': String(headers['etag']) });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('names what each answer is made of, for the caches on the way', async () => {
    const tags = async (url: string) =>
      String((await get(url)).headers['cache-tag'])
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
      expect((await get(url)).headers['cache-control'])
        .withContext(url)
        .toBe('no-store');
  });

  it('shows an edit within two seconds although answers are kept', async () => {
    const subtitle = async () => {
      const { text } = await get('/api/products/ginger-tea');
      return ProductDetail.parse(JSON.parse(text)).subtitle;
    };
    expect(await subtitle()).toBe('Warm and bright');
    await database.query(
      `update catalog.product set subtitle = 'After dinner', version = version + 1 where id = $1`,
      [products.gingerTea],
    );
    await eventually(async () => (await subtitle()) === 'After dinner', { within: 30_000 });
    expect((await list('q=dinner')).items[0]?.subtitle).toBe('After dinner');
  });

  it('shows a price that changed without an edit within two seconds', async () => {
    const price = async () => {
      const { text } = await get('/api/products/ginger-tea');
      return ProductDetail.parse(JSON.parse(text)).variants[0]?.price.minor;
    };
    const sell = (saleMinor: number | null) =>
      database.query(
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

  it('counts only what can be shipped as in stock', async () => {
    await database.query(
      `update inventory.stock_level set on_hand = case when location_id = $2 then 0 else 5 end
       where variant_id = $1`,
      [variants.gingerTea20, locations.warehouse],
    );
    expect(await titles('goal=gut&inStock=true')).toEqual([]);
    expect((await list('goal=gut&limit=9')).items[0]?.inStock).toBeFalse();
  });
});
