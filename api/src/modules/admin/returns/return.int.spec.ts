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
          labelBy: 'shop',
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
  const seenBy = async (id: string): Promise<number> =>
    (await stage.ask<AdminReturn>('analyst', `/admin/returns/${id}`)).body.version ?? 1;
  const act = async (
    who: Parameters<AdminStage['act']>[0],
    id: string,
    what: string,
    body: object = {},
    seen?: number,
  ) =>
    stage.act<AdminReturn & Problem>(
      who,
      `/admin/returns/${id}/${what}`,
      body,
      seen ?? (await seenBy(id)),
    );
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

  it('tells who comes second that somebody was faster, and overwrites nothing', async () => {
    const { id, lineId } = await requested();
    const seen = await seenBy(id);
    const refuse = { decision: 'refuse', reason: 'outside_policy' };
    const [first, second] = [
      await act('operations', id, 'decision', { decision: 'approve' }, seen),
      await act('support-agent', id, 'decision', refuse, seen),
    ];
    expect([first.status, second.status, second.body.code]).toEqual([202, 412, 'VERSION_CONFLICT']);
    expect(
      (await stage.act<Problem>('operations', `/admin/returns/${id}/decision`, refuse)).body.code,
    ).toBe('VERSION_REQUIRED');
    await move(id, 'approved', 'received');
    const line = { lineId, good: 2, damaged: 0, notAsDescribed: 0, missing: 0, accepted: 2 };
    const now = await seenBy(id);
    const looks = await Promise.all(
      [2, 1, 0].map((accepted) =>
        act('operations', id, 'inspection', { lines: [{ ...line, accepted }] }, now),
      ),
    );
    expect(looks.map(({ status }) => status).sort()).toEqual([202, 412, 412]);
    expect((await instructions(id)).map(({ kind }) => kind)).toEqual(['approve', 'inspect']);
  });

  it('lists what needs a decision first, page by page, and those of one order', async () => {
    const [settled, waits] = [await requested(), await requested()];
    await move(settled.id, 'approved');
    const newest = await requested();
    await move(newest.id, 'approved', 'received');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await stage.ask<AdminReturnList>(
        'analyst',
        `/admin/returns?limit=2${query}`,
      );
      seen.push(...body.items.map((each) => each.id));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).toBe(await stage.count('returns.request'));
    expect(seen.indexOf(waits.id)).toBeLessThan(seen.indexOf(newest.id));
    expect(seen.indexOf(newest.id)).toBeLessThan(seen.indexOf(settled.id));
    const { body: one } = await stage.ask<AdminReturn>('analyst', `/admin/returns/${waits.id}`);
    const of = await stage.ask<AdminReturnList>('analyst', `/admin/returns?order=${one.orderId}`);
    expect(of.body.items.map((each) => each.id)).toEqual([waits.id]);
    const [decision, inspection] = [
      await stage.count(`returns.request where state = 'requested' and review is not null`),
      await stage.count(`returns.request where state = 'received'`),
    ];
    expect(of.body.waiting).toEqual({ decision, inspection });
    expect(one.lines[0]?.sku).toBe('MAG-60');
    expect(one.lines[0]?.paid.minor).toBeGreaterThan(0);
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
