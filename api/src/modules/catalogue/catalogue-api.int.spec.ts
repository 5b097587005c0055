import {
  CategoryList,
  HomePage,
  LotDto,
  ProductDetail,
  type Problem,
} from '@green-apple/contracts-http';
import { TINY_IDS, eventually } from '@green-apple/testing';
import { CatalogueStage } from './catalogue-stage.int.spec.ts';

const { products, variants, locations } = TINY_IDS;

describe('the catalogue as shoppers read it, without a search engine', () => {
  let stage: CatalogueStage;
  beforeAll(async () => {
    stage = await CatalogueStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  it('is a home page with shelves, goals and categories', async () => {
    const home = HomePage.parse(JSON.parse((await stage.get('/api/home')).text));
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
    const [certificate] = await stage.database.query<{ id: string }>(
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
    await stage.database.query(`select pg_notify('catalog_changed', '')`);
    const records = async () =>
      ProductDetail.parse(JSON.parse((await stage.get('/api/products/ginger-tea')).text))
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
    const led = await stage.get(path);
    expect([led.status, led.headers['location']]).toEqual([302, '/media/documents/b.pdf']);
    await stage.database.query('update catalog.certificate set valid_to = now()');
    expect((await stage.get(path)).status).toBe(404);
    expect((await stage.get('/api/certificates/none/document')).status).toBe(422);
    await stage.database.query(
      `delete from catalog.certificate; delete from catalog.document where object_key = 'documents/b.pdf';
       notify catalog_changed`,
    );
  });

  it('tells of a lot by the code on the pack, however it was typed', async () => {
    const lot = LotDto.parse(
      JSON.parse((await stage.get('/api/products/ginger-tea/lots/l%20-2601')).text),
    );
    expect([lot.code, lot.report]).toEqual(['L-2601', null]);
    for (const strange of ['L-1', '%3Cb%3E', 'x'.repeat(90)]) {
      const refused = await stage.get(`/api/products/ginger-tea/lots/${strange}`);
      expect((JSON.parse(refused.text) as Problem).code)
        .withContext(strange)
        .toBe('LOT_NOT_FOUND');
    }
    expect((await stage.get('/api/products/none/lots/L-2601')).status).toBe(404);
    const [report] = await stage.database.query<{ id: string }>(
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
      JSON.parse((await stage.get('/api/products/magnesium-glycinate/lots/L-2601')).text),
    );
    const path = `/api/lot-reports/${report?.id}/document`;
    expect(tested.report?.measures.map(({ measured }) => measured)).toEqual([15.4]);
    expect(tested.report?.document.path).toBe(path);
    const led = await stage.get(path);
    expect([led.status, led.headers['location']]).toEqual([302, '/media/documents/c.pdf']);
  });

  it('is filtered by what products and their sizes say, and says it on the page', async () => {
    const written = stage.database.query(
      `with origin as (
         insert into catalog.attribute (id, code, name, kind, scope, filterable, choices) values
           (gen_random_uuid(), 'origin', 'Grown in', 'choice', 'product', true,
             '[{"code":"pe","label":"Peru"},{"code":"jp","label":"Japan"}]'),
           (gen_random_uuid(), 'caffeine_mg', 'Caffeine', 'number', 'variant', false, '[]'))
       select 1`,
    );
    await written;
    await stage.database.query(
      `update catalog.product set attributes = '{"origin":["pe"]}' where id = $1`,
      [products.gingerTea],
    );
    await stage.database.query(
      `update catalog.variant set attributes = '{"caffeine_mg":[40]}' where id = $1`,
      [variants.magnesium60],
    );
    await eventually(async () => (await stage.titles('attr=origin:pe')).length === 1, {
      within: 60_000,
    });
    expect(await stage.titles('attr=origin:pe')).toEqual(['Ginger Tea']);
    expect(await stage.titles('attr=origin:jp')).toEqual([]);
    expect(await stage.titles('attr=caffeine_mg:40..41')).toEqual(['Magnesium Glycinate']);
    expect(await stage.titles('attr=caffeine_mg:..40')).toEqual([]);
    expect(await stage.titles('attr=origin:1..2')).toEqual([]);
    expect((await stage.list('attr=no,good')).total).toBe(3);
    const page = async () =>
      ProductDetail.parse(JSON.parse((await stage.get('/api/products/ginger-tea')).text));
    await eventually(async () => (await page()).attributes.length > 0, { within: 60_000 });
    expect((await page()).attributes).toEqual([
      { code: 'origin', name: 'Grown in', values: ['Peru'] },
    ]);
    expect((await stage.get('/api/products/ginger-tea')).headers['cache-tag']).toContain(
      `brand:${TINY_IDS.brand}`,
    );
  }, 120_000);

  describe('at an address', () => {
    const setSlug = (slug: string) =>
      stage.database.query('update catalog.product set slug = $1 where id = $2', [
        slug,
        products.gingerTea,
      ]);
    afterEach(async () => {
      await setSlug('ginger-tea');
      const back = async () => (await stage.get('/api/products/ginger-tea')).status === 200;
      await eventually(back, { within: 60_000 });
    }, 120_000);

    it('that it had before leads to where it is now, after any number of renames', async () => {
      await setSlug('ginger-two');
      await setSlug('ginger-three');
      for (const old of ['ginger-tea', 'ginger-two'])
        await eventually(
          async () => {
            const { status, headers } = await stage.get(`/api/products/${old}`);
            return status === 301 && headers['location'] === '/api/products/ginger-three';
          },
          { within: 60_000 },
        );
      expect((await stage.get('/api/products/ginger-three')).status).toBe(200);
    }, 180_000);
  });

  it('leaves the shop at its moment, without anybody’s edit', async () => {
    const until = (moment: string | null) =>
      stage.database.query('update catalog.product set published_until = $1 where id = $2', [
        moment,
        products.vitaminD,
      ]);
    const [row] = await stage.database.query<{ soon: string }>(
      `select (now() + interval '1 second')::text as soon`,
    );
    await until(row?.soon ?? null);
    await eventually(async () => (await stage.get('/api/products/vitamin-d3')).status === 404, {
      within: 60_000,
    });
    await eventually(async () => !(await stage.titles('limit=10')).includes('Vitamin D3'), {
      within: 60_000,
    });
    await until(null);
    await eventually(async () => (await stage.get('/api/products/vitamin-d3')).status === 200, {
      within: 60_000,
    });
    await eventually(async () => (await stage.list('limit=10')).total === 3, { within: 60_000 });
    expect((await stage.list('limit=10')).total).toBe(3);
  }, 240_000);

  it('is listed for search engines', async () => {
    const index = await stage.get('/api/sitemap.xml');
    expect(index.headers['content-type']).toContain('application/xml');
    expect(index.text).toContain('<loc>https://shop.example/sitemaps/0.xml</loc>');
    const part = (await stage.get('/api/sitemaps/0')).text;
    expect(part).toContain('<loc>https://shop.example/p/magnesium-glycinate</loc>');
    expect(part).toContain('<loc>https://shop.example/c/herbal-teas</loc>');
    expect((await stage.get('/api/sitemaps/x')).status).toBe(422);
  });

  it('has a tree of categories, branches after what they grow from', async () => {
    const { items } = CategoryList.parse(JSON.parse((await stage.get('/api/categories')).text));
    expect(items.map(({ slug, parentSlug }) => [slug, parentSlug])).toEqual([
      ['supplements', null],
      ['minerals', 'supplements'],
      ['vitamins', 'supplements'],
      ['herbal-teas', null],
    ]);
  });

  it('shows a product with prices, shippable stock, stores and the next lot', async () => {
    const { text } = await stage.get('/api/products/magnesium-glycinate');
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
      const { text, headers } = await stage.get('/api/products/vitamin-d3');
      const { instead } = ProductDetail.parse(JSON.parse(text));
      return { instead: instead.map(({ title }) => title), tags: String(headers['cache-tag']) };
    };
    const becomes = async (change: string, ...expected: string[]) => {
      await stage.database.query(change);
      await stage.database.query(`select pg_notify('catalog_changed', $1)`, [products.vitaminD]);
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
      const { status, text } = await stage.get(`/api/products/${slug}`);
      expect([status, (JSON.parse(text) as Problem).code]).toEqual([404, 'PRODUCT_NOT_FOUND']);
    });

  it('counts only what can be shipped as in stock', async () => {
    await stage.database.query(
      `update inventory.stock_level set on_hand = case when location_id = $2 then 0 else 5 end
       where variant_id = $1`,
      [variants.gingerTea20, locations.warehouse],
    );
    expect(await stage.titles('goal=gut&inStock=true')).toEqual([]);
    expect((await stage.list('goal=gut&limit=9')).items[0]?.inStock).toBeFalse();
  });
});
