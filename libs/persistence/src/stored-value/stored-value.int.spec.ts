import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  type FreshDatabase,
} from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { OrderDeskRepository } from '../order-state/order-desk.repository.ts';
import { openWriter, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { StoredValueRepository, type NewStoredValue } from './stored-value.repository.ts';

describe('gift cards and store credit', () => {
  let database: FreshDatabase;
  let writers: Record<'storefront' | 'admin' | 'worker', Writer>;
  let values: StoredValueRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    writers = {
      storefront: openWriter(database.writerUrl),
      admin: openWriter(database.urlFor('ga_admin')),
      worker: openWriter(database.urlFor('ga_worker')),
    };
    values = new StoredValueRepository(writers.storefront);
  });
  afterAll(async () => {
    await Promise.all(Object.values(writers).map((writer) => writer.close()));
    await database.drop();
  });

  const issue = (minor: number, change: Partial<NewStoredValue> = {}) =>
    inTransaction(writers.admin, (transaction) =>
      new StoredValueRepository(writers.admin).issue(
        {
          kind: 'gift-card',
          code: randomUUID().toUpperCase(),
          currency: 'USD',
          minor,
          customerKey: null,
          expiresAt: null,
          ...change,
        },
        transaction,
      ),
    );
  /** As placing an order does: what cannot be paid is rolled back. */
  const pay = async (orderId: string, parts: ReadonlyArray<{ id: string; minor: number }>) => {
    const refused = new Error('refused');
    try {
      await inTransaction(writers.storefront, async (transaction) => {
        if (!(await values.debit(orderId, parts, transaction))) throw refused;
      });
      return true;
    } catch (error) {
      if (error === refused) return false;
      throw error;
    }
  };
  /** The balance, and what the entries say it should be. */
  const books = async (id: string) => {
    const [row] = await database.query(
      `select cast(balance_minor as integer) as balance, (select cast(sum(amount_minor) as integer)
         from payment.stored_value_entry e where e.stored_value_id = v.id) as entries
       from payment.stored_value v where id = $1`,
      [id],
    );
    return row;
  };
  const order = () => seedOrder(database, anOrder().withLine('MAG-60', 1).build());

  it('pay no more than they have, however many orders come at once', async () => {
    const id = await issue(1000);
    const paid = await Promise.all(
      Array.from({ length: 12 }, () => pay(randomUUID(), [{ id, minor: 300 }])),
    );
    expect(paid.filter(Boolean).length).toBe(3);
    expect(await books(id)).toEqual({ balance: 100, entries: 100 });
  });

  it('pay all parts of an order or none', async () => {
    const [full, short] = [await issue(500), await issue(100)];
    const parts = [
      { id: full, minor: 500 },
      { id: short, minor: 101 },
    ];
    expect(await pay(randomUUID(), parts)).toBeFalse();
    expect(await books(full)).toEqual({ balance: 500, entries: 500 });
  });

  it('pay once for an order, though it is asked for twice', async () => {
    const id = await issue(1000);
    const orderId = randomUUID();
    expect(await pay(orderId, [{ id, minor: 400 }])).toBeTrue();
    expect(await pay(orderId, [{ id, minor: 400 }])).toBeTrue();
    expect(await books(id)).toEqual({ balance: 600, entries: 600 });
  });

  it('pay nothing when stopped or over', async () => {
    const over = await issue(1000, { expiresAt: '2020-01-01T00:00:00Z' });
    const stopped = await issue(1000);
    await database.query('update payment.stored_value set active = false where id = $1', [stopped]);
    expect(await pay(randomUUID(), [{ id: over, minor: 1 }])).toBeFalse();
    expect(await pay(randomUUID(), [{ id: stopped, minor: 1 }])).toBeFalse();
  });

  it('get everything back, once, when the order is cancelled', async () => {
    const id = await issue(1000);
    const placed = await order();
    await pay(placed.id, [{ id, minor: 700 }]);
    const desk = new OrderDeskRepository(writers.worker);
    await desk.cancel(placed.id, 'payment_timeout');
    await desk.cancel(placed.id, 'payment_timeout');
    expect(await books(id)).toEqual({ balance: 1000, entries: 1000 });
  });

  // medusajs/medusa#16097: refunds went above what had been paid.
  it('get back what the order took, in parts, by key, and never more', async () => {
    const id = await issue(1000);
    const orderId = randomUUID();
    await pay(orderId, [{ id, minor: 700 }]);
    const refunds = new StoredValueRepository(writers.worker);
    const refund = (minor: number, key: string) =>
      refunds.refund({ id, orderId, minor, key: `refund/${orderId}/${key}` });
    expect(await refund(300, 'a')).toBeTrue();
    expect(await refund(300, 'a')).toBeTrue();
    expect(await refund(401, 'b')).toBeFalse();
    expect(await refund(400, 'c')).toBeTrue();
    expect(await refund(1, 'd')).toBeFalse();
    expect(await books(id)).toEqual({ balance: 1000, entries: 1000 });
  });

  it('have entries that nobody changes', async () => {
    await issue(100);
    await expectAsync(
      database.query('update payment.stored_value_entry set amount_minor = 5'),
    ).toBeRejectedWithError(/only ever added to/);
  });

  it('are known by their code alone, which nobody can read', async () => {
    const id = await issue(1000, { code: 'ABCD-EFGH-JKMN-PQRS' });
    expect((await values.byCode('ABCD-EFGH-JKMN-PQRS'))?.id).toBe(id);
    expect(await values.byCode('ABCD-EFGH-JKMN-PQRT')).toBeNull();
    const [row] = await database.query<{ text: string }>(
      'select cast(v as text) as text from payment.stored_value v where id = $1',
      [id],
    );
    expect(row?.text).not.toContain('ABCD');
  });
});
