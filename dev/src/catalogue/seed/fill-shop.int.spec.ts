import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, testStack, type FreshDatabase } from '@green-apple/testing';
import pg from 'pg';
import sharp from 'sharp';
import { fillShop, type Filled } from './fill-shop.ts';
import { givePricesAPast } from './price-past.ts';
import { progress } from './progress.ts';
import type { SeedConfig } from './seed.config.ts';

const PRODUCTS = 24;
const PATIENCE_MS = 120_000;

describe('seeding the shop', () => {
  let database: FreshDatabase;
  let cacheDir: string;
  let config: SeedConfig;
  let filled: Filled;
  let counts: object | undefined;
  const lines: string[] = [];
  const seed = async (): Promise<Filled> => {
    const report = progress((line) => lines.push(line));
    try {
      return await fillShop(config, report);
    } finally {
      report.stop();
    }
  };

  beforeAll(async () => {
    const stack = testStack();
    database = await freshDatabase();
    cacheDir = await mkdtemp(join(tmpdir(), 'packshots-'));
    config = {
      databaseUrl: database.adminUrl,
      products: PRODUCTS,
      seed: 'orchard',
      asOf: '2026-11-01',
      media: {
        endpoint: stack.needed('AWS_ENDPOINT_URL'),
        region: 'us-east-1',
        bucket: stack.needed('MEDIA_BUCKET'),
        cacheDir,
      },
    };
    // The emulator takes any credentials, the SDK wants some.
    process.env['AWS_ACCESS_KEY_ID'] ??= 'local';
    process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local';
    filled = await seed();
    [counts] = await database.query(
      `select (select count(*)::int from catalog.product where status = 'published') as products,
              (select count(*)::int from catalog.variant v left join pricing.price p on p.variant_id = v.id
                and p.market = 'US' where p.variant_id is null) as unpriced,
              (select count(*)::int > 0 from pricing.price where market = 'EU' and currency = 'EUR') as abroad,
              (select count(*)::int from inventory.location) as locations,
              (select count(*)::int from inventory.stock_level s
                where on_hand <> (select coalesce(sum(quantity), 0) from inventory.lot l
                  where l.variant_id = s.variant_id and l.location_id = s.location_id)) as unmatched,
              (select count(*)::int from promotion.promotion where kind = 'coupon') as coupons,
              (select count(*) > 50 from review.review) as reviewed,
              (select count(*) > 20 from review.question where answer is not null) as asked,
              (select count(*) > 5 from review.answer) as answered,
              (select count(*)::int from review.rating_fault) as misrated`,
    );
  }, PATIENCE_MS);
  afterAll(async () => {
    await database.drop();
    await rm(cacheDir, { recursive: true, force: true });
  });

  it('puts products with prices, stock and lots into an empty shop, and says so', () => {
    expect(filled.added).toBe(PRODUCTS);
    expect(lines.join('\n')).toContain(`products ${PRODUCTS} of ${PRODUCTS}`);
    expect(counts).toEqual({
      products: PRODUCTS,
      unpriced: 0,
      abroad: true,
      locations: 8,
      unmatched: 0,
      coupons: 6,
      reviewed: true,
      asked: true,
      answered: true,
      misrated: 0,
    });
  });

  it('gives prices that were just made a past, reduced ones at their list price before', async () => {
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ id: string }>(
        'select id from catalog.variant order by id limit 2',
      );
      const [given = '', left = ''] = rows.map(({ id }) => id);
      await client.query('delete from pricing.price where variant_id = any($1)', [[given, left]]);
      await client.query(
        `insert into pricing.price (variant_id, market, currency, list_minor, sale_minor)
         select unnest($1::uuid[]), 'US', 'USD', 2000, 1500`,
        [[given, left]],
      );
      await givePricesAPast(client, [given]);
      const pasts = await client.query(
        `select p.variant_id as id, (now()::date - p.valid_from::date) as days, b.list_minor::int as before
         from pricing.price_period p left join pricing.price_period b on b.variant_id = p.variant_id
           and b.market = p.market and b.valid_to = p.valid_from and b.sale_minor is null
         where p.variant_id = any($1) and p.valid_to is null order by days desc`,
        [[given, left]],
      );
      expect(pasts.rows).toEqual([
        { id: given, days: 90, before: 2000 },
        { id: left, days: 0, before: null },
      ]);
    } finally {
      await client.query('rollback');
      await client.end();
    }
  });

  it(
    'adds nothing the second time and leaves alone what employees changed',
    async () => {
      const edited = `where slug = 'magnesium-bisglycinate'`;
      await database.query(`update catalog.product set title = 'Mine', version = 2 ${edited}`);
      await database.query('update inventory.stock_level set on_hand = 0');
      const { added } = await seed();
      expect(added).toBe(0);
      const rows = await database.query(
        `select title, (select sum(on_hand)::int from inventory.stock_level) as sum
         from catalog.product ${edited}`,
      );
      expect(rows).toEqual([{ title: 'Mine', sum: 0 }]);
    },
    PATIENCE_MS,
  );

  it(
    'goes around a product of the employees that has the same address',
    async () => {
      const mine = `(select id from catalog.product where slug = 'vitamin-e')`;
      const variants = `(select id from catalog.variant where product_id = ${mine})`;
      for (const table of [
        'catalog.lot_report',
        'inventory.lot',
        'inventory.stock_level',
        'pricing.price',
      ])
        await database.query(`delete from ${table} where variant_id in ${variants}`);
      for (const table of [
        'catalog.variant',
        'catalog.claim',
        'catalog.certificate',
        'catalog.product_media',
        'catalog.product_translation',
      ])
        await database.query(`delete from ${table} where product_id = ${mine}`);
      await database.query(
        `update catalog.product set id = gen_random_uuid() where slug = 'vitamin-e'`,
      );
      const { added } = await seed();
      expect(added).toBe(0);
      expect(
        await database.query(`select from catalog.variant where product_id = ${mine}`),
      ).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('lets the fallback search find products by what is in them', async () => {
    const rows = await database.query<{ slug: string }>(
      `select slug from catalog.product
       where search_vector @@ websearch_to_tsquery('english', 'green apple methylcobalamin')`,
    );
    expect(rows.map(({ slug }) => slug)).toContain('vitamin-b12');
  });

  it('puts certificates on record with a paper that can be opened, some close to their end', async () => {
    const papers = await database.query<{ key: string; certificates: number }>(
      `select d.object_key as key, count(*)::int as certificates
       from catalog.certificate c join catalog.document d on d.id = c.document_id
       group by d.object_key order by 1`,
    );
    expect(papers.length).toBeGreaterThan(3);
    const [first] = papers;
    const answer = await fetch(
      `${config.media?.endpoint ?? ''}/${config.media?.bucket ?? ''}/${first?.key ?? ''}`,
    );
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect((await answer.text()).slice(0, 5)).toBe('%PDF-');
    const [row] = await database.query<{ soon: number; over: number; bare: number }>(
      `select count(*) filter (where valid_to between '2026-11-01' and '2026-12-31')::int as soon,
         count(*) filter (where valid_to < '2026-11-01')::int as over,
         (select count(*) from catalog.certificate c join catalog.product p on p.id = c.product_id
           where not c.kind = any(p.certificates))::int as bare
       from catalog.certificate`,
    );
    expect(row?.soon).toBeGreaterThan(0);
    const [reports] = await database.query<{ known: number; strange: number }>(
      `select count(*) filter (where t.code is not null)::int as known,
         count(*) filter (where t.code is null)::int as strange
       from catalog.lot_report r left join lateral (select t.code from inventory.lot t
         where t.variant_id = r.variant_id and t.code = r.lot_code limit 1) t on true`,
    );
    expect(reports?.known).toBeGreaterThan(10);
    expect(reports?.strange).toBe(0);
    expect(row?.bare).toBe(0);
  });

  it(
    'stores every picture in all widths and formats, square and kept for ever',
    async () => {
      const [row] = await database.query<{ key: string; widths: number[] }>(
        `select images -> 0 ->> 'key' as key, images -> 0 -> 'widths' as widths
         from catalog.product where slug = 'vitamin-d3'`,
      );
      expect(row?.widths).toEqual([320, 640, 960]);
      for (const width of row?.widths ?? [])
        for (const format of ['avif', 'webp']) {
          const address = `${config.media?.endpoint ?? ''}/${config.media?.bucket ?? ''}/${row?.key ?? ''}/${width}.${format}`;
          const answer = await fetch(address);
          expect(answer.status).withContext(address).toBe(200);
          expect(answer.headers.get('content-type')).toBe(`image/${format}`);
          expect(answer.headers.get('cache-control')).toContain('immutable');
          const picture = await sharp(await answer.arrayBuffer()).metadata();
          expect([picture.width, picture.height]).toEqual([width, width]);
        }
    },
    PATIENCE_MS,
  );
});
