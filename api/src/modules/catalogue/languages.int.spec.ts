import {
  CategoryList,
  CollectionList,
  HomePage,
  ProductDetail,
  ProductList,
  Suggestions,
} from '@green-apple/contracts-http';
import { altField } from '@green-apple/domain-catalog';
import type { MarketCode } from '@green-apple/domain-pricing';
import { createLogger } from '@green-apple/observability';
import { openReader, type Reader } from '@green-apple/persistence';
import {
  TINY_IDS,
  eventually,
  freshDatabase,
  seedEuMarket,
  seedTinyCatalogue,
  type FreshDatabase,
} from '@green-apple/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '../../platform/index.ts';
import { CatalogueModule } from './catalogue.module.ts';
import { openCatalogue, type Catalogue } from './open-catalogue.ts';

const { products } = TINY_IDS;
const logger = createLogger({ service: 'spec', level: 'silent' });

interface Shop {
  readonly catalogue: Catalogue;
  readonly app: NestFastifyApplication;
}

describe('the catalogue in the languages of a market', () => {
  let database: FreshDatabase;
  let reader: Reader;
  let eu: Shop;
  let us: Shop;

  const open = async (market: MarketCode): Promise<Shop> => {
    const catalogue = openCatalogue({
      market,
      reader,
      writerUrl: database.writerUrl,
      searchIndexPrefix: 'none',
      shopUrl: 'https://shop.example',
      freeDeliveryFrom: () => ({ minor: 3900, currency: 'EUR' }),
      logger,
    });
    const app = await createHttpApp(CatalogueModule.with(catalogue), { title: 'spec', logger });
    return { catalogue, app };
  };
  const translate = (kind: string, key: string, texts: object, source: object = {}) =>
    database.query(
      `insert into catalog.${kind}_translation (${kind}_id, locale, texts, source)
       select id, 'de', $2, $3 from catalog.${kind} where id::text = $1 or ${kind === 'attribute' ? 'code' : 'slug'} = $1
       on conflict (${kind}_id, locale) do update set texts = excluded.texts, source = excluded.source`,
      [key, JSON.stringify(texts), JSON.stringify(source)],
    );

  beforeAll(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    await seedEuMarket(database);
    const [{ category, brand } = { category: '', brand: '' }] = await database.query<{
      category: string;
      brand: string;
    }>(`select category_id as category, brand_id as brand from catalog.product where id = $1`, [
      products.magnesium,
    ]);
    await database.query(
      `insert into catalog.attribute (id, code, name, kind, scope, filterable, choices)
       values (gen_random_uuid(), 'origin', 'Origin', 'choice', 'product', true, '[{"code":"de","label":"Germany"}]');
       insert into catalog.collection (id, slug, name, blurb, active)
       values (gen_random_uuid(), 'calm', 'Calm', 'For evenings.', true)`,
    );
    await database.query(
      `update catalog.product set attributes = '{"origin":["de"]}' where id = $1`,
      [products.magnesium],
    );
    await translate(
      'product',
      products.magnesium,
      {
        title: 'Magnesiumglycinat',
        subtitle: 'sanft',
        benefits: ['Beruhigt'],
        directions: 'Täglich drei Kapseln.',
        [altField('products/magnesium-glycinate/front')]: 'Eine braune Flasche',
        [altField('products/magnesium-glycinate/gone')]: 'Ein Bild von früher',
      },
      { directions: 'As it was once.' },
    );
    await translate('category', category, { name: 'Mineralstoffe' });
    await translate('brand', brand, { story: 'Aus Oregon.' });
    await translate('attribute', 'origin', { name: 'Herkunft', 'choice.de': 'Deutschland' });
    await translate('collection', 'calm', { name: 'Ruhe' });
    reader = openReader([], database.writerUrl);
    [eu, us] = [await open('EU'), await open('US')];
    await eventually(async () => eu.catalogue.attributes().length > 0, { within: 20_000 });
    await eventually(async () => Object.keys(eu.catalogue.categoryWords()).length > 0, {
      within: 20_000,
    });
  });
  afterAll(async () => {
    for (const { app, catalogue } of [eu, us]) {
      await app.close();
      await catalogue.close();
    }
    await reader.close();
    await database.drop();
  });

  const get = async (path: string, shop = eu, headers: Record<string, string> = {}) => {
    const answer = await shop.app.inject({ url: path, headers });
    return { ...answer, json: () => JSON.parse(answer.body) as unknown };
  };
  const product = async (lang: string, shop = eu) =>
    ProductDetail.parse((await get(`/api/products/magnesium-glycinate${lang}`, shop)).json());

  it('shows each text that was translated, and says which those are', async () => {
    const page = await product('?lang=de');
    expect([page.title, page.subtitle, page.brand.story, page.category.name]).toEqual([
      'Magnesiumglycinat',
      'sanft',
      'Aus Oregon.',
      'Mineralstoffe',
    ]);
    expect(page.summary).toBe((await product('')).summary);
    expect(page.translation).toEqual({
      locale: 'de',
      fields: ['brand.story', 'category.name', 'subtitle', 'title'],
    });
  });

  it('says no point of a product where only claims on record may be said, in any language', async () => {
    expect((await product('?lang=de')).benefits).toEqual([]);
  });

  it('shows directions in English where they were written anew after they were translated', async () => {
    expect((await product('?lang=de')).directions).toBe((await product('')).directions);
  });

  it('says in the language what a picture shows, and that it does', async () => {
    const pictures = async (lang: string) =>
      (await product(lang)).images.map(({ alt, lang: of }) => [alt, of]);
    expect(await pictures('?lang=de')).toEqual([['Eine braune Flasche', 'de']]);
    expect(await pictures('')).toEqual([['Bottle of Magnesium Glycinate', undefined]]);
    expect(await pictures('?lang=fr')).toEqual(await pictures(''));
  });

  it('names attributes and their choices in the language', async () => {
    expect((await product('?lang=de-AT')).attributes).toEqual([
      { code: 'origin', name: 'Herkunft', values: ['Deutschland'], lang: 'de', valuesLang: 'de' },
    ]);
  });

  it('is another answer for each language, by its address alone', async () => {
    const [german, english] = [
      await get('/api/products/magnesium-glycinate?lang=de'),
      await get('/api/products/magnesium-glycinate', eu, { 'accept-language': 'de' }),
    ];
    expect([german.headers['content-language'], english.headers['content-language']]).toEqual([
      'de',
      'en',
    ]);
    expect(german.headers['etag']).not.toBe(english.headers['etag']);
    expect(german.headers['cache-tag']).toBe(english.headers['cache-tag']);
    expect(german.headers['vary'] ?? '').not.toContain('language');
    const again = await get('/api/products/magnesium-glycinate?lang=de', eu, {
      'if-none-match': String(german.headers['etag']),
    });
    expect([again.statusCode, again.headers['content-language']]).toEqual([304, 'de']);
  });

  it('leads from an address of before to the new one in the same language', async () => {
    await database.query(
      `insert into catalog.slug_history (slug, product_id) values ('old-magnesium', $1)`,
      [products.magnesium],
    );
    const moved = await get('/api/products/old-magnesium?lang=de');
    expect([moved.statusCode, moved.headers['location']]).toEqual([
      301,
      '/api/products/magnesium-glycinate?lang=de',
    ]);
  });

  it('names categories, filters and collections in the language', async () => {
    const categories = CategoryList.parse((await get('/api/categories?lang=de')).json()).items;
    expect(categories.find(({ name }) => name === 'Mineralstoffe')?.translation).toEqual({
      locale: 'de',
      fields: ['name'],
    });
    const { items, facets } = ProductList.parse((await get('/api/products?lang=de')).json());
    expect(items.map(({ title }) => title)).toContain('Magnesiumglycinat');
    const labels = facets.find(({ name }) => name === 'category')?.values ?? [];
    expect(labels.filter(({ lang }) => lang === 'de').map(({ label }) => label)).toEqual([
      'Mineralstoffe',
    ]);
    await eventually(async () => eu.catalogue.collections().length > 0, { within: 20_000 });
    const [calm] = CollectionList.parse((await get('/api/collections?lang=de')).json()).items;
    expect([calm?.name, calm?.blurb, calm?.translation?.fields]).toEqual([
      'Ruhe',
      'For evenings.',
      ['name'],
    ]);
  });

  it('has shelves of the home page and suggestions in it', async () => {
    const home = HomePage.parse((await get('/api/home?lang=de')).json());
    expect(home.loved.map(({ title }) => title)).toContain('Magnesiumglycinat');
    expect(home.categories.map(({ name }) => name)).toContain('Mineralstoffe');
    const found = Suggestions.parse((await get('/api/suggest?q=mineral&lang=de')).json());
    expect(found.categories.map(({ name }) => name)).toEqual(['Mineralstoffe']);
  });

  it('is that of the market where it does not offer the one asked for', async () => {
    const answer = await get('/api/products/magnesium-glycinate?lang=de', us);
    expect(answer.headers['content-language']).toBe('en');
    expect(await product('?lang=de', us)).toEqual(await product('', us));
    expect((await product('', us)).translation).toBeUndefined();
    expect((await get('/api/products/magnesium-glycinate?lang=%22')).statusCode).toBe(422);
  });
});
