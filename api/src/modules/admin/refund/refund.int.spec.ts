import { randomUUID } from 'node:crypto';
import type {
  AdminRefund,
  AdminRefundList,
  Problem,
  RefundPreviewDto,
} from '@green-apple/contracts-http';
import { CaptureRepository, openWriter, ShipmentRepository } from '@green-apple/persistence';
import { anOrder, seedOrder, type OrderExample } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

describe('money back, from the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  /** Sold, planned and charged: 3 x MAG-60. */
  const sold = async (): Promise<OrderExample> => {
    const order = anOrder({ taxMinor: 90 }).withLine('MAG-60', 3).confirmed().build();
    await seedOrder(stage.database, order);
    await stage.database.query('update payment.payment set provider_ref = $2 where order_id = $1', [
      order.id,
      `pi_${order.id}`,
    ]);
    const writer = openWriter(stage.database.urlFor('ga_worker'));
    const captures = new CaptureRepository(writer);
    await captures.openBooks(order.id);
    for (const { shipmentId } of await new ShipmentRepository(writer).plan(order.id)) {
      const row = await captures.load(shipmentId);
      if (row === null) throw new Error('no parcel');
      await captures.noteRequest(row, 1);
      await captures.noteCaptured(row, 1, true);
    }
    await writer.close();
    return order;
  };
  const url = ({ id }: { readonly id: string }): string => `/admin/orders/${id}/refunds`;
  const ask = async (
    order: { readonly id: string },
    wanted: object,
    who: Who = 'support-agent',
    key = randomUUID(),
  ) =>
    stage.send<AdminRefund & Problem>(
      who,
      'POST',
      url(order),
      { reason: 'damaged', note: 'The jar was broken.', ...wanted },
      undefined,
      key,
    );
  const decide = (id: string, decision: 'approve' | 'refuse', who: Who) =>
    stage.act<AdminRefund & Problem>(who, `/admin/refunds/${id}/decision`, { decision });
  const jobs = (order: OrderExample): Promise<number> =>
    stage.count(`platform.outbox where kind = 'refund' and aggregate_id = '${order.id}'`);

  it('shows first what would go back, by line, tax and means of payment', async () => {
    const order = await sold();
    const lineId = order.lines[0]?.id;
    const { status, body } = await stage.act<RefundPreviewDto>(
      'support-agent',
      `${url(order)}/preview`,
      { lines: [{ lineId, quantity: 1 }] },
    );
    expect(status).toBe(200);
    const [part] = body.parts;
    expect(part?.lineId).toBe(lineId ?? null);
    expect((part?.amount.minor ?? 0) + (part?.tax.minor ?? 0)).toBe(body.total.minor);
    expect(body.tenders).toEqual([{ label: 'Back to the card', amount: body.total }]);
    expect(body.needsApproval).toBeFalse();
    expect(await jobs(order)).toBe(0);
  });

  it('is booked once under one key, and its run is woken', async () => {
    const order = await sold();
    const key = randomUUID();
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => ask(order, { amountMinor: 500 }, 'support-agent', key)),
    );
    expect(asked.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(asked.map(({ body }) => body.id)).size).toBe(1);
    expect(asked[0]?.body.state).toBe('approved');
    expect(await jobs(order)).toBe(1);
    const other = await ask(order, { amountMinor: 501 }, 'support-agent', key);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const list = await stage.ask<AdminRefundList>('analyst', url(order));
    expect(list.body.items.map(({ requestedBy }) => requestedBy)).toEqual(['Sam Sorrel']);
    expect(
      await stage.count(
        `platform.audit where entity_id = '${order.id}' and action = 'refund.asked'`,
      ),
    ).toBe(1);
  });

  it('waits above the limit for somebody else who may agree, also when it comes in small steps', async () => {
    const order = await sold();
    expect((await ask(order, { amountMinor: 4_000 })).body.state).toBe('approved');
    const { body } = await ask(order, { amountMinor: 1_001 });
    expect(body.state).toBe('awaiting_approval');
    expect(await jobs(order)).toBe(1);
    expect((await decide(body.id, 'approve', 'support-agent')).body.code).toBe('FORBIDDEN');
    const queue = await stage.ask<AdminRefundList>('operations', '/admin/refunds');
    expect(queue.body.items.find(({ id }) => id === body.id)?.isMine).toBeFalse();
    expect((await decide(body.id, 'approve', 'operations')).body.state).toBe('approved');
    expect((await decide(body.id, 'refuse', 'administrator')).body.code).toBe('REFUND_DECIDED');
    expect(await jobs(order)).toBe(2);
  });

  it('is never agreed to by who asked for it, whatever they may do', async () => {
    const order = await sold();
    const { body } = await ask(order, { amountMinor: 5_001 }, 'administrator');
    expect(body.state).toBe('awaiting_approval');
    expect((await decide(body.id, 'approve', 'administrator')).body.code).toBe('REFUND_OWN');
    expect((await decide(body.id, 'refuse', 'operations')).body.state).toBe('refused');
    expect((await ask(order, { amountMinor: 5_001 }, 'operations')).status).toBe(201);
  });

  it('says what cannot be given back, and needs a right, a key and something to give', async () => {
    const order = await sold();
    const lineId = order.lines[0]?.id;
    const tooMany = await ask(order, { lines: [{ lineId, quantity: 4 }] });
    expect([tooMany.status, tooMany.body.code]).toEqual([409, 'REFUND_NOT_POSSIBLE']);
    expect((await ask(order, {})).body.code).toBe('REFUND_NOT_POSSIBLE');
    expect((await ask(order, { amountMinor: 1 }, 'analyst')).body.code).toBe('FORBIDDEN');
    expect((await ask(order, { amountMinor: -1 })).body.code).toBe('VALIDATION_FAILED');
    expect((await ask({ id: randomUUID() }, { amountMinor: 1 })).body.code).toBe('ORDER_NOT_FOUND');
    const keyless = await stage.act<Problem>('support-agent', url(order), {
      amountMinor: 1,
      reason: 'late',
      note: 'x',
    });
    expect(keyless.body.code).toBe('IDEMPOTENCY_KEY_MISSING');
    expect((await decide(randomUUID(), 'approve', 'operations')).body.code).toBe(
      'REFUND_NOT_FOUND',
    );
    expect(await jobs(order)).toBe(0);
  });
});
