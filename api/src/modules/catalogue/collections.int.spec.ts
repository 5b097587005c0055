import { CollectionList, ProductList } from '@green-apple/contracts-http';
import { TINY_IDS, eventually } from '@green-apple/testing';
import { CatalogueStage } from './catalogue-stage.int.spec.ts';

const WITHIN = { within: 60_000 };

describe('collections as shoppers read them, without a search engine', () => {
  let stage: CatalogueStage;
  beforeAll(async () => {
    stage = await CatalogueStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  /** Makes the collection, or gives the one of this name these rules. */
  const keep = async (slug: string, changes: Record<string, unknown>) => {
    const row = { rules: '{"maxPrice":1500}', excluded: [] as string[], until: null, ...changes };
    await stage.database.query(
      `insert into catalog.collection (id, slug, name, rules, excluded, sort, active, shown_until)
       values (gen_random_uuid(), $1, 'Small things', $2, $3, 'price-asc', true, $4)
       on conflict (slug) do update set rules = excluded.rules, excluded = excluded.excluded,
         shown_until = excluded.shown_until`,
      [slug, row.rules, row.excluded, row.until],
    );
  };
  const shows = (slug: string, ...expected: string[]) =>
    eventually(async () => {
      const { status, text } = await stage.get(`/api/products?collection=${slug}`);
      if (status !== 200) return false;
      const { items, total } = ProductList.parse(JSON.parse(text));
      const same = items.map(({ title }) => title).join() === expected.join();
      return same && total === expected.length;
    }, WITHIN);
  const shown = async (slug: string) =>
    CollectionList.parse(JSON.parse((await stage.get('/api/collections')).text)).items.find(
      (one) => one.slug === slug,
    );
  const answers = (url: string, status: number) =>
    eventually(async () => (await stage.get(url)).status === status, WITHIN);

  it('show what their rules say, and follow prices and rules by themselves', async () => {
    await keep('small', {});
    await shows('small', 'Ginger Tea', 'Vitamin D3');
    await keep('small', { rules: '{"maxPrice":1500,"forms":["tea"]}' });
    await shows('small', 'Ginger Tea');
    await keep('small', { rules: '{"categories":["supplements"],"inStock":true,"minRating":1}' });
    await shows('small', 'Vitamin D3', 'Magnesium Glycinate');
    await keep('small', {
      rules: '{"diets":[],"goals":["sleep","immunity"]}',
      excluded: [TINY_IDS.products.vitaminD],
    });
    await shows('small', 'Magnesium Glycinate');
    expect(await shown('small')).toEqual({
      slug: 'small',
      name: 'Small things',
      blurb: '',
      seo: { title: '', description: '', noindex: false },
      formerSlugs: [],
    });
  }, 300_000);

  it('are gone when their time is over, and never were when nobody made them', async () => {
    await keep('over', { until: '2020-01-01T00:00:00Z' });
    expect((await stage.get('/api/products?collection=over')).status).toBe(404);
    expect((await stage.get('/api/products?collection=never')).status).toBe(404);
  });

  it('lead from every address they had to the one they have, for good, while they are shown', async () => {
    await keep('warm', { rules: '{"forms":["tea"]}' });
    await shows('warm', 'Ginger Tea');
    for (const [was, is] of [
      ['warm', 'warmer'],
      ['warmer', 'warmest'],
    ])
      await stage.database.query('update catalog.collection set slug = $2 where slug = $1', [
        was,
        is,
      ]);
    await shows('warmest', 'Ginger Tea');
    for (const was of ['warm', 'warmer']) {
      const { status, headers } = await stage.get(
        `/api/products?collection=${was}&limit=5&goal=gut`,
      );
      expect([status, headers['location']]).toEqual([
        301,
        '/api/products?collection=warmest&limit=5&goal=gut',
      ]);
      expect(headers['cache-tag']).toBe('lists');
    }
    expect((await shown('warmest'))?.formerSlugs).toEqual(['warmer', 'warm']);
    await stage.database.query(
      `update catalog.collection set active = false, archived_at = now() where slug = 'warmest'`,
    );
    await answers('/api/products?collection=warmest', 404);
    await answers('/api/products?collection=warm', 404);
  }, 120_000);

  it('are listed for search engines, but for those that are over, hidden or kept out', async () => {
    await keep('listed', {});
    for (const slug of ['unlisted', 'off', 'past']) await keep(slug, {});
    await stage.database.query(
      `update catalog.collection set noindex = true where slug = 'unlisted'`,
    );
    await stage.database.query(`update catalog.collection set active = false where slug = 'off'`);
    await stage.database.query(
      `update catalog.collection set shown_until = '2020-01-01' where slug = 'past'`,
    );
    await eventually(async () => (await shown('unlisted'))?.seo.noindex === true, WITHIN);
    await answers('/api/products?collection=past', 404);
    await answers('/api/products?collection=off', 404);
    const sitemap = (await stage.get('/api/sitemaps/0')).text;
    expect(sitemap).toContain('<loc>https://shop.example/collections/listed</loc>');
    for (const slug of ['unlisted', 'off', 'past'])
      expect(sitemap).not.toContain(`/collections/${slug}<`);
  }, 120_000);
});
