import { randomUUID } from 'node:crypto';
import type { AdminReturn, AdminReturnList, Problem } from '@green-apple/contracts-http';
import {
  inTransaction,
  openWriter,
  ReturnDeskRepository,
  ReturnRepository,
  type Writer,
} from '@green-apple/persistence';
import { anOrder, deliverOrder, seedOrder, TINY_IDS } from '@green-apple/testing';
import { AdminStage } from '../admin-stage.int.spec.ts';

describe('an employee at the returns desk', () => {
  let stage: AdminStage;
  let shop: Writer;
  let worker: Writer;
  beforeAll(async () => {
    stage = await AdminStage.open();
    shop = openWriter(stage.database.urlFor('ga_storefront'));
    worker = openWriter(stage.database.urlFor('ga_worker'));
  }, 120_000);
  afterAll(async () => {
    await Promise.all([shop.close(), worker.close()]);
    await stage.close();
  });

  const requested = async (): Promise<{ id: string; lineId: string }> => {
    const order = await seedOrder(
      stage.database,
      anOrder().withLine('MAG-60', 2).confirmed().build(),
    );
    await deliverOrder(stage.database, order.id);
    const returns = new ReturnRepository(shop);
    const id = randomUUID();
    const lineId = order.lines[0]?.id ?? '';
    await inTransaction(shop, async (transaction) => {
      const position = await returns.openBook(order.id, transaction);
      await returns.request(
        {
          id,
          orderId: order.id,
          resolution: 'refund',
          review: 'our_fault',
          requestedBy: 'shopper',
          key: id,
          hash: 'hash',
          lines: [{ lineId, quantity: 2, reason: 'damaged', opened: true }],
        },
        {
          position,
          orderNumber: order.number,
          locationId: TINY_IDS.locations.warehouse,
          correlationId: 'spec',
        },
        transaction,
      );
    });
    return { id, lineId };
  };
  const act = (
    who: Parameters<AdminStage['act']>[0],
    id: string,
    what: string,
    body: object = {},
  ) => stage.act<AdminReturn & Problem>(who, `/admin/returns/${id}/${what}`, body);
  const move = async (id: string, ...states: ('approved' | 'received')[]) => {
    for (const to of states)
      await new ReturnDeskRepository(worker).move({ returnId: id, to, reason: null });
  };
  const instructions = (id: string) =>
    stage.database.query<{ kind: string; body: object }>(
      'select kind, body from returns.instruction where return_id = $1 order by seq',
      [id],
    );

  it('finds what waits for a decision, and decides it: one row, one deed in the audit', async () => {
    const { id } = await requested();
    const list = await stage.ask<AdminReturnList>('analyst', '/admin/returns?state=requested');
    expect(list.body.items.map((each) => each.id)).toContain(id);
    const answer = await act('support-agent', id, 'decision', {
      decision: 'refuse',
      reason: 'outside_policy',
    });
    expect([answer.status, answer.body.asked, answer.body.state]).toEqual([
      202,
      'refuse',
      'requested',
    ]);
    await act('support-agent', id, 'decision', { decision: 'refuse', reason: 'outside_policy' });
    expect(await instructions(id)).toEqual([
      { kind: 'refuse', body: { reason: 'outside_policy' } },
    ]);
    expect(
      await stage.count(`platform.audit where entity_id = '${id}' and action = 'return.refuse'`),
    ).toBe(1);
  });

  it('says what was found of every unit, no more and no less', async () => {
    const { id, lineId } = await requested();
    await move(id, 'approved', 'received');
    const line = { lineId, good: 1, damaged: 1, notAsDescribed: 0, missing: 0, accepted: 2 };
    const wrong = await act('operations', id, 'inspection', { lines: [{ ...line, good: 2 }] });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'INSPECTION_INVALID']);
    const right = await act('operations', id, 'inspection', { lines: [line] });
    expect([right.status, right.body.asked]).toEqual([202, 'inspect']);
    expect(await instructions(id)).toEqual([
      { kind: 'inspect', body: { lines: [line], sharePercent: 100 } },
    ]);
  });

  it('does only what makes sense now', async () => {
    const { id } = await requested();
    expect((await act('operations', id, 'arrival')).body.code).toBe('RETURN_MOVED_ON');
    const shown = await stage.ask<AdminReturn>('operations', `/admin/returns/${id}`);
    expect(shown.body.may).toEqual(['approve', 'refuse', 'cancel']);
    await move(id, 'approved');
    expect((await act('operations', id, 'arrival')).status).toBe(202);
    const late = await act('support-agent', id, 'decision', { decision: 'approve' });
    expect(late.body.code).toBe('RETURN_MOVED_ON');
  });

  it('needs a right, a reason and a return', async () => {
    const { id, lineId } = await requested();
    const refuse = { decision: 'refuse', reason: 'whim' };
    expect((await act('analyst', id, 'decision', { decision: 'approve' })).body.code).toBe(
      'FORBIDDEN',
    );
    expect((await act('support-agent', id, 'arrival')).body.code).toBe('FORBIDDEN');
    expect((await act('support-agent', id, 'inspection', { lines: [{ lineId }] })).body.code).toBe(
      'FORBIDDEN',
    );
    expect((await act('support-agent', id, 'decision', refuse)).body.code).toBe(
      'VALIDATION_FAILED',
    );
    expect((await act('operations', randomUUID(), 'arrival')).body.code).toBe('RETURN_NOT_FOUND');
    expect(await instructions(id)).toEqual([]);
  });
});
