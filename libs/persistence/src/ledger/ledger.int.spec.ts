import { randomUUID } from 'node:crypto';
import {
  amountDue,
  captured,
  captureRequested,
  money,
  sold,
  type Posting,
} from '@green-apple/domain-money';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  type FreshDatabase,
} from '@green-apple/testing';
import { OrderDeskRepository } from '../order-state/index.ts';
import { openWriter, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { LedgerRepository } from './ledger.repository.ts';

const usd = (minor: number) => money(minor, 'USD');

describe('the books about money', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let ledger: LedgerRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    ledger = new LedgerRepository(writer);
  });
  afterAll(async () => {
    await writer.close();
    await database.drop();
  });

  const sale = (orderId: string, goods = 4000): Posting =>
    sold(
      { key: `sale/${orderId}`, orderId },
      { goods: usd(goods), shipping: usd(500), tax: usd(0) },
    );
  const due = async (orderId: string): Promise<number> =>
    amountDue(await ledger.entries(orderId), 'USD').minor;
  const refused = (sql: string, bind: unknown[] = []) =>
    expectAsync(database.query(sql, bind)).toBeRejectedWithError(/ledger|zero|complete/);

  it('take a fact once, however often it is written', async () => {
    const orderId = randomUUID();
    expect(await ledger.post(sale(orderId))).toBeTrue();
    expect(await ledger.post(sale(orderId))).toBeFalse();
    expect(await due(orderId)).toBe(4500);
  });

  it('take a fact once, however many hands write it at once', async () => {
    const orderId = randomUUID();
    const posting = sale(orderId);
    const written = await Promise.all([1, 2, 3, 4].map(() => ledger.post(posting)));
    expect(written.filter(Boolean).length).toBe(1);
    expect(await due(orderId)).toBe(4500);
  });

  it('let nothing else be written under a key that is used', async () => {
    const orderId = randomUUID();
    await ledger.post(sale(orderId));
    await expectAsync(ledger.post(sale(orderId, 1))).toBeRejectedWithError(/another posting/);
  });

  it('forget what was written in a transaction that failed', async () => {
    const orderId = randomUUID();
    const failed = inTransaction(writer, async (transaction) => {
      await ledger.post(sale(orderId), transaction);
      throw new Error('changed my mind');
    });
    await expectAsync(failed).toBeRejected();
    expect(await ledger.entries(orderId)).toEqual([]);
  });

  it('say what is owed as a sum', async () => {
    const orderId = randomUUID();
    const amount = usd(3000);
    await ledger.post(sale(orderId));
    await ledger.post(captureRequested({ key: `capture-request/${orderId}`, orderId, amount }));
    await ledger.post(captured({ key: `capture/${orderId}`, orderId, amount }));
    expect(await due(orderId)).toBe(1500);
    expect((await ledger.balance(orderId, 'capture_clearing', 'USD')).minor).toBe(0);
  });

  it('refuse entries that do not balance, in the database itself', async () => {
    const [row] = await database.query<{ id: string }>(
      `insert into payment.ledger_transaction (id, key, kind, order_id)
       values (gen_random_uuid(), $1, 'sale', gen_random_uuid()) returning id`,
      [`lopsided/${randomUUID()}`],
    );
    const insert = (values: string) =>
      refused(
        `insert into payment.ledger_entry (transaction_id, seq, account, amount_minor, currency)
         select cast($1 as uuid), e.* from (values ${values}) as e`,
        [row?.id],
      );
    await insert(`(0, 'customer', 5, 'USD'), (1, 'goods_revenue', -4, 'USD')`);
    await insert(`(0, 'customer', 5, 'USD'), (1, 'goods_revenue', -5, 'EUR')`);
  });

  it('are never changed, removed or added to, not even by their owner', async () => {
    const orderId = randomUUID();
    await ledger.post(sale(orderId));
    await refused('update payment.ledger_entry set amount_minor = amount_minor * 2');
    await refused('delete from payment.ledger_entry');
    await refused('delete from payment.ledger_transaction');
    await refused('truncate payment.ledger_transaction cascade');
    await refused(
      `insert into payment.ledger_entry (transaction_id, seq, account, amount_minor, currency)
       select t.id, e.* from payment.ledger_transaction t,
         (values (7, 'customer', 5, 'USD'), (8, 'goodwill', -5, 'USD')) as e
       where t.order_id = $1`,
      [orderId],
    );
    expect(await due(orderId)).toBe(4500);
  });

  it('know an order’s total from the moment it is confirmed, once', async () => {
    const order = await seedOrder(
      database,
      anOrder({ taxMinor: 123 }).withLine('MAG-60', 2).build(),
    );
    const desk = new OrderDeskRepository(writer);
    await desk.confirm(order.id, 1);
    await desk.confirm(order.id, 1);
    const [row] = await database.query<{ total: string }>(
      'select total_minor as total from ordering."order" where id = $1',
      [order.id],
    );
    expect(await due(order.id)).toBe(Number(row?.total));
  });
});
