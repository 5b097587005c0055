import { randomUUID } from 'node:crypto';
import type {
  AdminTask,
  AdminTaskList,
  ParkedEventList,
  Problem,
} from '@green-apple/contracts-http';
import { anOrder, seedOrder } from '@green-apple/testing';
import { AdminStage } from '../admin-stage.int.spec.ts';

describe('tasks for staff', () => {
  let stage: AdminStage;
  const order = anOrder().build();

  beforeAll(async () => {
    stage = await AdminStage.open();
    await seedOrder(stage.database, order);
  }, 120_000);
  afterAll(() => stage.close());

  const raise = async (kind = 'run_overdue', facts: object = {}): Promise<string> => {
    const id = randomUUID();
    await stage.database.query(
      `insert into platform.staff_task (id, key, kind, order_id, facts)
       values (cast($1 as uuid), cast($1 as text), $2, $3, $4)`,
      [id, kind, order.id, JSON.stringify(facts)],
    );
    return id;
  };
  const list = async (done = false): Promise<AdminTask[]> =>
    (await stage.ask<AdminTaskList>('operations', `/admin/tasks?done=${done}`)).body.items;
  const find = async (id: string, done = false): Promise<AdminTask | undefined> =>
    (await list(done)).find((task) => task.id === id);
  const finish = (id: string, version: number, note = 'Called the bank.') =>
    stage.act<AdminTask & Problem>('support-agent', `/admin/tasks/${id}/done`, { note }, version);

  it('say what to do, for which order, and lead to the run', async () => {
    const workflowId = `aftercare/${order.id}`;
    const task = await find(await raise('run_overdue', { workflowId, waitingOn: 'bank' }));
    expect(task).toEqual(
      jasmine.objectContaining({
        orderNumber: order.number,
        suggestion: jasmine.stringContaining('waits past its time'),
        workflowUrl: `http://temporal.example/namespaces/default/workflows/aftercare%2F${order.id}`,
        state: 'open',
      }),
    );
  });

  it('of a kind this release does not know still say something', async () => {
    expect((await find(await raise('asteroid')))?.suggestion).toContain('Look at the order');
  });

  it('are done with a note, which the audit trail keeps', async () => {
    const id = await raise();
    const { status, body } = await finish(id, 1);
    expect([status, body.state, body.note]).toEqual([200, 'done', 'Called the bank.']);
    expect(await find(id)).toBeUndefined();
    expect((await find(id, true))?.closedBy).toBe('Sam Sorrel');
    const [deed] = await stage.database.query<{ action: string; after: object }>(
      'select action, after from platform.audit where entity_id = $1',
      [id],
    );
    expect(deed?.action).toBe('task.done');
    expect(deed?.after).toEqual(jasmine.objectContaining({ note: 'Called the bank.' }));
  });

  it('are done by one of two colleagues', async () => {
    const id = await raise();
    const ends = await Promise.all([finish(id, 1), finish(id, 1), finish(id, 1)]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(await stage.count(`platform.audit where entity_id = '${id}'`)).toBe(1);
  });

  it('are not done without a word, a version, a right, or a task', async () => {
    const id = await raise();
    expect((await finish(id, 1, '  ')).body.code).toBe('VALIDATION_FAILED');
    const url = `/admin/tasks/${id}/done`;
    const unversioned = await stage.act<Problem>('support-agent', url, { note: 'x' });
    expect(unversioned.body.code).toBe('VERSION_REQUIRED');
    expect((await stage.act<Problem>('analyst', url, { note: 'x' }, 1)).body.code).toBe(
      'FORBIDDEN',
    );
    expect((await finish(randomUUID(), 1)).body.code).toBe('NOT_FOUND');
    expect(await find(id)).toBeDefined();
  });

  it('stand beside the events nobody could place, which can be set aside', async () => {
    await stage.database.query(
      `insert into payment.webhook_event (provider, event_id, type, object_ref, state, reason, received_at)
       values ('stripe', 'evt_odd', 'radar.early_fraud_warning.created', 'issfr_1', 'parked', 'TYPE_UNKNOWN',
         now() - interval '1 minute')`,
    );
    await stage.database.query(
      `insert into fulfilment.carrier_event (provider, event_id, type, object_ref, state, reason)
       values ('easypost', 'evt_stray', 'tracker.updated', 'trk_else', 'parked', 'ORDER_UNKNOWN')`,
    );
    const events = async () =>
      (await stage.ask<ParkedEventList>('operations', '/admin/provider-events')).body.items;
    expect(await events()).toEqual([
      jasmine.objectContaining({ provider: 'easypost', eventId: 'evt_stray' }),
      jasmine.objectContaining({ provider: 'stripe', eventId: 'evt_odd', reason: 'TYPE_UNKNOWN' }),
    ]);
    for (const id of ['evt_odd', 'evt_stray']) {
      const aside = () =>
        stage.act<Problem | null>('operations', `/admin/provider-events/${id}/set-aside`, {});
      expect((await aside()).status).toBe(204);
      expect((await aside()).status).toBe(404);
    }
    expect(await events()).toEqual([]);
  });
});
