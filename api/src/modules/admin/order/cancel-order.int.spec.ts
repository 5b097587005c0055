import { randomUUID } from 'node:crypto';
import type { AdminOrder, Cancellation, Problem } from '@green-apple/contracts-http';
import { anOrder, seedOrder, type OrderExample } from '@green-apple/testing';
import { AdminStage } from '../admin-stage.int.spec.ts';

describe('an employee who cancels an order', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const cancel = (
    id: string,
    note = 'The shopper called.',
    who: 'support-agent' | 'analyst' = 'support-agent',
  ) => stage.act<Cancellation & Problem>(who, `/admin/orders/${id}/cancellation`, { note });
  const seed = (order: OrderExample) => seedOrder(stage.database, order);

  it('asks its run, and the audit trail remembers who and why, once', async () => {
    const { id } = await seed(anOrder().confirmed().build());
    expect((await cancel(id)).status).toBe(202);
    const { status, body } = await cancel(id);
    expect([status, body]).toEqual([202, { possible: true, why: null, requested: true } as never]);
    const deeds = await stage.database.query<{ action: string; after: object }>(
      'select action, after from platform.audit where entity_id = $1',
      [id],
    );
    expect(deeds.map(({ action }) => action)).toEqual(['order.cancel_requested']);
    expect(deeds[0]?.after).toEqual(jasmine.objectContaining({ note: 'The shopper called.' }));
    expect(
      await stage.count(`platform.outbox where kind = 'cancel' and aggregate_id = '${id}'`),
    ).toBe(1);
    const shown = await stage.ask<AdminOrder>('analyst', `/admin/orders/${id}`);
    expect(shown.body.cancellation.requested).toBeTrue();
    expect(shown.body.state).toBe('confirmed');
  });

  it('is told when it is too late', async () => {
    const { id } = await seed(anOrder().cancelled().build());
    expect((await cancel(id)).body.code).toBe('CANCEL_NOT_POSSIBLE');
  });

  it('needs a right, a reason and an order', async () => {
    const { id } = await seed(anOrder().build());
    expect((await cancel(id, 'x', 'analyst')).body.code).toBe('FORBIDDEN');
    expect((await cancel(id, ' ')).body.code).toBe('VALIDATION_FAILED');
    expect((await cancel(randomUUID())).body.code).toBe('ORDER_NOT_FOUND');
    expect(await stage.count(`ordering.cancel_request where order_id = '${id}'`)).toBe(0);
  });
});
