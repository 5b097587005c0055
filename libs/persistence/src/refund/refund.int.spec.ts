import { balanceOf, CLEARING_ACCOUNTS } from '@green-apple/domain-money';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  type FreshDatabase,
  type OrderExample,
} from '@green-apple/testing';
import { v7 as uuidv7 } from 'uuid';
import { CaptureRepository, ShipmentRepository, type CaptureRow } from '../fulfilment/index.ts';
import { LedgerRepository } from '../ledger/index.ts';
import { OrderDeskRepository } from '../order-state/index.ts';
import { StatsRepository } from '../stats/index.ts';
import { openWriter, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { RefundDeskRepository } from './refund-desk.repository.ts';
import { RefundRepository } from './refund.repository.ts';
import type { OpenRefundOutcome, RefundRequest } from './stored-refund.ts';

describe('refunds of an order', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let staffWriter: Writer;
  let refunds: RefundRepository;
  let desk: RefundDeskRepository;
  let captures: CaptureRepository;
  let shipments: ShipmentRepository;
  let ledger: LedgerRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    staffWriter = openWriter(database.writerUrl.replace('ga_worker', 'ga_admin'));
    refunds = new RefundRepository(staffWriter);
    desk = new RefundDeskRepository(writer);
    captures = new CaptureRepository(writer);
    shipments = new ShipmentRepository(writer);
    ledger = new LedgerRepository(writer);
  });
  afterAll(async () => {
    await Promise.all([writer.close(), staffWriter.close()]);
    await database.drop();
  });

  /** Three of one thing and one of another, sold and planned as one parcel. */
  const sold = async (): Promise<OrderExample> => {
    const order = anOrder({ taxMinor: 101 })
      .withLine('MAG-60', 3)
      .withLine('MAG-120', 1)
      .confirmed()
      .build();
    await seedOrder(database, order);
    await database.query('update payment.payment set provider_ref = $2 where order_id = $1', [
      order.id,
      `pi_${order.id}`,
    ]);
    await captures.openBooks(order.id);
    await shipments.plan(order.id);
    return order;
  };
  const parcelOf = async (order: OrderExample): Promise<CaptureRow> => {
    const [planned] = await shipments.plan(order.id);
    const row = await captures.load(planned?.shipmentId ?? '');
    if (row === null) throw new Error('no parcel');
    return row;
  };
  const charge = async (order: OrderExample): Promise<void> => {
    const row = await parcelOf(order);
    await captures.noteRequest(row, 1);
    await captures.noteCaptured(row, 1, true);
  };
  const ask = (order: OrderExample, request: Partial<RefundRequest>): Promise<OpenRefundOutcome> =>
    inTransaction(staffWriter, (transaction) =>
      refunds.open(transaction, {
        id: uuidv7(),
        orderId: order.id,
        reason: 'goodwill',
        source: { kind: 'staff' },
        requestedBy: 'alice',
        state: 'approved',
        ...request,
      }),
    );
  const opened = async (order: OrderExample, request: Partial<RefundRequest>) => {
    const outcome = await ask(order, request);
    if (outcome.code !== 'OPENED') throw new Error(outcome.code);
    return outcome;
  };
  const total = async (order: OrderExample): Promise<number> => {
    const [row] = await database.query<{ total: string }>(
      'select total_minor as total from ordering."order" where id = $1',
      [order.id],
    );
    return Number(row?.total);
  };
  const promised = async (order: OrderExample): Promise<number> => {
    const [row] = await database.query<{ minor: string }>(
      'select refunded_minor as minor from ordering."order" where id = $1',
      [order.id],
    );
    return Number(row?.minor);
  };
  const lineOf = (order: OrderExample, index: number): string => order.lines[index]?.id ?? '';

  /** As the run does it, with a provider that pays. */
  const payBack = async (refundId: string): Promise<string> => {
    const begun = await desk.begin(refundId);
    for (const tender of begun?.tenders.filter(({ kind }) => kind === 'card') ?? []) {
      const card = await desk.card(refundId, tender.position);
      if (card === null) throw new Error('no card');
      await desk.noteAsked(card);
      await desk.noteSettled(card, 're_1');
    }
    return desk.settle(refundId);
  };
  const expectBooksAtRest = async (order: OrderExample): Promise<void> => {
    const entries = await ledger.entries(order.id);
    for (const account of CLEARING_ACCOUNTS)
      expect(balanceOf(entries, account, 'USD').minor)
        .withContext(account)
        .toBe(0);
    expect(balanceOf(entries, 'customer', 'USD').minor)
      .withContext('customer')
      .toBe(0);
  };

  it('never give more than was paid, however many are asked for at once', async () => {
    const order = await sold();
    await charge(order);
    const paid = await total(order);
    const amountMinor = Math.floor(paid / 3);
    const asked = await Promise.all(Array.from({ length: 20 }, () => ask(order, { amountMinor })));
    expect(asked.filter(({ code }) => code === 'OPENED').length).toBe(3);
    expect(await promised(order)).toBe(3 * amountMinor);
    const lines = [{ lineId: lineOf(order, 0), quantity: 3 }];
    const again = await sold();
    await charge(again);
    const twice = await Promise.all(
      Array.from({ length: 20 }, () =>
        ask(again, { lines: [{ ...lines[0], lineId: lineOf(again, 0), quantity: 3 }] }),
      ),
    );
    expect(twice.filter(({ code }) => code === 'OPENED').length).toBe(1);
  });

  it('are one, asked for twenty times under one id', async () => {
    const order = await sold();
    await charge(order);
    const id = uuidv7();
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => ask(order, { id, amountMinor: 100 })),
    );
    expect(asked.every(({ code }) => code === 'OPENED')).toBeTrue();
    expect(await promised(order)).toBe(100);
    expect(await ask(await sold(), { id, amountMinor: 100 })).toEqual({ code: 'ID_TAKEN' });
  });

  it('sum to what was paid, by units, delivery and sums, and leave the books at rest', async () => {
    const order = await sold();
    await charge(order);
    const one = await opened(order, { lines: [{ lineId: lineOf(order, 0), quantity: 2 }] });
    const sum = await opened(order, { amountMinor: 55 });
    const rest = (await total(order)) - one.total.minor - sum.total.minor;
    const last = await opened(order, { amountMinor: rest });
    for (const { refundId } of [last, one, sum]) expect(await payBack(refundId)).toBe('settled');
    expect(await promised(order)).toBe(await total(order));
    expect((await ask(order, { amountMinor: 1 })).code).toBe('NOTHING_TO_REFUND');
    await expectBooksAtRest(order);
  });

  it('make a share smaller that was not charged yet, and nothing goes to the bank', async () => {
    const order = await sold();
    const before = await parcelOf(order);
    const { refundId, total: back } = await opened(order, {
      lines: [{ lineId: lineOf(order, 1), quantity: 1 }],
    });
    const begun = await desk.begin(refundId);
    expect(begun?.tenders.map(({ kind, minor }) => [kind, minor])).toEqual([
      ['not-taken', back.minor],
    ]);
    expect(await desk.settle(refundId)).toBe('settled');
    expect((await parcelOf(order)).amount.minor).toBe(before.amount.minor - back.minor);
    await charge(order);
    await expectBooksAtRest(order);
  });

  it('wait while the bank is taking a share at this moment', async () => {
    const order = await sold();
    const parcel = await parcelOf(order);
    const { refundId } = await opened(order, { amountMinor: 300 });
    await captures.noteRequest(parcel, 1);
    expect((await desk.begin(refundId))?.state).toBe('approved');
    await captures.noteCaptured(parcel, 1, true);
    expect(await payBack(refundId)).toBe('settled');
    await expectBooksAtRest(order);
  });

  it('do not let a share be charged as it was before they made it smaller', async () => {
    const order = await sold();
    const parcel = await parcelOf(order);
    const { refundId } = await opened(order, { amountMinor: 300 });
    await desk.begin(refundId);
    expect(await captures.noteRequest(parcel, 1)).toBeFalse();
    expect(await captures.noteRequest(await parcelOf(order), 1)).toBeTrue();
  });

  it('are begun, answered and settled once, however often', async () => {
    const order = await sold();
    await charge(order);
    const { refundId } = await opened(order, { amountMinor: 300 });
    await Promise.all([1, 2, 3].map(() => desk.begin(refundId)));
    const card = await desk.card(refundId, 1);
    if (card === null) throw new Error('no card');
    await Promise.all([desk.noteAsked(card), desk.noteAsked(card)]);
    await Promise.all([desk.noteSettled(card, 're_1'), desk.noteSettled(card, 're_1')]);
    await Promise.all([desk.settle(refundId), desk.settle(refundId)]);
    const told = await database.query(
      `select id from platform.outbox where kind = 'order.refunded' and aggregate_id = $1`,
      [refundId],
    );
    expect(told.length).toBe(1);
    await expectBooksAtRest(order);
  });

  it('that the provider refuses, or sends back later, are owed in the books until they are paid again', async () => {
    const order = await sold();
    await charge(order);
    const { refundId } = await opened(order, { amountMinor: 300 });
    await desk.begin(refundId);
    const due = async (): Promise<number> =>
      balanceOf(await ledger.entries(order.id), 'customer', 'USD').minor;
    for (const turn of [1, 2]) {
      const card = await desk.card(refundId, 1);
      if (card === null) throw new Error('no card');
      expect(card.turn).toBe(turn);
      await desk.noteAsked(card);
      if (turn === 2) await desk.noteSettled(card, 're_2');
      await desk.noteFailed(card, 'lost_or_stolen_card');
      expect(await desk.settle(refundId)).toBe('failed');
      expect(await due()).toBe(-300);
      const refund = { id: refundId, orderId: order.id };
      const again = await inTransaction(staffWriter, (transaction) =>
        refunds.payAgain(transaction, refund),
      );
      expect(again).toBeTrue();
    }
    expect(await payBack(refundId)).toBe('settled');
    await expectBooksAtRest(order);
  });

  it('leave the figures of the product and the customer, once', async () => {
    const order = await sold();
    await charge(order);
    const stats = new StatsRepository(writer, 'secret');
    await inTransaction(writer, (transaction) => stats.record(order.id, transaction));
    const figures = async (): Promise<unknown> => {
      const [row] = await database.query(
        `select s.units, s.revenue_minor as minor from reporting.product_stats s
         join ordering.line l using (variant_id) where l.id = $1`,
        [lineOf(order, 0)],
      );
      return row;
    };
    const before = (await figures()) as { units: number; minor: string };
    const { refundId, parts } = await opened(order, {
      lines: [{ lineId: lineOf(order, 0), quantity: 1 }],
    });
    const counted = await Promise.all(
      [1, 2].map(() =>
        inTransaction(writer, (transaction) => stats.countRefund(refundId, transaction)),
      ),
    );
    expect(counted.filter(Boolean).length).toBe(1);
    expect(await figures()).toEqual({
      units: before.units - 1,
      minor: String(Number(before.minor) - (parts[0]?.goodsMinor ?? 0)),
    });
  });

  it('need another person’s word, and give back what they had promised when it is no', async () => {
    const order = await sold();
    await charge(order);
    const paid = await total(order);
    const { refundId } = await opened(order, { amountMinor: paid, state: 'awaiting_approval' });
    expect((await ask(order, { amountMinor: 1 })).code).toBe('NOTHING_TO_REFUND');
    const refund = { id: refundId, orderId: order.id };
    await expectAsync(
      inTransaction(staffWriter, (transaction) =>
        refunds.approve(transaction, refund, { id: 'alice', name: 'Alice' }),
      ),
    ).toBeRejectedWithError(/refund_decided_by_another/);
    const refused = await inTransaction(staffWriter, (transaction) =>
      refunds.refuse(transaction, refund, 'NOT_AGREED', { id: 'bob', name: 'Bob' }),
    );
    expect(refused).toBeTrue();
    expect(await promised(order)).toBe(0);
    expect((await desk.begin(refundId))?.state).toBe('refused');
    expect((await ask(order, { amountMinor: 1 })).code).toBe('OPENED');
  });

  it('are refused for what was not sold, or of which all was cancelled', async () => {
    const order = anOrder().withLine('MAG-60', 1).build();
    await seedOrder(database, order);
    expect((await ask(order, { amountMinor: 1 })).code).toBe('NOT_SOLD');
    await new OrderDeskRepository(writer).confirm(order.id, 1);
    expect((await ask(order, { amountMinor: 1 })).code).toBe('NOT_TAKEN_YET');
    await new OrderDeskRepository(writer).cancelSold(order.id, 'staff_request');
    expect((await ask(order, { amountMinor: 1 })).code).toBe('NOT_SOLD');
    expect((await ask({ ...order, id: uuidv7() }, { amountMinor: 1 })).code).toBe('ORDER_UNKNOWN');
  });
});
