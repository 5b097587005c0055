import type { WorkflowHandle } from '@temporalio/client';
import {
  CANCEL_REQUESTED,
  PAYMENT_CHANGED,
  type CheckoutResult,
  type PaymentStanding,
} from '@green-apple/workflow-contracts';
import { eventually } from '@green-apple/testing';
import { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';

type Happening = 'answer' | 'webhook' | 'cancel';

/** Every order in which the provider's answer, its webhook sent twice and a cancel can come. */
function orderings(left: readonly Happening[]): Happening[][] {
  if (left.length === 0) return [[]];
  return [...new Set(left)].flatMap((first) => {
    const rest = left.filter((_, index) => index !== left.indexOf(first));
    return orderings(rest).map((tail) => [first, ...tail]);
  });
}
const ALL = orderings(['answer', 'webhook', 'webhook', 'cancel']);

/*
 * RELIABILITY.md fault 15; medusajs/medusa#13301, #11090: confirm call and webhook both ran the payment flow.
 * Sylius/Sylius#8928, #13442: a cancel while the customer was paying.
 */
describe('the provider’s answer, its webhook twice and a cancel', () => {
  let stage: WorkflowStage;
  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  it('can come in twelve orders', () => {
    expect(ALL.length).toBe(12);
  });

  /** Plays one order of things; what comes before the answer comes while the bank is being asked. */
  async function play(order: readonly Happening[], standing: PaymentStanding) {
    const shop = new FakeShop();
    shop.wish = 'shopper_request';
    shop.answers(1, standing);
    shop.refreshed(1, { code: 'authorised' });
    const tell = async (run: WorkflowHandle, what: Happening): Promise<void> => {
      if (what === 'answer') return;
      // A run that is over takes no more news: they are the aftercare's then.
      await run
        .signal(what === 'cancel' ? CANCEL_REQUESTED : PAYMENT_CHANGED)
        .catch(() => undefined);
    };
    const answer = order.indexOf('answer');
    shop.beforeAnswer = async (run) => {
      for (const what of order.slice(0, answer)) await tell(run, what);
    };
    const end = await stage.play(shop, 'checkout', { orderId: 'order-1' }, async (run) => {
      await eventually(async () => shop.deeds.length > 0);
      for (const what of order.slice(answer + 1)) await tell(run, what);
      return (await run.result()) as CheckoutResult;
    });
    return { end, shop };
  }

  function expectSound(end: CheckoutResult, { deeds }: FakeShop): void {
    const count = (deed: string): number => deeds.filter((each) => each === deed).length;
    expect(count('authorise 1')).toBe(1);
    if (end.outcome === 'confirmed') {
      expect(deeds).not.toContain('void 1');
      expect(count('confirm 1')).toBe(1);
      expect(count('mail order-confirmed 1')).toBe(1);
      return;
    }
    expect(end.reason).toBe('shopper_request');
    expect(deeds).not.toContain('confirm 1');
    expect([count('void 1'), count('cancel shopper_request')]).toEqual([1, 1]);
    expect(count('mail order-cancelled 1')).toBe(1);
  }

  for (const [name, standing] of [
    ['authorised at once', { code: 'authorised' }],
    ['with a question of the bank', { code: 'action_required' }],
    ['in processing', { code: 'processing' }],
  ] as const)
    for (const order of ALL)
      it(`end in one way, ${name}: ${order.join(', ')}`, async () => {
        const { end, shop } = await play(order, standing);
        expectSound(end, shop);
        const beforeAnswer = order.indexOf('cancel') < order.indexOf('answer');
        if (beforeAnswer) expect(end.outcome).toBe('cancelled');
      });
});
