import {
  ArrivalRepository,
  CaptureRepository,
  inTransaction,
  openWriter,
  PickRepository,
  ShipmentRepository,
  stockFaults,
  type Writer,
} from '@green-apple/persistence';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
  type OrderExample,
} from '@green-apple/testing';
import type { ShipmentActivities } from '@green-apple/workflow-contracts';
import { createShipmentStock } from './shipment-stock.ts';
import { createShipmentActivities } from './shipment.activities.ts';

const { magnesium60 } = TINY_IDS.variants;
const { warehouse, store } = TINY_IDS.locations;

describe('the goods of a shipment', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let steps: ShipmentActivities;

  beforeEach(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl, { max: 4 });
    steps = createShipmentActivities({
      shipments: new ShipmentRepository(writer),
      captures: new CaptureRepository(writer),
      stock: createShipmentStock(writer),
      picks: new PickRepository(writer),
      arrivals: new ArrivalRepository(writer),
      packsItselfAfterMs: null,
    });
  }, 60_000);
  afterEach(async () => {
    await writer.close();
    await database.drop();
  });

  const planned = async (order: OrderExample): Promise<string[]> => {
    await seedOrder(database, order);
    // The example's own holds are written without a movement.
    await database.query(
      `insert into inventory.movement (variant_id, location_id, kind, quantity, order_id)
       select variant_id, location_id, 'hold', quantity, order_id from inventory.reservation where order_id = $1`,
      [order.id],
    );
    const shipments = await steps.planShipments({ orderId: order.id });
    return shipments.map(({ shipmentId }) => shipmentId);
  };
  const level = async (locationId: string): Promise<string> => {
    const [row] = await database.query<{ text: string }>(
      `select on_hand || ' there, ' || reserved || ' reserved' as text from inventory.stock_level
       where variant_id = $1 and location_id = $2`,
      [magnesium60, locationId],
    );
    return row?.text ?? '';
  };
  const chosen = async (orderId: string): Promise<number> => {
    const [row] = await database.query<{ units: number }>(
      `select coalesce(sum(c.quantity), 0)::int as units from inventory.reservation_lot c
       join inventory.reservation r on r.id = c.reservation_id where r.order_id = $1`,
      [orderId],
    );
    return row?.units ?? -1;
  };
  const sales = async (orderId: string): Promise<number[]> =>
    (
      await database.query<{ quantity: number }>(
        `select quantity from inventory.movement where order_id = $1 and kind = 'sale'`,
        [orderId],
      )
    ).map(({ quantity }) => quantity);
  const twice = async (deed: () => Promise<unknown>): Promise<void> => {
    await Promise.all([deed(), deed()]);
    await deed();
  };
  const splitOverBoth = (orderId: string): Promise<unknown> =>
    database.query(
      `with taken as (
         update inventory.reservation set quantity = quantity - 1 where order_id = $1
         returning order_line_id, variant_id),
       level as (
         update inventory.stock_level s set reserved = reserved + case when location_id = $2 then 1 else -1 end
         where variant_id = $3)
       insert into inventory.reservation (id, order_id, order_line_id, variant_id, location_id, quantity, state)
       select gen_random_uuid(), $1, order_line_id, variant_id, $2, 1, 'allocated' from taken`,
      [orderId, store, magnesium60],
    );

  it('get their lots once and leave once, however often the same step is asked for', async () => {
    const order = anOrder().withLine('MAG-60', 3).confirmed().build();
    const [shipmentId = ''] = await planned(order);
    await twice(() => steps.moveShipment({ shipmentId, to: 'picking' }));
    expect(await chosen(order.id)).toBe(3);
    expect(await level(warehouse)).toBe('100 there, 3 reserved');
    await steps.moveShipment({ shipmentId, to: 'packed' });
    await twice(() => steps.moveShipment({ shipmentId, to: 'shipped' }));
    expect(await level(warehouse)).toBe('97 there, 0 reserved');
    expect(await sales(order.id)).toEqual([3]);
    expect((await stockFaults(writer)).map(({ fault }) => fault)).toEqual([]);
  });

  it('leave with the answer of the first time when the word about it got lost', async () => {
    const order = anOrder().withLine('MAG-60', 2).confirmed().build();
    const [shipmentId = ''] = await planned(order);
    for (const to of ['picking', 'packed'] as const) await steps.moveShipment({ shipmentId, to });
    // The goods are gone, and the worker died before the shipment said so.
    const shipment = await new ShipmentRepository(writer).load(shipmentId);
    if (shipment !== null)
      await inTransaction(writer, (transaction) =>
        createShipmentStock(writer).leave(shipment, transaction),
      );
    await twice(() => steps.moveShipment({ shipmentId, to: 'shipped' }));
    expect(await level(warehouse)).toBe('98 there, 0 reserved');
    expect(await sales(order.id)).toEqual([2]);
  });

  it('stay when the shipment is called off, and are free once', async () => {
    const order = anOrder().withLine('MAG-60', 3).confirmed().build();
    const [shipmentId = ''] = await planned(order);
    await steps.moveShipment({ shipmentId, to: 'picking' });
    await twice(() => steps.moveShipment({ shipmentId, to: 'cancelled', reason: 'called_off' }));
    expect(await level(warehouse)).toBe('100 there, 0 reserved');
    const late = await steps.moveShipment({ shipmentId, to: 'shipped' });
    expect(late).toEqual({ code: 'stood', state: 'cancelled' });
    expect(await sales(order.id)).toEqual([]);
    expect((await stockFaults(writer)).map(({ fault }) => fault)).toEqual([]);
  });

  it('stay when it was called off in the very moment in which they were to leave', async () => {
    const order = anOrder().withLine('MAG-60', 3).confirmed().build();
    const [shipmentId = ''] = await planned(order);
    for (const to of ['picking', 'packed'] as const) await steps.moveShipment({ shipmentId, to });
    await database.query('update fulfilment.shipment set called_off_at = now() where id = $1', [
      shipmentId,
    ]);
    await twice(async () => {
      const met = await steps.moveShipment({ shipmentId, to: 'shipped' });
      expect(met).toEqual({ code: 'order_cancelled' });
    });
    expect(await level(warehouse)).toBe('100 there, 3 reserved');
    await steps.moveShipment({ shipmentId, to: 'cancelled', reason: 'called_off' });
    expect(await level(warehouse)).toBe('100 there, 0 reserved');
    expect(await sales(order.id)).toEqual([]);
    expect((await stockFaults(writer)).map(({ fault }) => fault)).toEqual([]);
  });

  describe('that the carrier brings back', () => {
    const found = (good: number, damaged: number) => [
      { variantId: magnesium60, good, damaged, missing: 3 - good - damaged },
    ];
    const looksAt = (
      orderId: string,
      shipmentId: string,
      items: ReturnType<typeof found>,
    ): Promise<string> =>
      inTransaction(office, async (transaction) => {
        const looked = { orderId, shipmentId, found: items, by: 'olga' };
        return (await new ArrivalRepository(office).inspect(looked, transaction)).code;
      });
    let office: Writer;
    beforeEach(() => {
      office = openWriter(database.urlFor('ga_admin'));
    });
    afterEach(() => office.close());

    const back = async () => {
      const order = anOrder().withLine('MAG-60', 3).confirmed().build();
      const [shipmentId = ''] = await planned(order);
      for (const to of ['picking', 'packed', 'shipped', 'returned_to_sender'] as const)
        await steps.moveShipment({ shipmentId, to });
      return { orderId: order.id, shipmentId };
    };

    it('lie on the shelf again once somebody has looked, good ones only, in the lot that they left', async () => {
      const { orderId, shipmentId } = await back();
      expect(await level(warehouse)).toBe('97 there, 0 reserved');
      await steps.bookArrivals({ orderId });
      expect(await level(warehouse)).toBe('97 there, 0 reserved');
      expect(await looksAt(orderId, shipmentId, found(2, 1))).toBe('INSPECTED');
      expect((await steps.planShipments({ orderId })).map(({ toShelve }) => toShelve)).toEqual([
        true,
      ]);
      await twice(() => steps.bookArrivals({ orderId }));
      expect(await level(warehouse)).toBe('99 there, 0 reserved');
      expect((await steps.planShipments({ orderId })).map(({ toShelve }) => toShelve)).toEqual([
        false,
      ]);
      expect((await stockFaults(writer)).map(({ fault }) => fault)).toEqual([]);
    });

    it('are looked at once, and only when the parcel is on its way back', async () => {
      const { orderId, shipmentId } = await back();
      expect(await looksAt(orderId, shipmentId, found(2, 2))).toBe('INVALID');
      const both = [found(3, 0), found(0, 3)].map((items) => looksAt(orderId, shipmentId, items));
      expect((await Promise.all(both)).sort()).toEqual(['INSPECTED', 'INSPECTED_BEFORE']);
      const other = anOrder().withLine('MAG-60', 3).confirmed().build();
      const [sent = ''] = await planned(other);
      expect(await looksAt(other.id, sent, found(3, 0))).toBe('NOT_EXPECTED');
      expect(await looksAt(other.id, shipmentId, found(3, 0))).toBe('NOT_EXPECTED');
    });
  });

  it('leave each place with their own parcel', async () => {
    const order = anOrder().withLine('MAG-60', 3).confirmed().build();
    await seedOrder(database, order);
    await splitOverBoth(order.id);
    const [first, second] = await steps.planShipments({ orderId: order.id });
    const send = async (shipmentId = ''): Promise<void> => {
      for (const to of ['picking', 'packed', 'shipped'] as const)
        await steps.moveShipment({ shipmentId, to });
    };
    await send(first?.shipmentId);
    expect(await level(warehouse)).toBe('98 there, 0 reserved');
    expect(await level(store)).toBe('12 there, 1 reserved');
    await send(second?.shipmentId);
    expect(await level(store)).toBe('11 there, 0 reserved');
    expect((await sales(order.id)).reduce((all, each) => all + each, 0)).toBe(3);
  });

  it('are handed out at a counter from wherever they lie, once', async () => {
    const order = anOrder().withLine('MAG-60', 3).confirmed().build();
    await seedOrder(database, order);
    await splitOverBoth(order.id);
    await database.query(
      `update ordering."order" set delivery = delivery || jsonb_build_object('kind', 'collect', 'locationCode',
         (select code from inventory.location where id = $2)) where id = $1`,
      [order.id, store],
    );
    const [bag, ...more] = await steps.planShipments({ orderId: order.id });
    expect(more).toEqual([]);
    const shipmentId = bag?.shipmentId ?? '';
    for (const to of ['picking', 'packed', 'ready_for_pickup'] as const)
      await steps.moveShipment({ shipmentId, to });
    expect(await level(warehouse)).toBe('100 there, 2 reserved');
    await twice(() => steps.moveShipment({ shipmentId, to: 'collected' }));
    expect(await level(warehouse)).toBe('98 there, 0 reserved');
    expect(await level(store)).toBe('11 there, 0 reserved');
  });
});
