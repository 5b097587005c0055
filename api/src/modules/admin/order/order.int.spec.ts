import type { AdminOrder, AdminOrderList, Problem } from '@green-apple/contracts-http';
import { anOrder, seedOrder, TINY_IDS } from '@green-apple/testing';
import { AdminStage } from '../admin-stage.int.spec.ts';

describe('orders in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const order = anOrder().withLine('MAG-60', 2).declined().build();
  beforeAll(() => seedOrder(stage.database, order));

  it('are listed by number and state, never by person', async () => {
    const found = async (query: string): Promise<string[]> =>
      (await stage.ask<AdminOrderList>('analyst', `/admin/orders?${query}`)).body.items.map(
        ({ id }) => id,
      );
    expect(await found(`q=${order.number.toLowerCase()}`)).toEqual([order.id]);
    expect(await found('state=payment_declined')).toContain(order.id);
    expect(await found('state=confirmed')).not.toContain(order.id);
    expect(await found(`q=${encodeURIComponent(order.email)}`)).toEqual([]);
  });

  it('show who bought to whoever serves shoppers, with the way to their run', async () => {
    const { body } = await stage.ask<AdminOrder>('support-agent', `/admin/orders/${order.id}`);
    expect(body.email).toBe(order.email);
    expect(body.address?.line1).toBe(order.address.line1);
    expect(body.workflowUrl).toBe(
      `http://temporal.example/namespaces/default/workflows/checkout%2F${order.id}`,
    );
    expect(body.payments.map(({ state }) => state)).toEqual(['declined']);
    expect(body.reservations.length).toBe(1);
  });

  it('keep the person to themselves for whoever counts', async () => {
    const answer = await stage.ask<AdminOrder>('analyst', `/admin/orders/${order.id}`);
    expect([answer.body.email, answer.body.address]).toEqual([null, null]);
    expect(JSON.stringify(answer.body)).not.toContain(order.email);
  });

  it('leave nobody’s name or address in the log', async () => {
    await stage.ask('support-agent', `/admin/orders/${order.id}`);
    await stage.ask('support-agent', `/admin/orders?q=${encodeURIComponent(order.email)}`);
    expect(stage.log).not.toContain(order.email);
    expect(stage.log).not.toContain(order.address.line1);
    expect(stage.log).not.toContain('eyJ');
    expect(stage.log).toContain('"route":"/admin/orders/:id"');
  });

  it('that do not exist are not found', async () => {
    const { body } = await stage.ask<Problem>('analyst', `/admin/orders/${TINY_IDS.brand}`);
    expect(body.code).toBe('ORDER_NOT_FOUND');
  });
});
