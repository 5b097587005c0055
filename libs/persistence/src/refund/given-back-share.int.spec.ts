import { balanceOf, CLEARING_ACCOUNTS } from '@green-apple/domain-money';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
  type OrderExample,
} from '@green-apple/testing';
import { v7 as uuidv7 } from 'uuid';
import { CaptureRepository, ShipmentRepository } from '../fulfilment/index.ts';
import { LedgerRepository } from '../ledger/index.ts';
import { openWriter, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { RefundDeskRepository } from './refund-desk.repository.ts';
import { RefundRepository } from './refund.repository.ts';

describe('a parcel whose share was charged and is given back', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let refunds: RefundRepository;
  let desk: RefundDeskRepository;
  let captures: CaptureRepository;
  let shipments: ShipmentRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    refunds = new RefundRepository(writer);
    desk = new RefundDeskRepository(writer);
    captures = new CaptureRepository(writer);
    shipments = new ShipmentRepository(writer);
  }, 120_000);
  afterAll(async () => {
    await writer.close();
    await database.drop();
  });

  interface Parcel {
    readonly shipmentId: string;
    readonly lineId: string;
    readonly minor: number;
  }

  /** One thing in each of two parcels, both charged to one payment. What came to the card is counted. */
  const charged = async () => {
    const order = anOrder({ taxMinor: 101 })
      .withLine('MAG-60', 2)
      .withLine('MAG-120', 1)
      .confirmed()
      .build();
    await seedOrder(database, order);
    await database.query('update payment.payment set provider_ref = $2 where order_id = $1', [
      order.id,
      `pi_${order.id}`,
    ]);
    await database.query(
      `with moved as (
         update inventory.reservation r set location_id = $2 from ordering.line l
         where l.id = r.order_line_id and l.order_id = $1 and l.quantity = 2 returning r.variant_id, r.quantity)
       update inventory.stock_level s
       set reserved = reserved + case when s.location_id = $2 then m.quantity else -m.quantity end
       from moved m where s.variant_id = m.variant_id`,
      [order.id, TINY_IDS.locations.store],
    );
    await captures.openBooks(order.id);
    const parcels: Parcel[] = [];
    for (const { shipmentId } of await shipments.plan(order.id)) {
      const row = await captures.load(shipmentId);
      if (row === null) throw new Error('no parcel');
      await captures.noteRequest(row, 1);
      await captures.noteCaptured(row, 1, row.isLast);
      const [part] = await database.query<{ lineId: string }>(
        'select order_line_id as "lineId" from fulfilment.shipment_part where shipment_id = $1',
        [shipmentId],
      );
      parcels.push({ shipmentId, lineId: part?.lineId ?? '', minor: row.amount.minor });
    }
    const [pair, single] = parcels.toSorted((one) => (one.lineId === order.lines[0]?.id ? -1 : 1));
    if (pair === undefined || single === undefined) throw new Error('not two parcels');
    return { order, pair, single };
  };

  const giveBack = async ({ shipmentId }: Parcel): Promise<number> => {
    const row = await captures.load(shipmentId);
    if (row === null) throw new Error('no parcel');
    const amount = await captures.noteRefundRequest(row);
    if (amount.minor > 0) await captures.noteRefunded(row, amount);
    expect((await captures.noteRefundRequest(row)).minor).toBe(amount.minor);
    return amount.minor;
  };

  /** What the card gets, as the refund's run does it; what was not charged is not given back. */
  const pay = async (refundId: string): Promise<number> => {
    const begun = await desk.begin(refundId);
    for (const { kind, position } of begun?.tenders ?? []) {
      const card = kind === 'card' ? await desk.card(refundId, position) : null;
      if (card === null) continue;
      await desk.noteAsked(card);
      await desk.noteSettled(card, 're_1');
    }
    expect(await desk.settle(refundId)).toBe('settled');
    return (begun?.tenders ?? [])
      .filter(({ kind }) => kind === 'card')
      .reduce((all, { minor }) => all + minor, 0);
  };

  const refundUnits = async (order: OrderExample, lineId: string, quantity: number) => {
    const outcome = await inTransaction(writer, (transaction) =>
      refunds.open(transaction, {
        id: uuidv7(),
        orderId: order.id,
        reason: 'goodwill',
        source: { kind: 'staff' },
        requestedBy: 'alice',
        state: 'approved',
        lines: [{ lineId, quantity }],
      }),
    );
    if (outcome.code !== 'OPENED') throw new Error(outcome.code);
    return { card: await pay(outcome.refundId), minor: outcome.total.minor };
  };

  /** Not collected: what is left of its lines is given back by a refund of its own. */
  const leave = async (parcel: Parcel): Promise<number> => {
    await shipments.move(parcel.shipmentId, 'cancelled', 'called_off');
    const refund = await refunds.load(parcel.shipmentId);
    return refund === null ? 0 : pay(parcel.shipmentId);
  };

  const promised = async ({ id }: OrderExample): Promise<number> => {
    const [row] = await database.query<{ minor: string }>(
      'select refunded_minor as minor from ordering."order" where id = $1',
      [id],
    );
    return Number(row?.minor);
  };

  const expectBooksAtRest = async (order: OrderExample): Promise<void> => {
    const entries = await new LedgerRepository(writer).entries(order.id);
    for (const account of [...CLEARING_ACCOUNTS, 'customer'] as const)
      expect(balanceOf(entries, account, 'USD').minor)
        .withContext(account)
        .toBe(0);
  };

  it('gives to the card what its lines are worth, and not again what a refund gave of them before', async () => {
    const { order, pair, single } = await charged();
    const before = await refundUnits(order, pair.lineId, 1);
    expect(before.card).toBe(before.minor);
    const back = await giveBack(pair);
    expect(back).toBe(pair.minor - before.card);
    const rest = await leave(pair);
    expect(before.card + back + rest).toBe(await promised(order));
    await expectBooksAtRest(order);
    const last = await refundUnits(order, single.lineId, 1);
    expect(before.card + back + rest + last.card).toBe(await promised(order));
    expect(await promised(order)).toBeLessThanOrEqual(pair.minor + single.minor);
    await expectBooksAtRest(order);
  });

  it('gives back its own however much was given back of another parcel', async () => {
    const { order, pair, single } = await charged();
    const other = await refundUnits(order, single.lineId, 1);
    const back = await giveBack(pair);
    const rest = await leave(pair);
    expect(other.card + back + rest).toBe(await promised(order));
    await expectBooksAtRest(order);
  });

  it('is not given back once more by refunds of its lines that follow', async () => {
    const { order, pair, single } = await charged();
    const back = await giveBack(pair);
    expect(back).toBe(pair.minor);
    const one = await refundUnits(order, pair.lineId, 1);
    expect(one.card).toBe(0);
    const rest = await leave(pair);
    const last = await refundUnits(order, single.lineId, 1);
    expect(back + one.card + rest + last.card).toBe(await promised(order));
    expect(await promised(order)).toBeLessThanOrEqual(pair.minor + single.minor);
    await expectBooksAtRest(order);
  });
});
