import { randomUUID } from 'node:crypto';
import { amountDue, CLEARING_ACCOUNTS, balanceOf } from '@green-apple/domain-money';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
  type OrderExample,
} from '@green-apple/testing';
import { LedgerRepository } from '../ledger/index.ts';
import { OrderRepository } from '../order/index.ts';
import { openWriter, type Writer } from '../pools.ts';
import { CaptureRepository } from './capture.repository.ts';
import { LabelRepository } from './label.repository.ts';
import { ShipmentRepository } from './shipment.repository.ts';

describe('the shipments of an order', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let shipments: ShipmentRepository;
  let captures: CaptureRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    shipments = new ShipmentRepository(writer);
    captures = new CaptureRepository(writer);
  });
  afterAll(async () => {
    await writer.close();
    await database.drop();
  });

  const sold = async (changes: Partial<OrderExample> = {}): Promise<OrderExample> => {
    const order = anOrder({ taxMinor: 101, ...changes })
      .withLine('MAG-60', 3)
      .withLine('MAG-120', 1)
      .confirmed()
      .build();
    await seedOrder(database, order);
    await database.query(`update payment.payment set provider_ref = $2 where order_id = $1`, [
      order.id,
      `pi_${order.id}`,
    ]);
    return order;
  };
  /** Some of the first line lies in the store. */
  const soldFromTwoPlaces = async (): Promise<OrderExample> => {
    const order = await sold();
    await database.query(
      `with taken as (
         update inventory.reservation set quantity = quantity - 1
         where order_id = $1 and quantity > 1 returning order_line_id, variant_id)
       insert into inventory.reservation (id, order_id, order_line_id, variant_id, location_id, quantity, state)
       select gen_random_uuid(), $1, order_line_id, variant_id, $2, 1, 'allocated' from taken`,
      [order.id, TINY_IDS.locations.store],
    );
    return order;
  };
  const amounts = async (orderId: string): Promise<number[]> =>
    (
      await database.query<{ minor: string }>(
        'select amount_minor as minor from fulfilment.shipment where order_id = $1 order by position',
        [orderId],
      )
    ).map(({ minor }) => Number(minor));
  const total = async (orderId: string): Promise<number> => {
    const [row] = await database.query<{ total: string }>(
      'select total_minor as total from ordering."order" where id = $1',
      [orderId],
    );
    return Number(row?.total);
  };
  const walk = async (
    shipmentId: string,
    ...states: Parameters<ShipmentRepository['move']>[1][]
  ) => {
    for (const state of states) await shipments.move(shipmentId, state, null);
  };

  it('are planned once, one for each place, and cost the total together', async () => {
    const order = await soldFromTwoPlaces();
    const [first, second] = await Promise.all([shipments.plan(order.id), shipments.plan(order.id)]);
    expect(first?.length).toBe(2);
    expect(second).toEqual(first ?? []);
    const parts = await amounts(order.id);
    expect(parts.reduce((all, each) => all + each, 0)).toBe(await total(order.id));
    expect(parts.every((each) => each > 0)).toBeTrue();
  });

  it('are one where the shopper collects, wherever its parts lie', async () => {
    const order = await soldFromTwoPlaces();
    await database.query(
      `update ordering."order" set delivery = delivery || jsonb_build_object('kind', 'collect', 'locationCode',
         (select code from inventory.location where id = $2)) where id = $1`,
      [order.id, TINY_IDS.locations.store],
    );
    const planned = await shipments.plan(order.id);
    expect(planned.length).toBe(1);
    expect((await shipments.load(planned[0]?.shipmentId ?? ''))?.kind).toBe('pickup');
    expect(await amounts(order.id)).toEqual([await total(order.id)]);
  });

  it('grow by what comes in later, and the shares still sum to the total', async () => {
    const order = await sold();
    await database.query(
      `update inventory.reservation set state = 'held' where order_id = $1 and quantity = 1`,
      [order.id],
    );
    // What is not there yet is not yet paid for: its share waits with it.
    await database.query(
      `update payment.payment set amount_minor = amount_minor where order_id = $1`,
      [order.id],
    );
    expect((await shipments.plan(order.id)).length).toBe(1);
    await database.query(
      `update inventory.reservation set state = 'allocated' where order_id = $1 and state = 'held'`,
      [order.id],
    );
    const planned = await shipments.plan(order.id);
    expect(planned.map(({ position }) => position)).toEqual([1, 2]);
    const parts = await amounts(order.id);
    expect(parts.reduce((all, each) => all + each, 0)).toBe(await total(order.id));
    expect(parts.every((each) => each > 0)).toBeTrue();
  });

  it('of an order that is not sold are none', async () => {
    const order = await seedOrder(database, anOrder().build());
    expect(await shipments.plan(order.id)).toEqual([]);
    expect(await shipments.plan(randomUUID())).toEqual([]);
    expect(await shipments.follow(order.id)).toBe('placed');
    expect(await shipments.follow(randomUUID())).toBeNull();
  });

  it('lead the order, which moves once for each of their steps', async () => {
    const order = await soldFromTwoPlaces();
    const [one, two] = await shipments.plan(order.id);
    const seen: (string | null)[] = [await shipments.follow(order.id)];
    const steps = [
      [one, 'picking'],
      [one, 'packed'],
      [one, 'shipped'],
      [two, 'picking'],
      [two, 'packed'],
      [two, 'shipped'],
      [one, 'delivered'],
      [two, 'lost'],
    ] as const;
    for (const [shipment, state] of steps) {
      await shipments.move(shipment?.shipmentId ?? '', state, null);
      seen.push(await shipments.follow(order.id), await shipments.follow(order.id));
    }
    expect([...new Set(seen)]).toEqual([
      'confirmed',
      'packing',
      'partially_shipped',
      'shipped',
      'partially_delivered',
    ]);
    const history = await database.query<{ state: string }>(
      'select to_state as state from ordering.history where order_id = $1 order by seq',
      [order.id],
    );
    expect(history.map(({ state }) => state)).toEqual(['placed', ...new Set(seen)].map(String));
  });

  it('move along their table only, each step once, with one event', async () => {
    const order = await sold();
    const [shipment] = await shipments.plan(order.id);
    const id = shipment?.shipmentId ?? '';
    expect((await shipments.move(id, 'shipped', null)).code).toBe('stood');
    const twice = await Promise.all([1, 2].map(() => shipments.move(id, 'picking', null)));
    expect(twice.map(({ code }) => code).sort()).toEqual(['moved', 'stood']);
    const events = await database.query(
      `select 1 from platform.outbox where aggregate_id = $1 and kind = 'shipment.changed'`,
      [id],
    );
    expect(events.length).toBe(1);
    expect((await shipments.move(randomUUID(), 'picking', null)).code).toBe('missing');
  });

  it('are shown to the shopper with state and tracking, and every move is news', async () => {
    const order = await sold();
    const [shipment] = await shipments.plan(order.id);
    const id = shipment?.shipmentId ?? '';
    await shipments.follow(order.id);
    const orders = new OrderRepository(writer);
    const before = await orders.progress(order.id);
    await walk(id, 'picking', 'packed', 'shipped');
    await new LabelRepository(writer).noteLabel(id, {
      carrier: 'USPS',
      service: 'Priority',
      trackerRef: `trk_${id}`,
      trackingCode: '9400',
      trackingUrl: 'https://track.example/9400',
      labelUrl: 'https://label.example/1',
      costMinor: 785,
      currency: 'USD',
    });
    await shipments.follow(order.id);
    await walk(id, 'in_transit');
    await shipments.follow(order.id);
    const after = await orders.progress(order.id);
    expect(after?.version).toBeGreaterThan((before?.version ?? 0) + 1);
    expect(after?.shipments[0]).toEqual(
      jasmine.objectContaining({ state: 'in_transit', carrier: 'USPS', trackingCode: '9400' }),
    );
    expect(after?.shipments[0]?.lines.map(({ quantity }) => quantity)).toEqual([3, 1]);
  });

  it('remember the first handle of a carrier, so that no label is bought twice', async () => {
    const order = await sold();
    const [shipment] = await shipments.plan(order.id);
    const labels = new LabelRepository(writer);
    const id = shipment?.shipmentId ?? '';
    expect(await labels.noteCarrierRef(id, 'shp_first')).toBe('shp_first');
    expect(await labels.noteCarrierRef(id, 'shp_second')).toBe('shp_first');
    expect((await labels.papers(id))?.carrierRef).toBe('shp_first');
    await labels.forgetLabel(id);
    expect((await labels.papers(id))?.carrierRef).toBeNull();
  });

  describe('in the books', () => {
    const books = async (orderId: string) => {
      const entries = await new LedgerRepository(writer).entries(orderId);
      return {
        due: amountDue(entries, 'USD').minor,
        underway: CLEARING_ACCOUNTS.filter(
          (account) => balanceOf(entries, account, 'USD').minor !== 0,
        ),
      };
    };

    it('are paid one by one, to the cent, however often each step is taken', async () => {
      const order = await soldFromTwoPlaces();
      const planned = await shipments.plan(order.id);
      for (let turn = 0; turn < 2; turn++) await captures.openBooks(order.id);
      expect((await books(order.id)).due).toBe(await total(order.id));
      for (const { shipmentId } of planned) {
        const row = await captures.load(shipmentId);
        if (row === null) throw new Error('no shipment');
        for (let turn = 0; turn < 2; turn++) {
          await captures.noteRequest(row, 1);
          await captures.noteCaptured(row, 1, row.isLast);
        }
        expect((await captures.load(shipmentId))?.isCaptured).toBeTrue();
      }
      expect(await books(order.id)).toEqual({ due: 0, underway: [] });
      expect(await captures.openAuthorisation(order.id)).toBeNull();
    });

    it('owe everything again when the bank has let go, and one new question is asked', async () => {
      const order = await soldFromTwoPlaces();
      const [one, two] = await shipments.plan(order.id);
      await captures.openBooks(order.id);
      const row = await captures.load(one?.shipmentId ?? '');
      if (row === null) throw new Error('no shipment');
      await captures.noteRequest(row, 1);
      await captures.noteFailed(row, 1, true);
      expect(await books(order.id)).toEqual({ due: await total(order.id), underway: [] });
      expect((await captures.load(two?.shipmentId ?? ''))?.payment).toBeNull();
      const asked = await Promise.all([1, 2, 3].map(() => captures.attemptToAskAgain(order.id)));
      expect(new Set(asked.map((each) => each?.attempt))).toEqual(new Set([2]));
      expect(asked[0]).toEqual(
        jasmine.objectContaining({
          openMinor: await total(order.id),
          agreedRef: `pi_${order.id}`,
          state: 'requested',
        }),
      );
    });

    it('give one parcel’s money back and keep the other’s', async () => {
      const order = await soldFromTwoPlaces();
      const [one] = await shipments.plan(order.id);
      await captures.openBooks(order.id);
      const row = await captures.load(one?.shipmentId ?? '');
      if (row === null) throw new Error('no shipment');
      await captures.noteRequest(row, 1);
      await captures.noteCaptured(row, 1, false);
      for (let turn = 0; turn < 2; turn++) {
        await captures.noteRefunded(row, await captures.noteRefundRequest(row));
      }
      await captures.releaseHold(order.id, 1);
      expect(await books(order.id)).toEqual({ due: await total(order.id), underway: [] });
    });
  });
});
