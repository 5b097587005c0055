import {
  freshDatabase,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import { Client } from 'pg';
import { bindStatement } from '../readers/bound-statement.ts';
import type { CatalogSource } from './catalog-source.ts';
import { CatalogReader } from './catalog.reader.ts';

/** What a product is read by takes the server longer to plan than to do. */
describe('the statement that reads whole products', () => {
  let database: FreshDatabase;
  let client: Client;
  let catalog: CatalogReader;

  beforeEach(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    client = new Client({ connectionString: database.writerUrl });
    await client.connect();
    const source: CatalogSource = {
      select: async (sql, parameters = {}) =>
        (await client.query(bindStatement(sql, parameters, true))).rows,
    };
    catalog = new CatalogReader(source);
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  /** How often the largest statement was planned, and how often a plan was taken again, when it is run eight times. */
  async function plansOf(read: (time: number) => Promise<unknown>) {
    for (let time = 1; time <= 8; time += 1) await read(time);
    const { rows } = await client.query<{ custom: number; generic: number }>(
      `select custom_plans::int as custom, generic_plans::int as generic from pg_prepared_statements
       order by length(statement) desc limit 1`,
    );
    return rows[0];
  }
  // The server tries five times what knowing the values is worth.
  const ONCE = { custom: 5, generic: 3 };
  const { magnesium } = TINY_IDS.products;

  it('is planned once for any number of pages of the shop', async () => {
    const slugs = (count: number) => Array.from({ length: count }, () => 'vitamin-d3');
    expect(await plansOf((time) => catalog.bySlugs(slugs(time)))).toEqual(ONCE);
  });

  it('is planned once for any number of products of the index', async () => {
    const ids = (count: number) => Array.from({ length: count }, () => magnesium);
    expect(await plansOf((time) => catalog.byIds(ids(time)))).toEqual(ONCE);
  });

  it('is planned once for a walk through all products, in steps of any size', async () => {
    expect(await plansOf((time) => catalog.page(null, time))).toEqual(ONCE);
  });
});
