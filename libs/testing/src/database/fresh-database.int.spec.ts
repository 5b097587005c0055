import { anOrder } from '../builders/order.ts';
import { seedOrder } from '../catalogue/seed-order.ts';
import { seedTinyCatalogue } from '../catalogue/seed-tiny-catalogue.ts';
import { withClient } from './connection.ts';
import { freshDatabase, type FreshDatabase } from './fresh-database.ts';

describe('a fresh database', () => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
  });
  afterAll(() => database.drop());

  it('holds the whole schema and the tiny catalogue', async () => {
    const [row] = await database.query<{ products: string; stock: string }>(
      `select (select count(*) from catalog.product) as products,
              (select sum(on_hand) from inventory.stock_level) as stock`,
    );
    expect(row).toEqual({ products: '3', stock: '248' });
  });

  it('runs with the rights of the process that was asked for', async () => {
    const renaming = withClient(database.writerUrl, (client) =>
      client.query(`update catalog.product set title = 'Mine'`),
    );
    await expectAsync(renaming).toBeRejectedWithError(/permission denied/);
  });

  it('takes orders in every state', async () => {
    await seedOrder(database, anOrder().withLine('MAG-60', 2).build());
    await seedOrder(database, anOrder().withLine('VD3-90').confirmed().build());
    await seedOrder(database, anOrder().withLine('VD3-90').declined().build());
    await seedOrder(database, anOrder().cancelled().build());
    const rows = await database.query<{ state: string }>(
      'select state from ordering."order" order by state',
    );
    expect(rows.map(({ state }) => state)).toEqual([
      'cancelled',
      'confirmed',
      'payment_declined',
      'placed',
    ]);
  });

  it('shares nothing with another one', async () => {
    const other = await freshDatabase();
    const rows = await other.query('select from catalog.product');
    await other.drop();
    expect(rows.length).toBe(0);
  });

  it('is gone after it was dropped', async () => {
    const other = await freshDatabase();
    await other.drop();
    await expectAsync(other.query('select 1')).toBeRejectedWithError(/does not exist/);
  });
});
