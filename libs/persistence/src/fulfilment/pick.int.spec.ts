import { ITEMS, PLACES, StockStage, type PlacedOrder } from '../stock/stock-stage.int.spec.ts';
import { openWriter, type Writer } from '../pools.ts';
import { RefundRepository } from '../refund/index.ts';
import { CaptureRepository } from './capture.repository.ts';
import { PickRepository } from './pick.repository.ts';
import { ShipmentRepository, type ShipmentRow } from './shipment.repository.ts';

const { magnesium60, magnesium120, vitaminD90 } = ITEMS;
const { warehouse, store } = PLACES;

/** What somebody says they found: units by the code of their lot; without lots by an empty code. */
type Found = Readonly<Record<string, number>>;

describe('what was picked for a shipment', () => {
  let stage: StockStage;
  let writer: Writer;
  let shipments: ShipmentRepository;
  let picks: PickRepository;

  beforeEach(async () => {
    stage = await StockStage.open();
    writer = openWriter(stage.database.urlFor('ga_worker'), { max: 4 });
    shipments = new ShipmentRepository(writer);
    picks = new PickRepository(writer);
    await stage.count(magnesium60, warehouse, 20);
    await stage.count(magnesium60, store, 0);
    await stage.lots(magnesium60, { EARLY: [200, 6], LATE: [400, 14] });
  }, 60_000);
  afterEach(async () => {
    expect(await stage.faults()).toEqual([]);
    await writer.close();
    await stage.close();
  });

  const pay = (order: PlacedOrder): Promise<unknown> =>
    stage.database.query(
      `update payment.payment set state = 'authorised', provider_ref = 'pi_' || order_id where order_id = $1`,
      [order.id],
    );
  /** Sold, planned, and in somebody's hands. */
  const picking = async (
    order: PlacedOrder,
    parts: Parameters<StockStage['hold']>[1],
  ): Promise<ShipmentRow> => {
    expect(await stage.hold(order, parts)).toBeTrue();
    await stage.desk.confirm(order.id, 1);
    await pay(order);
    await new CaptureRepository(writer).openBooks(order.id);
    const [planned] = await shipments.plan(order.id);
    await shipments.move(planned?.shipmentId ?? '', 'picking', null);
    return loaded(planned?.shipmentId ?? '');
  };
  const loaded = async (shipmentId: string): Promise<ShipmentRow> => {
    const shipment = await shipments.load(shipmentId);
    if (shipment === null) throw new Error('no such shipment');
    return shipment;
  };
  const onePart = (quantity: number) => [
    { variantId: magnesium60, locationId: warehouse, quantity },
  ];
  const say = async ({ id, items }: ShipmentRow, ...found: Found[]): Promise<void> => {
    const lots = await stage.database.query<{ id: string; code: string; variant: string }>(
      'select id, code, variant_id as variant from inventory.lot',
    );
    const parts = items.map(({ reservationId, variantId }, index) => ({
      partId: reservationId,
      lots: Object.entries(found[index] ?? {}).map(([code, quantity]) => ({
        lotId:
          code === ''
            ? null
            : (lots.find((lot) => lot.code === code && lot.variant === variantId)?.id ?? null),
        quantity,
      })),
    }));
    await stage.database.query(
      `insert into fulfilment.instruction (shipment_id, seq, kind, given_by, detail)
       select $1, coalesce(max(seq), 0) + 1, 'picked', 'someone', $2 from fulfilment.instruction where shipment_id = $1`,
      [id, JSON.stringify({ parts })],
    );
  };
  const chosen = async (orderId: string): Promise<string[]> =>
    (
      await stage.database.query<{ text: string }>(
        `select t.code || ' ' || c.quantity as text from inventory.reservation_lot c
         join inventory.reservation r on r.id = c.reservation_id join inventory.lot t on t.id = c.lot_id
         where r.order_id = $1 order by 1`,
        [orderId],
      )
    ).map(({ text }) => text);
  const level = async (variantId: string, locationId: string): Promise<[number, number]> => {
    const [row] = await stage.database.query<{ on_hand: number; reserved: number }>(
      'select on_hand, reserved from inventory.stock_level where variant_id = $1 and location_id = $2',
      [variantId, locationId],
    );
    return [row?.on_hand ?? -1, row?.reserved ?? -1];
  };
  const money = async (orderId: string): Promise<{ shares: number[]; total: number }> => {
    const rows = await stage.database.query<{ minor: string; total: string }>(
      `select s.amount_minor as minor, o.total_minor as total from fulfilment.shipment s
       join ordering."order" o on o.id = s.order_id where o.id = $1 order by s.position`,
      [orderId],
    );
    return { shares: rows.map(({ minor }) => Number(minor)), total: Number(rows[0]?.total) };
  };
  const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
  const states = async (orderId: string): Promise<string[]> =>
    (await shipments.plan(orderId)).map(({ state }) => state);
  const refunds = async (orderId: string) =>
    (await new RefundRepository(writer).ofOrder(orderId)).map(({ amountMinor, parts }) => ({
      amountMinor,
      units: sum(parts.map(({ quantity }) => quantity)),
    }));

  it('may come from another lot than the one that expires first, and leaves from it', async () => {
    const order = await stage.order('MAG-60', 5);
    const shipment = await picking(order, onePart(5));
    expect(await chosen(order.id)).toEqual(['EARLY 5']);
    await say(shipment, { EARLY: 1, LATE: 4 });
    expect(await picks.bookPicks(shipment.id)).toEqual({ code: 'booked' });
    expect(await chosen(order.id)).toEqual(['EARLY 1', 'LATE 4']);
    expect(await stage.faults()).toEqual([]);
    const { orderId, items, id: key } = await loaded(shipment.id);
    const left = await stage.book.shipAllocated({ key, orderId, items });
    expect(left.map(({ quantity }) => quantity)).toEqual([1, 4]);
    expect(await level(magnesium60, warehouse)).toEqual([15, 0]);
  });

  it('is said again before it is packed: the last word holds, and each is booked once', async () => {
    const order = await stage.order('MAG-60', 5);
    const shipment = await picking(order, onePart(5));
    await say(shipment, { LATE: 5 });
    await picks.bookPicks(shipment.id);
    await say(shipment, { EARLY: 4, LATE: 1 });
    await Promise.all([picks.bookPicks(shipment.id), picks.bookPicks(shipment.id)]);
    expect(await chosen(order.id)).toEqual(['EARLY 4', 'LATE 1']);
  });

  it('and is in a lot that others have chosen meanwhile gets its lot when it leaves', async () => {
    const order = await stage.order('MAG-60', 5);
    const shipment = await picking(order, onePart(5));
    await say(shipment, { LATE: 5 });
    await picking(await stage.order('MAG-60', 12), onePart(12));
    await picks.bookPicks(shipment.id);
    const { orderId, items, id: key } = await loaded(shipment.id);
    const left = await stage.book.shipAllocated({ key, orderId, items });
    expect(sum(left.map(({ quantity }) => quantity))).toBe(5);
  });

  it('is short: the rest comes from another place, in a parcel of its own, and costs the same together', async () => {
    await stage.database.query('update inventory.location set ships = true');
    await stage.count(magnesium60, store, 4);
    const order = await stage.order('MAG-60', 5);
    const shipment = await picking(order, onePart(5));
    await say(shipment, { EARLY: 3 });
    await Promise.all([picks.bookPicks(shipment.id), picks.bookPicks(shipment.id)]);
    expect(await states(order.id)).toEqual(['picking', 'planned']);
    const { shares, total } = await money(order.id);
    expect(sum(shares)).toBe(total);
    expect(shares.every((share) => share > 0)).toBeTrue();
    // Two were not there: the shelf says so, and nobody else is sold what nobody found.
    expect(await level(magnesium60, warehouse)).toEqual([18, 3]);
    expect(await level(magnesium60, store)).toEqual([4, 2]);
    expect(await chosen(order.id)).toEqual(['EARLY 3']);
    expect(await refunds(order.id)).toEqual([]);
  });

  it('is short and lies nowhere else: what was not found is paid back, the rest goes on', async () => {
    const order = await stage.order('MAG-60', 5);
    const shipment = await picking(order, onePart(5));
    await say(shipment, { EARLY: 4 });
    await Promise.all([picks.bookPicks(shipment.id), picks.bookPicks(shipment.id)]);
    expect(await states(order.id)).toEqual(['picking', 'cancelled']);
    const [refund, ...more] = await refunds(order.id);
    expect(more).toEqual([]);
    expect(refund?.units).toBe(1);
    const { shares, total } = await money(order.id);
    expect(sum(shares)).toBe(total);
    expect(await level(magnesium60, warehouse)).toEqual([19, 4]);
    expect(await chosen(order.id)).toEqual(['EARLY 4']);
    const { items } = await loaded(shipment.id);
    expect(items.map(({ quantity }) => quantity)).toEqual([4]);
    const jobs = await stage.database.query(
      `select seq from platform.outbox where kind = 'fulfilment' and aggregate_id = $1`,
      [order.id],
    );
    expect(jobs.length).toBeGreaterThan(0);
  });

  it('is short while more is to come in: the order waits for it', async () => {
    await stage.database.query(
      `insert into inventory.backorder (variant_id, kind, unit_limit, expected_on)
       values ($1, 'backorder', 10, current_date + 20)`,
      [magnesium60],
    );
    const order = await stage.order('MAG-60', 5);
    const shipment = await picking(order, onePart(5));
    await say(shipment, { EARLY: 3 });
    await picks.bookPicks(shipment.id);
    const waits = await stage.database.query<{ quantity: number; state: string }>(
      'select quantity, state from inventory.backorder_claim where order_id = $1',
      [order.id],
    );
    expect(waits).toEqual([{ quantity: 2, state: 'waiting' }]);
    expect(await states(order.id)).toEqual(['picking']);
    expect(await refunds(order.id)).toEqual([]);
  });

  for (const [where, elsewhere] of [
    ['nowhere else', 0],
    ['in another place', 9],
  ] as const)
    it(`is nothing at all, and there is more ${where}`, async () => {
      await stage.database.query('update inventory.location set ships = true');
      await stage.count(magnesium60, store, elsewhere);
      const order = await stage.order('MAG-60', 2);
      const shipment = await picking(order, onePart(2));
      await say(shipment, {});
      expect(await picks.bookPicks(shipment.id)).toEqual({ code: 'nothing_found' });
      const isSent = elsewhere > 0;
      expect(await states(order.id)).toEqual(isSent ? ['cancelled', 'planned'] : ['cancelled']);
      expect(await level(magnesium60, warehouse)).toEqual([18, 0]);
      const { shares, total } = await money(order.id);
      expect(sum(shares)).toBe(total);
      // Nothing came: delivery is not paid for nothing.
      const given = await refunds(order.id);
      expect(sum(given.map(({ amountMinor }) => amountMinor))).toBe(isSent ? 0 : total);
      const tasks = await stage.database.query('select key from platform.staff_task');
      expect(tasks).toEqual([]);
      const state = await shipments.follow(order.id);
      const [ended] = await stage.database.query<{ reason: string | null }>(
        'select state_reason as reason from ordering."order" where id = $1',
        [order.id],
      );
      expect([state, ended?.reason]).toEqual(
        isSent ? ['confirmed', null] : ['cancelled', 'out_of_stock'],
      );
    });

  it('breaks a bundle: what belongs to it goes back to the shelf, and the bundle is paid back once', async () => {
    await stage.count(magnesium120, warehouse, 8);
    await stage.lots(magnesium120, { ONLY: [500, 8] });
    const order = await stage.order('VD3-90', 2);
    await stage.database.query(
      `insert into inventory.bundle_component (bundle_variant_id, component_variant_id, quantity)
       values ($1, $2, 2), ($1, $3, 1)`,
      [vitaminD90, magnesium60, magnesium120],
    );
    const shipment = await picking(order, [
      { variantId: magnesium60, locationId: warehouse, quantity: 4 },
      { variantId: magnesium120, locationId: warehouse, quantity: 2 },
    ]);
    const found = shipment.items.map(({ variantId }): Found =>
      variantId === magnesium60 ? { EARLY: 3 } : { ONLY: 2 },
    );
    await say(shipment, ...found);
    await picks.bookPicks(shipment.id);
    expect((await refunds(order.id)).map(({ units }) => units)).toEqual([1]);
    expect(await level(magnesium60, warehouse)).toEqual([19, 2]);
    expect(await level(magnesium120, warehouse)).toEqual([8, 1]);
  });

  it('counts only while it is being packed, and not for an order that was cancelled', async () => {
    const order = await stage.order('MAG-60', 2);
    const shipment = await picking(order, onePart(2));
    await shipments.move(shipment.id, 'packed', null);
    await say(shipment, { EARLY: 1 });
    expect(await picks.bookPicks(shipment.id)).toEqual({ code: 'stood', state: 'packed' });
    const other = await stage.order('MAG-60', 2);
    const second = await picking(other, onePart(2));
    await stage.database.query(`update ordering."order" set state = 'cancelled' where id = $1`, [
      other.id,
    ]);
    await say(second, { EARLY: 1 });
    expect((await picks.bookPicks(second.id)).code).toBe('stood');
    expect(await level(magnesium60, warehouse)).toEqual([20, 4]);
  });

  it('is a bag at the counter: the parts of one line leave from each place they lie in', async () => {
    await stage.count(magnesium60, store, 3);
    const order = await stage.order('MAG-60', 5);
    await stage.database.query(
      `update ordering."order" set delivery = delivery || jsonb_build_object('kind', 'collect', 'locationCode',
         (select code from inventory.location where id = $2)) where id = $1`,
      [order.id, store],
    );
    const shipment = await picking(order, [
      { variantId: magnesium60, locationId: warehouse, quantity: 2 },
      { variantId: magnesium60, locationId: store, quantity: 3 },
    ]);
    const { orderId, items, id: key } = shipment;
    await stage.book.shipAllocated({ key, orderId, items });
    expect(await level(magnesium60, warehouse)).toEqual([18, 0]);
    expect(await level(magnesium60, store)).toEqual([0, 0]);
  });
});
