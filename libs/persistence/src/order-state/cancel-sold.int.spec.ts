import { randomUUID } from 'node:crypto';
import type { ShipmentState } from '@green-apple/domain-order';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
  type OrderExample,
} from '@green-apple/testing';
import { ShipmentRepository } from '../fulfilment/index.ts';
import { LedgerRepository } from '../ledger/index.ts';
import { CancelRequestRepository } from '../order/index.ts';
import { openWriter, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { OrderDeskRepository } from './order-desk.repository.ts';

describe('a sold order that is cancelled', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let desk: OrderDeskRepository;
  let wishes: CancelRequestRepository;
  let storefront: Writer;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl, { max: 8 });
    storefront = openWriter(database.urlFor('ga_storefront'), { max: 1 });
    desk = new OrderDeskRepository(writer);
    wishes = new CancelRequestRepository(writer);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([writer.close(), storefront.close()]);
    await database.drop();
  });

  const sell = async (): Promise<OrderExample> => {
    const order = await seedOrder(database, anOrder().withLine('MAG-60', 2).build());
    expect((await desk.confirm(order.id, 1)).code).toBe('moved');
    return order;
  };
  const wish = (id: string) =>
    database.query(
      `insert into ordering.cancel_request (id, order_id, reason) values (gen_random_uuid(), $1, 'staff_request')`,
      [id],
    );
  const reserved = async ({ lines: [line] }: OrderExample): Promise<number> => {
    const [row] = await database.query<{ reserved: number }>(
      'select reserved from inventory.stock_level where variant_id = $1 and location_id = $2',
      [line?.variantId, TINY_IDS.locations.warehouse],
    );
    return row?.reserved ?? -1;
  };

  const planned = async (): Promise<{ order: OrderExample; shipmentId: string }> => {
    const order = await sell();
    const [shipment] = await new ShipmentRepository(writer).plan(order.id);
    return { order, shipmentId: shipment?.shipmentId ?? '' };
  };
  const told = async (shipmentId: string): Promise<string[]> =>
    (
      await database.query<{ kind: string }>(
        'select kind from fulfilment.instruction where shipment_id = $1 order by seq',
        [shipmentId],
      )
    ).map(({ kind }) => kind);
  const reservedFor = async ({ id }: OrderExample): Promise<string | undefined> =>
    (
      await database.query<{ state: string }>(
        'select state from inventory.reservation where order_id = $1',
        [id],
      )
    )[0]?.state;

  it('gives its stock back, owes nothing any more, and answers the wish, once of ten times', async () => {
    const order = await sell();
    const before = await reserved(order);
    await wish(order.id);
    const ends = await Promise.all(
      Array.from({ length: 10 }, () => desk.cancelSold(order.id, 'staff_request')),
    );
    expect(ends.filter(({ code }) => code === 'moved').length).toBe(1);
    expect(await reserved(order)).toBe(before - 2);
    const ledger = new LedgerRepository(writer);
    expect((await ledger.balance(order.id, 'customer', 'USD')).minor).toBe(0);
    expect((await ledger.balance(order.id, 'tax_payable', 'USD')).minor).toBe(0);
    expect(await wishes.open(order.id)).toBeNull();
    const events = await database.query<{ kind: string }>(
      `select kind from platform.outbox where aggregate_id = $1 order by seq`,
      [order.id],
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'order.confirmed',
      'fulfilment',
      'fulfilment',
      'order.cancelled',
      'stock.changed',
    ]);
  });

  // Sylius/Sylius#2776: a cron cancelled orders that had moved on.
  it('stays when a parcel was faster', async () => {
    const order = await sell();
    await database.query(`update ordering."order" set state = 'shipped' where id = $1`, [order.id]);
    expect(await desk.cancelSold(order.id, 'shopper_request')).toEqual({
      code: 'stood',
      state: 'shipped',
    });
    await wish(order.id);
    await desk.refuseCancel(order.id, 'ON_ITS_WAY');
    const [row] = await database.query(
      'select state, refusal from ordering.cancel_request where order_id = $1',
      [order.id],
    );
    expect(row as object).toEqual({ state: 'refused', refusal: 'ON_ITS_WAY' });
  });

  it('can be asked for again after a no, and not twice at once', async () => {
    const order = await sell();
    const ask = () =>
      inTransaction(storefront, (transaction) =>
        new CancelRequestRepository(storefront).ask(order.id, 'shopper_request', transaction),
      );
    expect([await ask(), await ask()]).toEqual([true, false]);
    await desk.refuseCancel(order.id, 'BEING_PACKED');
    expect(await ask()).toBeTrue();
  });

  describe('while somebody begins to pack it', () => {
    const pack = (shipmentId: string) =>
      new ShipmentRepository(writer).move(shipmentId, 'picking', null);

    it('is either packed or cancelled, and the other is told', async () => {
      for (let turn = 0; turn < 20; turn++) {
        const { order, shipmentId } = await planned();
        const both = [
          () => desk.cancelSold(order.id, 'shopper_request'),
          () => pack(shipmentId),
        ] as const;
        // Whoever starts first has the better chance; both orders have to come out right.
        const [cancelled, packed] =
          turn % 2 === 0
            ? await Promise.all([both[0](), both[1]()])
            : await Promise.all([both[1](), both[0]()]).then(([p, c]) => [c, p] as const);
        const ends = [cancelled.code, packed.code].join(', ');
        expect(['moved, order_cancelled', 'being_packed, moved']).toContain(ends);
        const goods = await reservedFor(order);
        expect(goods).toBe(cancelled.code === 'moved' ? 'released' : 'allocated');
        expect(await told(shipmentId)).toEqual(cancelled.code === 'moved' ? ['cancel'] : []);
      }
    });

    it('is called off for staff, who are asked once however often they ask', async () => {
      const { order, shipmentId } = await planned();
      await pack(shipmentId);
      for (let turn = 0; turn < 2; turn++)
        expect((await desk.cancelSold(order.id, 'staff_request')).code).toBe('calling_off');
      expect(await told(shipmentId)).toEqual(['cancel']);
      expect(await reservedFor(order)).toBe('allocated');
    });

    it('leaves when it has left, whoever wants it back', async () => {
      const { order, shipmentId } = await planned();
      const shipments = new ShipmentRepository(writer);
      for (const state of ['picking', 'packed', 'shipped'] as const)
        await shipments.move(shipmentId, state, null);
      expect((await desk.cancelSold(order.id, 'staff_request')).code).toBe('stood');
      expect(await told(shipmentId)).toEqual([]);
    });
  });

  describe('while the run that sends it comes to its parcel', () => {
    const packed = async (): Promise<{ order: OrderExample; shipmentId: string }> => {
      const parcel = await planned();
      for (const state of ['picking', 'packed'] as const) await move(parcel, state);
      return parcel;
    };
    const move = ({ shipmentId }: { shipmentId: string }, to: ShipmentState) =>
      new ShipmentRepository(writer).move(shipmentId, to, null);
    const cancel = ({ order }: { order: OrderExample }) =>
      desk.cancelSold(order.id, 'staff_request');
    const rests = ({ order }: { order: OrderExample }) =>
      new ShipmentRepository(writer).follow(order.id);

    it('does not leave any more when staff were first, and all of it comes back', async () => {
      const parcel = await packed();
      await wish(parcel.order.id);
      expect((await cancel(parcel)).code).toBe('calling_off');
      expect((await move(parcel, 'shipped')).code).toBe('called_off');
      expect((await move(parcel, 'cancelled')).code).toBe('moved');
      expect(await rests(parcel)).toBe('cancelled');
      expect(await reservedFor(parcel.order)).toBe('released');
      expect(await wishes.open(parcel.order.id)).toBeNull();
    });

    it('is on its way when its run was first, and stays so however often staff ask', async () => {
      const parcel = await packed();
      expect((await move(parcel, 'shipped')).code).toBe('moved');
      expect((await cancel(parcel)).code).toBe('stood');
      expect(await told(parcel.shipmentId)).toEqual([]);
      expect(await rests(parcel)).toBe('shipped');
      expect(await cancel(parcel)).toEqual({ code: 'stood', state: 'shipped' });
      expect(await reservedFor(parcel.order)).toBe('allocated');
    });

    it('never leaves and stays when both come in the same moment', async () => {
      for (let turn = 0; turn < 20; turn++) {
        const parcel = await packed();
        const [cancelled, left] =
          turn % 2 === 0
            ? await Promise.all([cancel(parcel), move(parcel, 'shipped')])
            : await Promise.all([move(parcel, 'shipped'), cancel(parcel)]).then(
                ([sent, called]) => [called, sent] as const,
              );
        const ends = [cancelled.code, left.code].join(', ');
        expect(['calling_off, called_off', 'stood, moved']).toContain(ends);
        expect(await told(parcel.shipmentId)).toEqual(left.code === 'moved' ? [] : ['cancel']);
      }
    });

    it('leaves the other parcel its way when one of two has left', async () => {
      const parcel = await packed();
      const rest = randomUUID();
      await database.query(
        `insert into fulfilment.shipment
           (id, order_id, location_id, position, kind, state, amount_minor, currency)
         values ($1, $2, $3, 2, 'parcel', 'packed', 0, 'USD')`,
        [rest, parcel.order.id, TINY_IDS.locations.store],
      );
      await move(parcel, 'shipped');
      expect((await cancel(parcel)).code).toBe('stood');
      expect(await told(rest)).toEqual([]);
      expect((await move({ shipmentId: rest }, 'shipped')).code).toBe('moved');
    });
  });
});
