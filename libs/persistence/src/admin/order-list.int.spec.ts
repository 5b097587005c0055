import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  type FreshDatabase,
} from '@green-apple/testing';
import { Client } from 'pg';
import type { Reader } from '../pools.ts';
import { bindStatement } from '../readers/bound-statement.ts';
import { OrderListReader } from './order-list.reader.ts';

describe('orders that an employee looks for', () => {
  let database: FreshDatabase;
  let client: Client;
  /** How the server goes about what is asked, where a table is never simply read through. */
  let plans: string[];
  let orders: OrderListReader;
  const magnesium = anOrder().withLine('MAG-60', 1).withLine('MAG-120', 1).build();
  const vitamin = anOrder().withLine('VD3-90', 1).build();

  beforeAll(async () => {
    database = await freshDatabase('ga_admin');
    await seedTinyCatalogue(database);
    for (const order of [magnesium, vitamin]) await seedOrder(database, order);
    client = new Client({ connectionString: database.writerUrl });
    await client.connect();
    await client.query('set enable_seqscan = off');
    const reader: Pick<Reader, 'select'> = {
      select: async (sql, parameters = {}) => {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(
          bindStatement(`explain ${sql}`, parameters, false),
        );
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
        return (await client.query(bindStatement(sql, parameters, false))).rows;
      },
    };
    orders = new OrderListReader(reader as Reader);
  }, 120_000);
  beforeEach(() => {
    plans = [];
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const found = async (q: string): Promise<string[]> =>
    ((await orders.page({ q, limit: 10 }))?.items ?? []).map(({ id }) => id);

  it('are found by any part of their number, however it was typed', async () => {
    for (const part of [magnesium.number, magnesium.number.slice(4, 9).toLowerCase()])
      expect(await found(part)).toEqual([magnesium.id]);
  });

  it('are found once by the beginning of what is on their lines', async () => {
    expect(await found('mag-')).toEqual([magnesium.id]);
    expect(await found('ag-60')).toEqual([]);
  });

  it('are found by their whole id', async () => {
    expect(await found(vitamin.id.toUpperCase())).toEqual([vitamin.id]);
    expect(await found(vitamin.id.slice(0, -1))).toEqual([]);
  });

  it('are not found by signs that stand for any other', async () => {
    expect(await found('%')).toEqual([]);
    expect(await found('MAG_60')).toEqual([]);
  });

  it('are looked up rather than gone through', async () => {
    await found('7K3M9');
    for (const plan of plans) {
      expect(plan).toMatch(/Bitmap Index Scan on order_number_part/);
      expect(plan).toMatch(/Scan (using|on) line_sku/);
    }
  });
});
