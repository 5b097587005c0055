import type {
  AdminOrderEditDto,
  AdminOrderEdits,
  EditWays,
  Problem,
} from '@green-apple/contracts-http';
import { anOrder, seedOrder, type OrderExample } from '@green-apple/testing';
import { AdminStage } from '../admin-stage.int.spec.ts';

describe('an employee who changes an order', () => {
  let stage: AdminStage;
  let order: OrderExample;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    order = anOrder().withLine('MAG-60', 3).confirmed().build();
    await seedOrder(stage.database, order);
  });

  const preview = (changes: object, who: 'support-agent' | 'analyst' = 'support-agent') =>
    stage.act<AdminOrderEditDto & Problem>(who, `/admin/orders/${order.id}/edits`, {
      note: 'The shopper called.',
      ...changes,
    });
  const less = () => ({ quantities: [{ lineId: order.lines[0]?.id, quantity: 1 }] });

  it('takes something off to make up for trouble, and sees what it comes to', async () => {
    const plain = (await preview(less())).body;
    const { status, body } = await preview({ ...less(), goodwillMinor: 300 });
    expect([status, body.state, body.note]).toEqual([201, 'previewed', 'The shopper called.']);
    expect([body.requestedBy, body.goodwill.minor]).toEqual(['Sam Sorrel', 300]);
    expect(body.totals.discount.minor).toBe(plain.totals.discount.minor + 300);
    expect(body.receipt.some(({ ruleId }) => ruleId === 'goodwill')).toBeTrue();
  });

  it('sees in which ways it could travel', async () => {
    const url = `/admin/orders/${order.id}/edits/ways`;
    const { status, body } = await stage.act<EditWays>('support-agent', url, {});
    expect(status).toBe(200);
    expect(body.options.length).toBeGreaterThan(1);
    expect((await stage.act<Problem>('analyst', url, {})).body.code).toBe('FORBIDDEN');
  });

  it('needs a right and a reason, and an answer that names no address to others', async () => {
    expect((await preview(less(), 'analyst')).body.code).toBe('FORBIDDEN');
    expect((await preview({ ...less(), note: ' ' })).body.code).toBe('VALIDATION_FAILED');
    const url = `/admin/orders/${order.id}/edits`;
    const { body } = await stage.ask<AdminOrderEdits>('analyst', url);
    expect([body.possible, body.edits]).toEqual([true, []]);
    expect(stage.log).not.toContain(order.address.line1);
  });
});
