import { isFinal } from '@green-apple/domain-order';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
  type OrderExample,
} from '@green-apple/testing';
import { CancelRequestRepository } from '../order/index.ts';
import { openWriter, type Writer } from '../pools.ts';
import { RefundDeskRepository, RefundRepository } from '../refund/index.ts';
import { ReturnRepository } from '../returns/index.ts';
import { stockFaults } from '../stock/stock-audit.ts';
import { CaptureRepository } from './capture.repository.ts';
import { ShipmentRepository } from './shipment.repository.ts';

describe('a shipment that does not leave', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let shipments: ShipmentRepository;
  let refunds: RefundRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    shipments = new ShipmentRepository(writer);
    refunds = new RefundRepository(writer);
  }, 120_000);
  afterAll(async () => {
    await writer.close();
    await database.drop();
  });

  /** Two lines, one of them split over two places: two shipments. */
  const soldFromTwoPlaces = async (): Promise<OrderExample> => {
    const order = anOrder({ taxMinor: 101 })
      .withLine('MAG-60', 3)
      .withLine('MAG-120', 1)
      .confirmed()
      .build();
    await seedOrder(database, order);
    await database.query(
      `with taken as (
         update inventory.reservation set quantity = quantity - 1
         where order_id = $1 and quantity > 1 returning order_line_id, variant_id),
       level as (
         update inventory.stock_level s set reserved = reserved + case when location_id = $2 then 1 else -1 end
         from taken t where s.variant_id = t.variant_id)
       insert into inventory.reservation (id, order_id, order_line_id, variant_id, location_id, quantity, state)
       select gen_random_uuid(), $1, order_line_id, variant_id, $2, 1, 'allocated' from taken`,
      [order.id, TINY_IDS.locations.store],
    );
    await new CaptureRepository(writer).openBooks(order.id);
    return order;
  };
  const planned = async (order: OrderExample): Promise<string[]> =>
    (await shipments.plan(order.id)).map(({ shipmentId }) => shipmentId);
  const reservations = async (order: OrderExample): Promise<string[]> =>
    (
      await database.query<{ row: string }>(
        `select quantity || ' ' || state as row from inventory.reservation where order_id = $1 order by 1`,
        [order.id],
      )
    ).map(({ row }) => row);
  const faults = async (): Promise<string[]> =>
    (await stockFaults(writer))
      .map(({ fault }) => fault)
      // The example order's own holds are written without a movement.
      .filter((fault) => fault !== 'movements do not sum to reserved');
  const given = async (order: OrderExample) =>
    (await refunds.ofOrder(order.id)).map(({ sourceKind, state, reason, amountMinor, parts }) => ({
      ...{ sourceKind, state, reason, amountMinor },
      units: parts.reduce((all, { quantity }) => all + quantity, 0),
    }));
  const total = ({ lines, shippingMinor, taxMinor }: OrderExample): number =>
    lines.reduce((all, { unitMinor, quantity }) => all + unitMinor * quantity, 0) +
    shippingMinor +
    taxMinor;

  it('gives its own goods and its own money back, once, and leaves the other alone', async () => {
    const order = await soldFromTwoPlaces();
    const ids = await planned(order);
    const small = (await shipments.load(ids[0] ?? ''))?.items.length === 1 ? ids[0] : ids[1];
    for (let turn = 0; turn < 2; turn++)
      await shipments.move(small ?? '', 'cancelled', 'called_off');
    expect(await reservations(order)).toEqual(['1 allocated', '1 released', '2 allocated']);
    expect(await faults()).toEqual([]);
    const [refund, ...more] = await given(order);
    expect(more).toEqual([]);
    expect(refund).toEqual(
      jasmine.objectContaining({ sourceKind: 'shipment', reason: 'not_sent', units: 1 }),
    );
    expect(refund?.amountMinor).toBeLessThan(total(order) / 2);
    expect((await planned(order)).length).toBe(2);
  });

  it('is not charged: its share of what the bank keeps ready shrinks to nothing', async () => {
    const order = await soldFromTwoPlaces();
    const ids = await planned(order);
    await shipments.move(ids[0] ?? '', 'cancelled', 'called_off');
    await new RefundDeskRepository(writer).begin(ids[0] ?? '');
    const refund = await refunds.load(ids[0] ?? '');
    expect(refund?.tenders.every(({ kind }) => kind === 'not-taken')).toBeTrue();
    const shares = await database.query<{ minor: string }>(
      'select amount_minor as minor from fulfilment.shipment where order_id = $1',
      [order.id],
    );
    const left = shares.reduce((all, { minor }) => all + Number(minor), 0);
    expect(left).toBe(total(order) - (refund?.amountMinor ?? 0));
  });

  it('takes everything along when nothing else came: delivery is not paid for nothing', async () => {
    const order = await soldFromTwoPlaces();
    await database.query(
      `insert into ordering.cancel_request (id, order_id, reason) values (gen_random_uuid(), $1, 'staff_request')`,
      [order.id],
    );
    for (const id of await planned(order)) await shipments.move(id, 'cancelled', 'called_off');
    expect(await shipments.follow(order.id)).toBe('cancelled');
    const sums = (await given(order)).map(({ amountMinor }) => amountMinor);
    expect(sums.reduce((all, each) => all + each, 0)).toBe(total(order));
    expect(await new CancelRequestRepository(writer).open(order.id)).toBeNull();
    expect((await reservations(order)).every((row) => row.endsWith('released'))).toBeTrue();
    const events = await database.query<{ kind: string }>(
      `select kind from platform.outbox where aggregate_id = $1 and kind like 'order.%' order by seq`,
      [order.id],
    );
    expect(events.map(({ kind }) => kind)).toEqual(['order.moved', 'order.cancelled']);
  });

  it('takes a bundle along as a whole, once, however many parts of it do not come', async () => {
    const { magnesium60, magnesium120 } = TINY_IDS.variants;
    const { store, warehouse } = TINY_IDS.locations;
    const order = await seedOrder(database, anOrder().withLine('MAG-120', 1).confirmed().build());
    const bundle = [magnesium120, magnesium60];
    await database.query(
      'insert into inventory.bundle_component (bundle_variant_id, component_variant_id, quantity) values ($1, $2, 2)',
      bundle,
    );
    try {
      // One of its two parts lies at each place.
      await database.query(
        `with held as (
           update inventory.reservation set variant_id = $2, location_id = $3 where order_id = $1
           returning order_line_id),
         other as (
           insert into inventory.reservation (id, order_id, order_line_id, variant_id, location_id, quantity, state)
           select gen_random_uuid(), $1, order_line_id, $2, $4, 1, 'allocated' from held)
         update inventory.stock_level set reserved = reserved + case variant_id when $2 then 1 else -1 end
         where variant_id = $2 and location_id in ($3, $4) or variant_id = $5 and location_id = $3`,
        [order.id, magnesium60, warehouse, store, magnesium120],
      );
      await new CaptureRepository(writer).openBooks(order.id);
      const [first = '', second = ''] = await planned(order);
      await shipments.move(first, 'cancelled', 'called_off');
      expect((await given(order)).map(({ units }) => units)).toEqual([1]);
      for (const state of ['picking', 'packed', 'shipped', 'delivered'] as const)
        await shipments.move(second, state, null);
      // What came of it stays with the shopper: there is no whole bundle to send back.
      const ground = await new ReturnRepository(writer).ground(order.id);
      expect(ground?.lines[0]).toEqual(jasmine.objectContaining({ delivered: 0, quantity: 1 }));
      const again = await refunds.preview(order.id, {
        lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }],
      });
      expect(again.code).toBe('QUANTITY_EXCEEDED');
    } finally {
      await database.query(
        'delete from inventory.bundle_component where bundle_variant_id = $1 and component_variant_id = $2',
        bundle,
      );
    }
  });

  it('and is not collected goes back to the shelf, with all that was paid', async () => {
    const order = await seedOrder(database, anOrder().withLine('MAG-60', 2).confirmed().build());
    await database.query(
      `update ordering."order" set delivery = delivery || jsonb_build_object('kind', 'collect', 'locationCode',
         (select code from inventory.location where id = $2)) where id = $1`,
      [order.id, TINY_IDS.locations.store],
    );
    const [id = ''] = await planned(order);
    for (const to of ['picking', 'packed', 'ready_for_pickup', 'not_collected'] as const)
      await shipments.move(id, to, null);
    expect(await shipments.follow(order.id)).toBe('not_collected');
    expect(await reservations(order)).toEqual(['2 released']);
    expect((await given(order)).map(({ amountMinor }) => amountMinor)).toEqual([total(order)]);
  });

  it('owes nothing when staff gave the money back before', async () => {
    const order = await soldFromTwoPlaces();
    const ids = await planned(order);
    const all = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
    await writer.sequelize.transaction((transaction) =>
      refunds.open(transaction, {
        id: order.id,
        orderId: order.id,
        lines: all,
        reason: 'goodwill',
        source: { kind: 'staff' },
        requestedBy: 'someone',
        state: 'approved',
      }),
    );
    for (const id of ids) await shipments.move(id, 'cancelled', 'called_off');
    const sums = (await given(order)).map(({ amountMinor }) => amountMinor);
    expect(sums.reduce((sum, each) => sum + each, 0)).toBe(total(order));
    const tasks = await database.query('select key from platform.staff_task where order_id = $1', [
      order.id,
    ]);
    expect(tasks).toEqual([]);
  });

  describe('yet, for its goods are still to come in,', () => {
    const withBackorder = async (): Promise<OrderExample> => {
      const order = await soldFromTwoPlaces();
      await database.query(
        `with gone as (
           delete from inventory.reservation where order_id = $1 and location_id = $2
           returning order_line_id, variant_id, quantity),
         lowered as (
           update inventory.stock_level s set reserved = reserved - 1
           from gone g where s.variant_id = g.variant_id and s.location_id = $2)
         insert into inventory.backorder_claim (id, order_id, order_line_id, variant_id, quantity, state, expected_on)
         select gen_random_uuid(), $1, order_line_id, variant_id, quantity, 'waiting', current_date + 30 from gone`,
        [order.id, TINY_IDS.locations.store],
      );
      return order;
    };

    it('bears its own share, and the order is not over before it came', async () => {
      const order = await withBackorder();
      const [id = ''] = await planned(order);
      const [row] = await database.query<{ minor: string }>(
        'select amount_minor as minor from fulfilment.shipment where order_id = $1',
        [order.id],
      );
      expect(Number(row?.minor)).toBeLessThan(total(order));
      for (const to of ['picking', 'packed', 'shipped', 'delivered'] as const)
        await shipments.move(id, to, null);
      const state = await shipments.follow(order.id);
      expect(state).toBe('partially_shipped');
      expect(state !== null && isFinal(state)).toBeFalse();
    });
  });
});
