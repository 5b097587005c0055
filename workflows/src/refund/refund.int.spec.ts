import type { WorkflowHandle } from '@temporalio/client';
import { eventually } from '@green-apple/testing';
import { FAILURES, REFUND_NEWS, type RefundResult } from '@green-apple/workflow-contracts';
import { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';

describe('money on its way back to the shopper', () => {
  let stage: WorkflowStage;
  let shop: FakeShop;

  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => {
    shop = new FakeShop();
  });

  const play = <Result>(script: (run: WorkflowHandle) => Promise<Result>): Promise<Result> =>
    stage.play(shop, 'refund', { refundId: 'refund-1' }, script);
  const result = (run: WorkflowHandle): Promise<RefundResult> => run.result();
  const times = (deed: string): number => shop.deeds.filter((each) => each === deed).length;

  it('goes back, and then the shopper, the tax office and the figures hear of it', async () => {
    expect(await play(result)).toEqual({ state: 'settled' });
    expect(shop.deeds.slice(0, 2)).toEqual(['begin refund processing', 'refund card 1']);
    expect([...shop.deeds.slice(2)].sort()).toEqual([
      'commit tax',
      'correct tax',
      'count refund',
      'mail refund-sent 1',
    ]);
  }, 120_000);

  it('needs no bank when gift cards get it, or a share that was not charged yet', async () => {
    shop.refunds.cards({});
    expect(await play(result)).toEqual({ state: 'settled' });
    expect(times('refund card 1')).toBe(0);
  }, 120_000);

  it('waits until a charge that is under way is over', async () => {
    shop.refunds.beingTaken = 2;
    expect(await play(result)).toEqual({ state: 'settled' });
    expect(times('begin refund approved')).toBe(2);
    expect(times('refund card 1')).toBe(1);
  }, 120_000);

  it('is asked again when the provider’s answer is lost', async () => {
    shop.fails('refund card 1', 2, FAILURES.outcomeUnknown);
    expect(await play(result)).toEqual({ state: 'settled' });
    expect(times('refund card 1')).toBe(3);
    expect(times('mail refund-sent 1')).toBe(1);
  }, 120_000);

  it('is looked at again while a bank takes its days', async () => {
    shop.refunds.cards({ 1: ['pending', 'pending', 'settled'] });
    expect(await play(result)).toEqual({ state: 'settled' });
    expect(times('refund card 1')).toBe(3);
  }, 120_000);

  it('is looked at at once when the provider has news', async () => {
    shop.refunds.cards({ 1: ['pending', 'settled'] });
    const end = await play(async (run) => {
      await eventually(() => times('refund card 1') === 1, { within: 60_000 });
      await run.signal(REFUND_NEWS);
      return result(run);
    });
    expect(end).toEqual({ state: 'settled' });
  }, 120_000);

  it('is a person’s when the provider will not, and the other card has its part', async () => {
    shop.refunds.cards({ 1: ['failed'], 2: ['settled'] });
    expect(await play(result)).toEqual({ state: 'failed' });
    expect(shop.deeds).toContain('task refund/refund-1');
    expect(times('refund card 2')).toBe(1);
    expect(times('mail refund-sent 1')).toBe(0);
  }, 120_000);

  it('is not begun before somebody has agreed, nor after somebody has refused', async () => {
    for (const state of ['awaiting_approval', 'refused'] as const) {
      shop.refunds.state = state;
      expect(await play(result)).toEqual({ state });
    }
    expect(times('refund card 1')).toBe(0);
  }, 120_000);

  it('does not mind when nobody waits for it any more', async () => {
    shop.refunds.wakes = 'return/gone';
    expect(await play(result)).toEqual({ state: 'settled' });
  }, 120_000);
});
