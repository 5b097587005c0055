import { randomUUID } from 'node:crypto';
import { unitsLetGo } from '@green-apple/domain-order';
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
import { openWriter, type Writer } from '../pools.ts';
import { RefundRepository } from '../refund/index.ts';
import { StockBookRepository } from '../stock/index.ts';
import { inTransaction, violatedConstraint } from '../transaction.ts';
import { ReturnDeskRepository } from './return-desk.repository.ts';
import { ReturnRepository } from './return.repository.ts';
import type { NewReturn, ReturnResolution } from './stored-return.ts';

describe('things that come back', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let shop: Writer;
  let desk: ReturnDeskRepository;
  let returns: ReturnRepository;
  let shipments: ShipmentRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    shop = openWriter(database.urlFor('ga_storefront'));
    desk = new ReturnDeskRepository(writer);
    returns = new ReturnRepository(shop);
    shipments = new ShipmentRepository(writer);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([writer.close(), shop.close()]);
    await database.drop();
  });

  const delivered = async (units = 2): Promise<OrderExample> => {
    const order = anOrder().withLine('MAG-60', units).confirmed().build();
    await seedOrder(database, order);
    for (const { shipmentId } of await shipments.plan(order.id)) {
      const row = await shipments.load(shipmentId);
      for (const state of ['picking', 'packed'] as const)
        await shipments.move(shipmentId, state, null);
      await new StockBookRepository(writer).shipAllocated({
        key: shipmentId,
        orderId: order.id,
        items: row?.items ?? [],
      });
      for (const state of ['shipped', 'delivered'] as const)
        await shipments.move(shipmentId, state, null);
    }
    await shipments.follow(order.id);
    return order;
  };
  const lineOf = (order: OrderExample): string => order.lines[0]?.id ?? '';
  const ask = async (
    order: OrderExample,
    quantity: number,
    resolution: ReturnResolution = 'refund',
  ): Promise<string> => {
    const wanted: NewReturn = {
      id: randomUUID(),
      orderId: order.id,
      resolution,
      review: null,
      labelBy: 'shop',
      requestedBy: 'shopper',
      key: randomUUID(),
      hash: 'hash',
      lines: [{ lineId: lineOf(order), quantity, reason: 'changed_mind', opened: false }],
    };
    await inTransaction(shop, async (transaction) => {
      const position = await returns.openBook(order.id, transaction);
      const ground = await returns.ground(order.id, transaction);
      await returns.request(
        wanted,
        {
          position,
          orderNumber: order.number,
          locationId: ground?.lines[0]?.locationId ?? TINY_IDS.locations.warehouse,
          correlationId: 'spec',
        },
        transaction,
      );
    });
    return wanted.id;
  };
  const tell = (order: OrderExample, returnId: string, kind: string, body: object = {}) =>
    inTransaction(shop, (transaction) =>
      returns.instruct(
        { returnId, orderId: order.id, kind, body, givenBy: 'ann', correlationId: 'spec' },
        transaction,
      ),
    );
  const comeBack = async (
    order: OrderExample,
    returnId: string,
    found: { good: number; damaged: number; missing: number; accepted: number },
    sharePercent = 100,
  ): Promise<void> => {
    for (const to of ['approved', 'received'] as const)
      await desk.move({ returnId, to, reason: null });
    const lines = [{ lineId: lineOf(order), notAsDescribed: 0, ...found }];
    await tell(order, returnId, 'inspect', { lines, sharePercent });
  };
  const onHand = async (): Promise<number> => {
    const [row] = await database.query<{ units: number }>(
      'select on_hand as units from inventory.stock_level where variant_id = $1 and location_id = $2',
      [TINY_IDS.variants.magnesium60, TINY_IDS.locations.warehouse],
    );
    return Number(row?.units);
  };
  /** Seeded orders hold without a movement: what is on the shelves must agree all the same. */
  const shelfFaults = () =>
    database.query(
      `select * from inventory.stock_fault where fault like '%on hand' or fault like '%to the lot'`,
    );
  const stateOf = async (orderId: string): Promise<string | undefined> =>
    (
      await database.query<{ state: string }>('select state from ordering."order" where id = $1', [
        orderId,
      ])
    )[0]?.state;
  const claimOf = async (order: OrderExample): Promise<unknown> =>
    (
      await database.query('select delivered, taken from returns.claim where order_line_id = $1', [
        lineOf(order),
      ])
    )[0];

  it('are never more than was delivered, however many ask at once', async () => {
    const order = await delivered(3);
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => ask(order, 1)));
    expect(asked.filter(({ status }) => status === 'fulfilled').length).toBe(3);
    for (const each of asked)
      if (each.status === 'rejected')
        expect(violatedConstraint(each.reason)).toBe('returned_within_delivered');
    expect(await claimOf(order)).toEqual({ delivered: 3, taken: 3 });
    const numbers = (await returns.ofOrder(order.id)).map(({ number }) => number);
    expect(numbers.length).toBe(new Set(numbers).size);
    expect(numbers[0]).toMatch(new RegExp(`^${order.number}-R\\d$`));
  });

  it('can be asked for again when a return was called off', async () => {
    const order = await delivered(1);
    const first = await ask(order, 1);
    await desk.move({ returnId: first, to: 'cancelled', reason: 'shopper_request' });
    await desk.move({ returnId: first, to: 'cancelled', reason: 'shopper_request' });
    expect(await claimOf(order)).toEqual({ delivered: 1, taken: 0 });
    await ask(order, 1);
    expect((await returns.ground(order.id))?.lines[0]).toEqual(
      jasmine.objectContaining({ delivered: 1, taken: 1 }),
    );
  });

  it('cannot be asked for before anything has arrived', async () => {
    const order = anOrder().withLine('MAG-60', 1).confirmed().build();
    await seedOrder(database, order);
    await expectAsync(ask(order, 1)).toBeRejected();
    expect((await returns.ground(order.id))?.lines[0]).toEqual(
      jasmine.objectContaining({ delivered: 0, deliveredAt: null, locationId: null }),
    );
  });

  it('go back to the shelf once, as far as they are good, and are paid back', async () => {
    const order = await delivered(2);
    const before = await onHand();
    const returnId = await ask(order, 2);
    await comeBack(order, returnId, { good: 1, damaged: 1, missing: 0, accepted: 2 });
    expect((await desk.inspect(returnId, 1)).code).toBe('moved');
    expect((await desk.inspect(returnId, 1)).code).toBe('stood');
    expect(await onHand()).toBe(before + 1);
    expect(await desk.settle(returnId, `return/${returnId}`)).toEqual({ code: 'refunding' });
    expect(await desk.settle(returnId, `return/${returnId}`)).toEqual({ code: 'refunding' });
    const refunds = await database.query<{ minor: string; wakes: string }>(
      'select amount_minor as minor, wakes from payment.refund where order_id = $1',
      [order.id],
    );
    const paid = (order.lines[0]?.unitMinor ?? 0) * 2 + order.taxMinor;
    expect(refunds).toEqual([{ minor: `${paid}`, wakes: `return/${returnId}` }]);
    await desk.move({ returnId, to: 'refunded', reason: null });
    await shipments.follow(order.id);
    expect(await stateOf(order.id)).toBe('returned');
    expect(await shelfFaults()).toEqual([]);
  });

  it('bring a share of the money where staff decided so', async () => {
    const order = await delivered(2);
    const returnId = await ask(order, 1);
    await comeBack(order, returnId, { good: 0, damaged: 1, missing: 0, accepted: 1 }, 50);
    await desk.inspect(returnId, 1);
    await desk.settle(returnId, `return/${returnId}`);
    await desk.move({ returnId, to: 'refunded', reason: null });
    await shipments.follow(order.id);
    expect(await stateOf(order.id)).toBe('partially_returned');
    const stored = await returns.load(returnId);
    expect(stored?.sharePercent).toBe(50);
    const unit = order.lines[0]?.unitMinor ?? 0;
    expect(stored?.refund?.minor).toBeLessThan(unit);
    expect(stored?.refund?.minor).toBeGreaterThanOrEqual(Math.floor(unit / 2));
    const refunds = new RefundRepository(writer);
    const again = await refunds.preview(order.id, {
      lines: [{ lineId: lineOf(order), quantity: 2 }],
    });
    expect(again.code).toBe('QUANTITY_EXCEEDED');
    const other = await refunds.preview(order.id, {
      lines: [{ lineId: lineOf(order), quantity: 1 }],
    });
    // The other one costs what it cost, with nothing of what was withheld.
    const paid = unit * 2 + order.taxMinor;
    expect(other.code === 'PREVIEW' && other.total.minor).toBe(Math.floor(paid / 2));
    expect(other.code === 'PREVIEW' && other.leftMinor).toBeGreaterThan(0);
  });

  it('are replaced by one more parcel that costs nothing, once', async () => {
    const order = await delivered(2);
    const returnId = await ask(order, 1, 'exchange');
    await comeBack(order, returnId, { good: 0, damaged: 1, missing: 0, accepted: 1 });
    await desk.inspect(returnId, 1);
    expect(await desk.settle(returnId, `return/${returnId}`)).toEqual({ code: 'exchanged' });
    expect(await desk.settle(returnId, `return/${returnId}`)).toEqual({ code: 'exchanged' });
    const planned = await shipments.plan(order.id);
    expect(planned.map(({ state }) => state)).toEqual(['delivered', 'planned']);
    const parcels = await database.query<{ minor: string; units: string }>(
      `select s.amount_minor as minor, sum(p.quantity) as units from fulfilment.shipment s
       join fulfilment.shipment_part p on p.shipment_id = s.id
       where s.order_id = $1 group by s.id order by s.position`,
      [order.id],
    );
    expect(parcels.map(({ units }) => Number(units))).toEqual([2, 1]);
    expect(Number(parcels[1]?.minor)).toBe(0);
    expect(await shelfFaults()).toEqual([]);
  });

  it('bring what delivery cost too when an EU shopper withdraws from the whole purchase in time', async () => {
    const settled = async (order: OrderExample, quantity: number) => {
      const returnId = await ask(order, quantity);
      const found = { good: quantity, damaged: 0, missing: 0, accepted: quantity };
      await comeBack(order, returnId, found);
      await desk.inspect(returnId, 1);
      expect(await desk.settle(returnId, `return/${returnId}`)).toEqual({ code: 'refunding' });
      return (await returns.load(returnId))?.refund?.minor;
    };
    const sold = async (market: string, daysAgo = 0) => {
      const order = await delivered(2);
      await database.query('update ordering."order" set market = $2 where id = $1', [
        order.id,
        market,
      ]);
      await database.query(
        `update fulfilment.history h set at = h.at - make_interval(days => $2)
         from fulfilment.shipment s where s.id = h.shipment_id and s.order_id = $1`,
        [order.id, daysAgo],
      );
      return order;
    };
    const costs = ({ lines, taxMinor, shippingMinor }: OrderExample) => {
      const goods = lines.reduce((all, line) => all + line.unitMinor * line.quantity, 0) + taxMinor;
      return { goods, all: goods + shippingMinor };
    };
    const [inTime, late, home] = [await sold('EU'), await sold('EU', 20), await sold('US')];
    expect(costs(inTime).all).toBeGreaterThan(costs(inTime).goods);
    expect(await settled(inTime, 2)).toBe(costs(inTime).all);
    expect(await settled(late, 2)).toBe(costs(late).goods);
    expect(await settled(home, 2)).toBe(costs(home).goods);
    // In two parcels: delivery goes back with the last of it.
    const bit = await sold('EU');
    const first = await settled(bit, 1);
    const second = await settled(bit, 1);
    expect((first ?? 0) + (second ?? 0)).toBe(costs(bit).all);
    expect(first).toBeLessThan(costs(bit).goods);
  });

  it('bring the money when there is nothing to replace them with', async () => {
    const order = await delivered(1);
    const returnId = await ask(order, 1, 'exchange');
    await comeBack(order, returnId, { good: 0, damaged: 1, missing: 0, accepted: 1 });
    await desk.inspect(returnId, 1);
    const level = [TINY_IDS.variants.magnesium60, TINY_IDS.locations.warehouse];
    const [before] = await database.query<{ reserved: number }>(
      'select reserved from inventory.stock_level where variant_id = $1 and location_id = $2',
      level,
    );
    await database.query(
      'update inventory.stock_level set reserved = on_hand where variant_id = $1',
      [TINY_IDS.variants.magnesium60],
    );
    expect(await desk.settle(returnId, `return/${returnId}`)).toEqual({ code: 'refunding' });
    await database.query(
      'update inventory.stock_level set reserved = $3 where variant_id = $1 and location_id = $2',
      [...level, before?.reserved],
    );
  });

  it('are the shopper’s again where they were not in the parcel and nothing is given for them', async () => {
    const order = await delivered(3);
    const returnId = await ask(order, 3);
    await comeBack(order, returnId, { good: 1, damaged: 0, missing: 2, accepted: 2 });
    await desk.inspect(returnId, 1);
    await desk.inspect(returnId, 1);
    // One was lost by the carrier and is paid for, the other one is still there.
    expect(await claimOf(order)).toEqual({ delivered: 3, taken: 2 });
    const stored = await returns.load(returnId);
    const found = stored?.lines[0]?.found;
    expect(found && unitsLetGo(3, found)).toBe(1);
    expect((await returns.ground(order.id))?.lines[0]?.taken).toBe(2);
    await ask(order, 1);
    await expectAsync(ask(order, 1)).toBeRejected();
    expect(await claimOf(order)).toEqual({ delivered: 3, taken: 3 });
  });

  it('bring nothing when nothing of them is accepted', async () => {
    const order = await delivered(1);
    const returnId = await ask(order, 1);
    await comeBack(order, returnId, { good: 0, damaged: 0, missing: 1, accepted: 0 });
    await desk.inspect(returnId, 1);
    expect(await desk.settle(returnId, 'x')).toEqual({ code: 'rejected' });
    expect(await desk.settle(returnId, 'x')).toEqual({ code: 'rejected' });
    expect((await returns.load(returnId))?.refund).toBeNull();
    await shipments.follow(order.id);
    expect(await stateOf(order.id)).toBe('delivered');
  });
});
