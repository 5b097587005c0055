import {
  freshDatabase,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import { openReader, type Reader } from '../readers/open-reader.ts';
import { CatalogReader } from './catalog.reader.ts';

describe('pages that search engines may list', () => {
  let database: FreshDatabase;
  let reader: Reader;
  let catalogue: CatalogReader;

  beforeAll(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    await database.query(
      `insert into catalog.product (id, slug, title, brand_id, category_id, goal, form, status, summary, facts,
         directions, packshot, published_at, noindex)
       select gen_random_uuid(), 'many-' || n, 'Many ' || n, p.brand_id, p.category_id, p.goal, p.form, 'published',
         p.summary, p.facts, p.directions, p.packshot, p.published_at, n % 10 = 0
       from catalog.product p, generate_series(1, 500) n where p.id = $1`,
      [TINY_IDS.products.magnesium],
    );
    reader = openReader([], database.writerUrl);
    catalogue = new CatalogReader(reader);
  });
  afterAll(async () => {
    await reader.close();
    await database.drop();
  });

  for (const parts of [1, 2, 7])
    it(`are each in one of ${parts} shares, which are about as large`, async () => {
      const shares = await Promise.all(
        Array.from({ length: parts }, (_, part) => catalogue.listedPages(part, parts)),
      );
      const slugs = shares.flat().map(({ slug }) => slug);
      expect(slugs.length).toBe(453);
      expect(new Set(slugs).size).toBe(slugs.length);
      expect(slugs).not.toContain('many-10');
      for (const share of shares) {
        expect(share.length).toBeGreaterThan(150 / parts);
        expect(share.length).toBeLessThan(900 / parts);
      }
    });

  it('are counted by a share of them', async () => {
    const about = await catalogue.countListed();
    expect(about).toBeGreaterThan(100);
    expect(about).toBeLessThan(1_000);
  });

  it('are in no share that there is not', async () => {
    for (const part of [2, 9_999]) expect(await catalogue.listedPages(part, 2)).toEqual([]);
  });
});
