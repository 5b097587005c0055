import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  type FreshDatabase,
  type OrderExample,
} from '@green-apple/testing';
import { openWriter, type Writer } from '../pools.ts';
import { LooseEndsRepository } from './loose-ends.repository.ts';

const QUIET_S = 900;

describe('payments that nobody looks after', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let ends: LooseEndsRepository;

  beforeAll(async () => {
    database = await freshDatabase();
    await seedTinyCatalogue(database);
    writer = openWriter(database.urlFor('ga_worker'), { max: 2, applicationName: 'spec' });
    ends = new LooseEndsRepository(writer);
  }, 120_000);
  afterAll(async () => {
    await writer.close();
    await database.drop();
  });

  const seed = async (
    order: OrderExample,
    payment: string,
    minutesAgo: number,
  ): Promise<string> => {
    await seedOrder(database, order);
    await database.query(
      `update payment.payment set state = $2, updated_at = now() - make_interval(mins => $3)
       where order_id = $1`,
      [order.id, payment, minutesAgo],
    );
    return order.id;
  };
  const jobsOf = async (orderId: string): Promise<object[]> =>
    (
      await database.query<{ body: object }>(
        `select body from platform.outbox where aggregate_id = $1 and topic = 'jobs'`,
        [orderId],
      )
    ).map(({ body }) => body);

  it('of a cancelled order wake its run, by one message', async () => {
    const id = await seed(anOrder().cancelled().build(), 'authorised', 20);
    expect(await ends.wakeUnsettled(QUIET_S)).toContain(id);
    expect(await jobsOf(id)).toEqual([{ order_id: id, calculation_type: 'payment' }]);
  });

  it('that were given up while the bank was still at it wake it too', async () => {
    const id = await seed(anOrder().confirmed().build(), 'failed', 20);
    expect(await ends.wakeUnsettled(QUIET_S)).toContain(id);
  });

  // saleor/saleor#12229: a paid checkout never became an order, and staff had to search by hand.
  it('of an order whose hold is over and whose run is not to be seen wake it', async () => {
    const order = anOrder().build();
    const id = await seed(order, 'requested', 60);
    expect(await ends.wakeUnsettled(QUIET_S)).not.toContain(id);
    await database.query(
      `update ordering."order" set hold_expires_at = now() - interval '1 hour' where id = $1`,
      [id],
    );
    expect(await ends.wakeUnsettled(QUIET_S)).toContain(id);
  });

  it('are left alone while somebody is at them, or when all is well', async () => {
    const fresh = await seed(anOrder().cancelled().build(), 'authorised', 1);
    const well = await seed(anOrder().confirmed().build(), 'authorised', 60);
    const done = await seed(anOrder().cancelled().build(), 'voided', 60);
    const woken = await ends.wakeUnsettled(QUIET_S);
    for (const id of [fresh, well, done]) expect(woken).not.toContain(id);
  });

  it('get the events that came before they were written down', async () => {
    const id = await seed(anOrder().confirmed().build(), 'authorised', 1);
    await database.query(
      `insert into payment.webhook_event (provider, event_id, type, payment_ref, state, reason)
       values ('stripe', 'evt_early', 'charge.dispute.created', 'pi_early', 'parked', 'ORDER_UNKNOWN'),
         ('stripe', 'evt_alien', 'charge.dispute.created', 'pi_alien', 'parked', 'ORDER_UNKNOWN')`,
    );
    expect(await ends.placeParked()).toEqual([]);
    await database.query(
      `update payment.payment set provider_ref = 'pi_early' where order_id = $1`,
      [id],
    );
    expect(await ends.placeParked()).toEqual([id]);
    expect(await ends.placeParked()).toEqual([]);
    expect((await jobsOf(id)).length).toBe(1);
  });

  it('get what carriers said before their parcel was written down', async () => {
    const id = await seed(anOrder().confirmed().build(), 'authorised', 1);
    await database.query(
      `insert into fulfilment.carrier_event (provider, event_id, type, object_ref, state, reason)
       values ('easypost', 'evt_scan', 'tracker.updated', 'trk_early', 'parked', 'ORDER_UNKNOWN'),
         ('easypost', 'evt_again', 'tracker.updated', 'trk_early', 'parked', 'ORDER_UNKNOWN'),
         ('easypost', 'evt_other', 'tracker.updated', 'trk_alien', 'parked', 'ORDER_UNKNOWN')`,
    );
    expect(await ends.placeParked()).toEqual([]);
    await database.query(
      `insert into fulfilment.shipment
         (id, order_id, location_id, position, kind, state, amount_minor, currency, tracker_ref)
       values (gen_random_uuid(), $1, gen_random_uuid(), 1, 'parcel', 'shipped', 0, 'USD', 'trk_early')`,
      [id],
    );
    expect(await ends.placeParked()).toEqual([id]);
    expect(await ends.placeParked()).toEqual([]);
    const jobs = await database.query<{ kind: string }>(
      `select kind from platform.outbox where aggregate_id = $1`,
      [id],
    );
    expect(jobs).toEqual([{ kind: 'fulfilment' }]);
  });

  it('are known by the key they have at the provider', async () => {
    const order = anOrder().cancelled().build();
    await seed(order, 'voided', 1);
    const key = `${order.id}/payment/1`;
    expect(await ends.standingOf(key)).toEqual({ code: 'orphan', orderId: order.id });
    expect(await ends.standingOf('nobody/payment/1')).toEqual({ code: 'unknown' });
    const good = anOrder().confirmed().build();
    await seed(good, 'authorised', 1);
    expect(await ends.standingOf(`${good.id}/payment/1`)).toEqual({ code: 'ours' });
    await ends.wake(order.id);
    expect((await jobsOf(order.id)).length).toBe(1);
  });
});
