import { randomUUID } from 'node:crypto';
import type { AdminOrder } from '@green-apple/contracts-http';
import type { MadeGood, ShipmentState } from '@green-apple/domain-order';
import { anOrder, deliverOrder, seedOrder, TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

describe('a parcel that did not arrive, in the back office,', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  interface Parcel {
    readonly orderId: string;
    readonly shipmentId: string;
  }
  /** Paid and sent, and then this became of it. */
  const parcel = async (state: ShipmentState = 'lost', units = 1): Promise<Parcel> => {
    await stage.database.query(
      `update inventory.stock_level set on_hand = reserved + 9 where variant_id = $1`,
      [TINY_IDS.variants.magnesium60],
    );
    const order = anOrder().withLine('MAG-60', units).confirmed().build();
    const { id: orderId } = await seedOrder(stage.database, order);
    await deliverOrder(stage.database, orderId);
    const [row] = await stage.database.query<{ id: string }>(
      `update fulfilment.shipment s set state = $2, amount_minor = o.total_minor
       from ordering."order" o where o.id = s.order_id and s.order_id = $1 returning s.id`,
      [orderId, state],
    );
    return { orderId, shipmentId: row?.id ?? '' };
  };
  const decide = async (
    { orderId, shipmentId }: Parcel,
    how: MadeGood | 'shrug',
    who: Who = 'support-agent',
  ): Promise<string> => {
    const url = `/admin/orders/${orderId}/shipments/${shipmentId}/making-good`;
    const { status, body } = await stage.act<object>(who, url, { how });
    return status === 202 ? '202' : `${status} ${body.code}`;
  };
  const shown = async ({ orderId }: Parcel) =>
    (await stage.ask<AdminOrder>('operations', `/admin/orders/${orderId}`)).body.shipments[0];
  const jobs = ({ orderId }: Parcel, kind: string): Promise<number> =>
    stage.count(`platform.outbox where kind = '${kind}' and aggregate_id = '${orderId}'`);
  const deeds = ({ orderId }: Parcel, how: MadeGood): Promise<number> =>
    stage.count(`platform.audit where entity_id = '${orderId}' and action = 'shipment.${how}'`);

  it('is refunded once, however often it is asked for: money, audit row and message together', async () => {
    const one = await parcel();
    expect(await decide(one, 'refund')).toBe('202');
    expect(await decide(one, 'refund')).toBe('202');
    expect(await decide(one, 'resend')).toBe('409 SHIPMENT_MADE_GOOD');
    expect(await stage.count(`payment.refund where order_id = '${one.orderId}'`)).toBe(1);
    expect(await deeds(one, 'refund')).toBe(1);
    expect([await jobs(one, 'fulfilment'), await jobs(one, 'refund')]).toEqual([1, 1]);
    expect((await shown(one))?.madeGood).toBe('refund');
  });

  it('counts against what one employee may give back alone: above that a second person agrees', async () => {
    const one = await parcel('lost', 4);
    expect(await decide(one, 'refund')).toBe('202');
    const refundState = async (): Promise<string | undefined> =>
      (
        await stage.database.query<{ state: string }>(
          'select state from payment.refund where order_id = $1',
          [one.orderId],
        )
      )[0]?.state;
    expect(await refundState()).toBe('awaiting_approval');
    expect((await shown(one))?.refundWaits).toBeTrue();
    const [refund] = await stage.database.query<{ id: string }>(
      'select id from payment.refund where order_id = $1',
      [one.orderId],
    );
    const agree = (who: Who) =>
      stage.act<object>(who, `/admin/refunds/${refund?.id}/decision`, { decision: 'approve' });
    expect((await agree('operations')).status).toBe(200);
    expect(await refundState()).toBe('approved');
    expect((await shown(one))?.refundWaits).toBeFalse();
  });

  it('adds up with other refunds of the same order by the same employee', async () => {
    const one = await parcel('lost', 3);
    const url = `/admin/orders/${one.orderId}/refunds`;
    const asked = { amountMinor: 4_000, reason: 'late', note: 'Three weeks.' };
    const first = await stage.send<object>(
      'support-agent',
      'POST',
      url,
      asked,
      undefined,
      one.orderId,
    );
    expect(first.status).toBe(201);
    expect(await decide(one, 'refund')).toBe('202');
    expect(
      await stage.count(
        `payment.refund where order_id = '${one.orderId}' and state = 'awaiting_approval'`,
      ),
    ).toBe(1);
  });

  it('is sent again by the run of its order, which is told', async () => {
    const one = await parcel('returned_to_sender');
    expect(await decide(one, 'resend', 'operations')).toBe('202');
    expect(await decide(one, 'resend', 'operations')).toBe('202');
    expect(await deeds(one, 'resend')).toBe(1);
    expect(await jobs(one, 'fulfilment')).toBe(1);
    expect(await stage.count(`payment.refund where order_id = '${one.orderId}'`)).toBe(0);
    expect((await shown(one))?.madeGood).toBe('resend');
  });

  it('is only refunded when there is not enough to send it again', async () => {
    const one = await parcel('lost', 2);
    await stage.database.query(
      `update inventory.stock_level set on_hand = reserved where variant_id = $1`,
      [TINY_IDS.variants.magnesium60],
    );
    expect(await decide(one, 'resend')).toBe('409 OUT_OF_STOCK');
    expect((await shown(one))?.madeGood).toBeNull();
    expect(await decide(one, 'refund')).toBe('202');
  });

  it('is left alone while it is on its way, and once it has arrived', async () => {
    for (const state of ['planned', 'in_transit', 'delivered'] as const)
      expect(await decide(await parcel(state), 'refund')).toBe('409 SHIPMENT_MOVED_ON');
  });

  it('is nobody’s to decide without the right, a known way, or its own order', async () => {
    const one = await parcel();
    const other = await parcel();
    expect(await decide(one, 'refund', 'analyst')).toBe('403 FORBIDDEN');
    expect(await decide(one, 'shrug')).toBe('422 VALIDATION_FAILED');
    expect(await decide({ ...one, shipmentId: randomUUID() }, 'refund')).toBe(
      '404 ORDER_NOT_FOUND',
    );
    expect(await decide({ ...one, orderId: other.orderId }, 'refund')).toBe('404 ORDER_NOT_FOUND');
    expect(await stage.count(`payment.refund where order_id = '${one.orderId}'`)).toBe(0);
  });
});
