import type { MadeGood } from '@green-apple/domain-order';
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
import { RefundRepository } from '../refund/index.ts';
import { stockFaults } from '../stock/stock-audit.ts';
import { StockBookRepository } from '../stock/index.ts';
import { inTransaction } from '../transaction.ts';
import { CaptureRepository } from './capture.repository.ts';
import { MakeGoodRepository } from './make-good.repository.ts';
import { ShipmentRepository } from './shipment.repository.ts';

describe('a parcel that did not arrive', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let desk: Writer;
  let shipments: ShipmentRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    desk = openWriter(database.urlFor('ga_admin'));
    shipments = new ShipmentRepository(writer);
  }, 120_000);
  afterAll(async () => {
    await writer.close();
    await desk.close();
    await database.drop();
  });

  const setStock = (onHand: number) =>
    database.query(
      `update inventory.stock_level set on_hand = reserved + cast($2 as integer)
       where variant_id = $1`,
      [TINY_IDS.variants.magnesium60, onHand],
    );
  interface Lost {
    readonly order: OrderExample;
    readonly id: string;
  }
  /** Sold, packed, charged and sent; then the carrier lost it. */
  const lost = async (units = 2): Promise<Lost> => {
    await setStock(20);
    const order = anOrder({ taxMinor: 101 }).withLine('MAG-60', units).confirmed().build();
    await seedOrder(database, order);
    await database.query(`update payment.payment set provider_ref = $2 where order_id = $1`, [
      order.id,
      `pi_${order.id}`,
    ]);
    const captures = new CaptureRepository(writer);
    await captures.openBooks(order.id);
    const [planned] = await shipments.plan(order.id);
    const id = planned?.shipmentId ?? '';
    await send(id);
    const share = await captures.load(id);
    if (share === null) throw new Error('no share');
    await captures.noteRequest(share, 1);
    await captures.noteCaptured(share, 1, true);
    await shipments.move(id, 'lost', null);
    await shipments.follow(order.id);
    return { order, id };
  };
  const send = async (id: string): Promise<void> => {
    await shipments.move(id, 'picking', null);
    await shipments.move(id, 'packed', null);
    const row = await shipments.load(id);
    if (row === null) throw new Error('no shipment');
    const { orderId, items, locationId } = row;
    await new StockBookRepository(writer).shipAllocated({ key: id, orderId, items, locationId });
    await shipments.move(id, 'shipped', null);
  };
  let limit = Number.MAX_SAFE_INTEGER;
  const decide = ({ order, id: shipmentId }: Lost, how: MadeGood): Promise<string> =>
    inTransaction(desk, async (transaction) => {
      const by = { id: 'sam', name: 'Sam Sorrel' };
      const wanted = { orderId: order.id, shipmentId, how, by, limitMinor: () => limit };
      return (await new MakeGoodRepository(desk).decide(wanted, transaction)).code;
    });
  const refunds = ({ order }: Lost) => new RefundRepository(writer).ofOrder(order.id);
  const total = ({ lines, shippingMinor, taxMinor }: OrderExample): number =>
    lines.reduce((all, { unitMinor, quantity }) => all + unitMinor * quantity, 0) +
    shippingMinor +
    taxMinor;
  const state = async ({ order }: Lost): Promise<string | undefined> =>
    (
      await database.query<{ state: string }>('select state from ordering."order" where id = $1', [
        order.id,
      ])
    )[0]?.state;
  const rows = (orderId: string) =>
    database.query<{ state: string; minor: string; units: number }>(
      `select s.state, s.amount_minor as minor, (select sum(p.quantity)::int from fulfilment.shipment_part p
         where p.shipment_id = s.id) as units
       from fulfilment.shipment s where s.order_id = $1 order by s.position`,
      [orderId],
    );
  const faults = async (): Promise<string[]> =>
    (await stockFaults(writer))
      .map(({ fault }) => fault)
      // The example order's own holds, and the counts set here, are written without a movement.
      .filter((fault) => !fault.startsWith('movements do not sum'));

  it('is sent again as one more parcel of the same units that costs nothing', async () => {
    const one = await lost();
    expect(await decide(one, 'resend')).toBe('DECIDED');
    // Only decided: the order's run takes the goods.
    expect((await shipments.load(one.id))?.madeGood).toBeNull();
    const planned = await shipments.plan(one.order.id);
    expect(planned.map(({ madeGood }) => madeGood)).toEqual(['resend', null]);
    expect(await shipments.plan(one.order.id)).toEqual(planned);
    const [first, again, ...more] = await rows(one.order.id);
    expect(more).toEqual([]);
    expect(Number(first?.minor)).toBe(total(one.order));
    expect([Number(again?.minor), again?.units, again?.state]).toEqual([0, 2, 'planned']);
    expect(await faults()).toEqual([]);
    expect(await refunds(one)).toEqual([]);
  });

  it('and was sent again leads its order on its way once more, to the end', async () => {
    const one = await lost();
    expect(await state(one)).toBe('lost');
    await decide(one, 'resend');
    const id = (await shipments.plan(one.order.id))[1]?.shipmentId ?? '';
    const seen = [await shipments.follow(one.order.id)];
    await send(id);
    seen.push(await shipments.follow(one.order.id));
    await shipments.move(id, 'delivered', null);
    seen.push(await shipments.follow(one.order.id));
    expect(seen).toEqual(['partially_shipped', 'shipped', 'delivered']);
    expect(await faults()).toEqual([]);
  });

  it('is refunded whole, delivery too, when nothing else came', async () => {
    const one = await lost();
    expect(await decide(one, 'refund')).toBe('DECIDED');
    const [refund, ...more] = await refunds(one);
    expect(more).toEqual([]);
    expect(refund).toEqual(
      jasmine.objectContaining({
        sourceKind: 'shipment',
        reason: 'lost',
        state: 'approved',
        amountMinor: total(one.order),
        requestedBy: 'sam',
      }),
    );
    expect((await shipments.load(one.id))?.madeGood).toBe('refund');
    expect((await shipments.plan(one.order.id)).length).toBe(1);
  });

  describe('and costs more than one employee may give back alone', () => {
    const lea = { id: 'lea', name: 'Lea Linden' };
    beforeAll(() => (limit = 100));
    afterAll(() => (limit = Number.MAX_SAFE_INTEGER));
    const waiting = async () => {
      const one = await lost();
      expect(await decide(one, 'refund')).toBe('DECIDED');
      const [refund] = await refunds(one);
      if (refund === undefined) throw new Error('no refund');
      return { ...one, refund };
    };
    const jobs = async ({ order }: Lost, kind: string): Promise<number> =>
      (
        await database.query(
          'select 1 from platform.outbox where aggregate_id = $1 and kind = $2',
          [order.id, kind],
        )
      ).length;

    it('waits for a second person: to its run nothing was decided yet', async () => {
      const one = await waiting();
      expect([one.refund.state, one.refund.requestedName]).toEqual([
        'awaiting_approval',
        'Sam Sorrel',
      ]);
      expect((await shipments.load(one.id))?.madeGood).toBeNull();
      expect(await decide(one, 'resend')).toBe('MADE_GOOD_OTHERWISE');
      expect(await jobs(one, 'refund')).toBe(0);
    });

    it('is made good when they agree, and its run hears of it', async () => {
      const one = await waiting();
      const before = await jobs(one, 'fulfilment');
      await inTransaction(desk, (transaction) =>
        new RefundRepository(desk).approve(transaction, one.refund, lea),
      );
      expect((await shipments.load(one.id))?.madeGood).toBe('refund');
      expect([await jobs(one, 'refund'), await jobs(one, 'fulfilment')]).toEqual([1, before + 1]);
    });

    it('is for somebody to decide anew when they do not', async () => {
      const one = await waiting();
      await inTransaction(desk, (transaction) =>
        new RefundRepository(desk).refuse(transaction, one.refund, 'NOT_AGREED', lea),
      );
      expect(await decide(one, 'refund')).toBe('DECIDED');
      expect((await refunds(one)).map(({ state: at }) => at)).toEqual([
        'refused',
        'awaiting_approval',
      ]);
      await inTransaction(desk, async (transaction) => {
        const [, again] = await refunds(one);
        if (again !== undefined)
          await new RefundRepository(desk).refuse(transaction, again, 'NOT_AGREED', lea);
      });
      expect(await decide(one, 'resend')).toBe('DECIDED');
    });
  });

  it('is made good once, however many decide at once', async () => {
    const one = await lost();
    const codes = await Promise.all(
      (['refund', 'resend', 'refund', 'resend'] as const).map((how) => decide(one, how)),
    );
    expect(codes.filter((code) => code === 'DECIDED').length).toBe(1);
    expect(codes.filter((code) => code === 'DECIDED_BEFORE').length).toBe(1);
    expect(codes.filter((code) => code === 'MADE_GOOD_OTHERWISE').length).toBe(2);
    await shipments.plan(one.order.id);
    const given = (await refunds(one)).length;
    const again = (await rows(one.order.id)).length - 1;
    expect(given + again).toBe(1);
  });

  it('is not sent again when the shelves are empty: then only the money helps', async () => {
    const one = await lost();
    await setStock(1);
    expect(await decide(one, 'resend')).toBe('OUT_OF_STOCK');
    expect(await decide(one, 'refund')).toBe('DECIDED');
  });

  it('whose goods somebody else bought in between is decided once more, and staff hear of it', async () => {
    const one = await lost();
    expect(await decide(one, 'resend')).toBe('DECIDED');
    await setStock(0);
    for (let turn = 0; turn < 2; turn++)
      expect((await shipments.plan(one.order.id)).length).toBe(1);
    const tasks = await database.query<{ kind: string }>(
      'select kind from platform.staff_task where order_id = $1',
      [one.order.id],
    );
    expect(tasks).toEqual([{ kind: 'parcel_not_resent' }]);
    expect(await faults()).toEqual([]);
    expect(await decide(one, 'refund')).toBe('DECIDED');
  });

  it('and was made good stands where it is, whatever a carrier says later', async () => {
    for (const how of ['refund', 'resend'] as const) {
      const one = await lost();
      await decide(one, how);
      expect((await shipments.move(one.id, 'delivered', null)).code).toBe('stood');
    }
    const late = await lost();
    expect((await shipments.move(late.id, 'delivered', null)).code).toBe('moved');
    expect(await decide(late, 'refund')).toBe('NOT_ASTRAY');
  });

  it('is refunded after all when what was sent again is called off, or lost as well', async () => {
    for (const end of ['cancelled', 'lost'] as const) {
      const one = await lost();
      await decide(one, 'resend');
      const id = (await shipments.plan(one.order.id))[1]?.shipmentId ?? '';
      if (end === 'cancelled') await shipments.move(id, 'cancelled', 'called_off');
      else {
        await send(id);
        await shipments.move(id, 'lost', null);
        expect(await decide({ ...one, id }, 'refund')).toBe('DECIDED');
      }
      expect((await refunds(one)).map(({ amountMinor }) => amountMinor)).toEqual([
        total(one.order),
      ]);
      expect(await shipments.follow(one.order.id)).toBe('lost');
      expect(await faults()).toEqual([]);
    }
  });

  it('gives its own units back only, when the rest arrived', async () => {
    const one = await lost(3);
    await database.query(
      `with part as (update fulfilment.shipment_part set quantity = 2 where shipment_id = $1
         returning reservation_id, order_line_id, variant_id),
       other as (insert into fulfilment.shipment
           (id, order_id, location_id, position, kind, state, amount_minor, currency)
         values (gen_random_uuid(), $2, gen_random_uuid(), 2, 'parcel', 'delivered', 0, 'USD') returning id)
       insert into fulfilment.shipment_part (shipment_id, reservation_id, order_line_id, variant_id, quantity)
       select o.id, p.reservation_id, p.order_line_id, p.variant_id, 1 from part p, other o`,
      [one.id, one.order.id],
    );
    await decide(one, 'refund');
    const [refund] = await refunds(one);
    expect(refund?.parts.reduce((all, { quantity }) => all + quantity, 0)).toBe(2);
    expect(refund?.amountMinor).toBeLessThan(total(one.order));
  });

  it('of another order, or one nobody sent, is not found', async () => {
    const one = await lost();
    const other = await lost();
    expect(await decide({ ...one, id: other.id }, 'refund')).toBe('NOT_FOUND');
    expect(await refunds(other)).toEqual([]);
  });
});
