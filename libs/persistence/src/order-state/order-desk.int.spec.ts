import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
  type OrderExample,
} from '@green-apple/testing';
import { openWriter, type Writer } from '../pools.ts';
import { OrderDeskRepository } from './order-desk.repository.ts';

describe('the steps of an order, each taken twice', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let desk: OrderDeskRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    desk = new OrderDeskRepository(writer);
  });
  afterAll(async () => {
    await writer.close();
    await database.drop();
  });

  const place = (): Promise<OrderExample> =>
    seedOrder(database, anOrder().withLine('MAG-60', 2).build());
  const twice = async <Result>(step: () => Promise<Result>): Promise<[Result, Result]> => [
    await step(),
    await step(),
  ];
  const facts = async ({ id }: OrderExample) => {
    const [row] = await database.query<{
      state: string;
      steps: string[];
      events: string[];
      movements: string[];
      stock: string[];
    }>(
      `select o.state,
         array(select to_state from ordering.history h where h.order_id = o.id order by seq) as steps,
         array(select kind from platform.outbox b where b.aggregate_id = o.id order by b.seq) as events,
         array(select kind || ' ' || quantity from inventory.movement m where m.order_id = o.id order by m.id) as movements,
         array(select distinct state from inventory.reservation r where r.order_id = o.id) as stock
       from ordering."order" o where o.id = $1`,
      [id],
    );
    return row;
  };
  const reserved = async (): Promise<number> => {
    const [row] = await database.query<{ reserved: string }>(
      'select sum(reserved) as reserved from inventory.stock_level',
    );
    return Number(row?.reserved);
  };

  it('confirm it once: stock allocated, one event', async () => {
    const order = await place();
    const [first, second] = await twice(() => desk.confirm(order.id, 1));
    expect(first.code).toBe('moved');
    expect(second).toEqual({ code: 'stood', state: 'confirmed' });
    expect(await facts(order)).toEqual({
      state: 'confirmed',
      steps: ['placed', 'confirmed'],
      events: ['order.confirmed', 'fulfilment'],
      movements: ['allocation 2'],
      stock: ['allocated'],
    });
  });

  it('cancel it once: stock free again, the code given back, two events', async () => {
    const before = await reserved();
    const order = await place();
    await database.query(
      `with used as (update promotion.promotion set used_count = used_count + 1 where id = $1 returning id)
       insert into promotion.redemption (promotion_id, order_id, customer_key) select id, $2, 'x' from used`,
      [TINY_IDS.promotions.welcome, order.id],
    );
    const uses = 'select used_count as used from promotion.promotion where id = $1';
    const [taken] = await database.query<{ used: number }>(uses, [TINY_IDS.promotions.welcome]);
    expect(await reserved()).toBe(before + 2);
    await twice(() => desk.cancel(order.id, 'payment_timeout'));
    expect(await reserved()).toBe(before);
    expect(await facts(order)).toEqual({
      state: 'cancelled',
      steps: ['placed', 'cancelled'],
      events: ['order.cancelled', 'stock.changed'],
      movements: ['release 2'],
      stock: ['released'],
    });
    const [left] = await database.query<{ used: number }>(uses, [TINY_IDS.promotions.welcome]);
    expect(left?.used).toBe((taken?.used ?? 0) - 1);
  });

  it('decline it once for one card', async () => {
    const order = await place();
    await twice(() => desk.decline(order.id, 1, 'insufficient_funds'));
    expect((await facts(order))?.steps).toEqual(['placed', 'payment_declined']);
    expect((await facts(order))?.stock).toEqual(['held']);
  });

  it('never confirm what was cancelled, nor cancel what was confirmed', async () => {
    const [cancelled, confirmed] = [await place(), await place()];
    await desk.cancel(cancelled.id, 'payment_failed');
    expect(await desk.confirm(cancelled.id, 1)).toEqual({ code: 'stood', state: 'cancelled' });
    await desk.confirm(confirmed.id, 1);
    expect(await desk.cancel(confirmed.id, 'staff_request')).toEqual({
      code: 'stood',
      state: 'confirmed',
    });
  });

  it('come too late for a card that another has followed', async () => {
    const order = await place();
    await desk.decline(order.id, 1, 'card_declined');
    await database.query(
      `insert into payment.payment (id, order_id, attempt, provider, payment_method_ref, state,
         amount_minor, currency, idempotency_key)
       values (gen_random_uuid(), $1, 2, 'stripe', 'pm_x', 'requested', 1, 'USD', $2)`,
      [order.id, `second-${order.id}`],
    );
    await twice(() => desk.beginAttempt(order.id, 2));
    expect(await desk.decline(order.id, 1, 'card_declined')).toEqual({
      code: 'stood',
      state: 'placed',
    });
    expect((await facts(order))?.steps).toEqual(['placed', 'payment_declined', 'placed']);
    expect((await desk.load(order.id))?.attempt).toBe(2);
  });

  it('end in one place when two hands take them at once', async () => {
    for (let round = 0; round < 5; round++) {
      const order = await place();
      await Promise.all([
        desk.confirm(order.id, 1),
        desk.cancel(order.id, 'staff_request'),
        desk.confirm(order.id, 1),
        desk.cancel(order.id, 'payment_timeout'),
      ]);
      const end = await facts(order);
      expect(end?.steps.length).toBe(2);
      expect(end?.stock).toEqual([end?.state === 'confirmed' ? 'allocated' : 'released']);
    }
  });

  it('find nothing where there is no order', async () => {
    const nobody = '01940000-0000-7000-8000-00000000dead';
    expect(await desk.load(nobody)).toBeNull();
    expect(await desk.confirm(nobody, 1)).toEqual({ code: 'missing' });
  });
});
