import type { WorkflowHandle } from '@temporalio/client';
import {
  CANCEL_REQUESTED,
  FAILURES,
  GET_PROGRESS,
  PAYMENT_CHANGED,
  type CheckoutProgress,
  type CheckoutResult,
  type CheckoutStage,
  type ConfirmResult,
} from '@green-apple/workflow-contracts';
import { eventually } from '@green-apple/testing';
import { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';

describe('an order on its way', () => {
  let stage: WorkflowStage;
  let shop: FakeShop;

  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  beforeEach(() => {
    shop = new FakeShop();
  });

  const play = <Result>(
    script: (order: WorkflowHandle) => Promise<Result>,
    workflow = 'checkout',
    input: object = { orderId: 'order-1' },
  ): Promise<Result> => stage.play(shop, workflow, input, script);

  const result = (order: WorkflowHandle): Promise<CheckoutResult> => order.result();
  const at = (order: WorkflowHandle, wanted: CheckoutStage): Promise<CheckoutProgress> =>
    eventually(async () => {
      const progress = await order.query<CheckoutProgress>(GET_PROGRESS);
      return progress.stage === wanted && progress;
    });

  it('is paid, confirmed, taxed, announced and counted', async () => {
    expect(await play(result)).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds.slice(0, 2)).toEqual(['authorise 1', 'confirm 1']);
    expect(shop.deeds.slice(2).sort()).toEqual(['commit tax', 'count', 'mail order-confirmed 1']);
  });

  it('is left alone when it is confirmed already', async () => {
    shop.state = 'confirmed';
    expect(await play(result)).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds).toEqual([]);
  });

  it('is paid with another card after the first one was declined', async () => {
    shop.answers(1, { code: 'declined', reason: 'card_declined' });
    const end = await play(async (order) => {
      await at(order, 'payment_declined');
      shop.newest = 2;
      await order.signal(PAYMENT_CHANGED);
      return result(order);
    });
    expect(end).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds.slice(0, 6)).toEqual([
      'authorise 1',
      'decline 1 card_declined',
      'void 1',
      'begin 2',
      'authorise 2',
      'confirm 2',
    ]);
  });

  it('lets the items go when no other card comes, after a word to the shopper', async () => {
    shop.answers(1, { code: 'declined', reason: 'insufficient_funds' });
    expect(await play(result)).toEqual({ outcome: 'cancelled', reason: 'payment_timeout' });
    expect(shop.deeds).toEqual([
      'authorise 1',
      'decline 1 insufficient_funds',
      'mail payment-declined 1',
      'cancel payment_timeout',
      'void 1',
      'mail order-cancelled 1',
    ]);
  });

  it('goes on when the shopper answers the bank', async () => {
    shop.answers(1, { code: 'action_required' });
    shop.refreshed(1, { code: 'authorised' });
    const end = await play(async (order) => {
      const progress = await at(order, 'action_required');
      expect(progress.waitingOn).toBe('shopper');
      await order.signal(PAYMENT_CHANGED);
      return result(order);
    });
    expect(end).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds.slice(0, 4)).toEqual([
      'authorise 1',
      'ask for action 1',
      'refresh 1',
      'confirm 1',
    ]);
  });

  it('keeps its door open when the shopper fails the bank’s question', async () => {
    shop.answers(1, { code: 'action_required' });
    shop.refreshed(1, { code: 'declined', reason: 'authentication_failed' });
    const end = await play(async (order) => {
      await at(order, 'action_required');
      await order.signal(PAYMENT_CHANGED);
      await at(order, 'payment_declined');
      shop.newest = 2;
      await order.signal(PAYMENT_CHANGED);
      return result(order);
    });
    expect(end).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds).toContain('decline 1 authentication_failed');
  });

  it('takes the question back when the shopper brings another card instead', async () => {
    shop.answers(1, { code: 'action_required' });
    const end = await play(async (order) => {
      await at(order, 'action_required');
      shop.newest = 2;
      await order.signal(PAYMENT_CHANGED);
      return result(order);
    });
    expect(end).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds.slice(2, 5)).toEqual(['void 1', 'begin 2', 'authorise 2']);
  });

  it('ends when the bank’s question stays unanswered: payment void, items and coupon back', async () => {
    shop.answers(1, { code: 'action_required' });
    expect(await play(result)).toEqual({ outcome: 'cancelled', reason: 'payment_timeout' });
    expect(shop.deeds).toEqual([
      'authorise 1',
      'ask for action 1',
      'cancel payment_timeout',
      'void 1',
      'mail order-cancelled 1',
    ]);
  });

  it('hears what came in before it looked', async () => {
    shop.answers(1, { code: 'action_required' });
    shop.refreshed(1, { code: 'authorised' });
    shop.beforeAnswer = (order) => order.signal(PAYMENT_CHANGED);
    expect(await play(result)).toEqual({ outcome: 'confirmed' });
  });

  it('asks a slow bank again and again', async () => {
    shop.answers(1, { code: 'processing' });
    shop.refreshed(1, { code: 'processing' }, { code: 'processing' }, { code: 'authorised' });
    expect(await play(result)).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds.filter((deed) => deed === 'refresh 1').length).toBe(3);
  });

  // saleor/saleor#15246: the hold ran out between payment and completion.
  it('holds its items for as long as the bank takes', async () => {
    shop.answers(1, { code: 'processing' });
    const days = Array.from({ length: 60 }, () => ({ code: 'processing' }) as const);
    shop.refreshed(1, ...days, { code: 'authorised' });
    expect(await play(result)).toEqual({ outcome: 'confirmed' });
    const [until = ''] = shop.heldUntil;
    expect(shop.heldUntil.length).toBe(1);
    expect(Date.parse(until) - shop.startedAt).toBeGreaterThan(10 * 86_400_000);
  });

  it('gets half an hour for another card when the bank says no after days', async () => {
    shop.answers(1, { code: 'processing' });
    shop.refreshed(1, { code: 'processing' }, { code: 'declined', reason: 'card_declined' });
    expect(await play(result)).toEqual({ outcome: 'cancelled', reason: 'payment_timeout' });
    const [first = '', second = ''] = shop.heldUntil;
    expect(Date.parse(second)).toBeLessThan(Date.parse(first));
    expect(shop.deeds).toContain('mail payment-declined 1');
  });

  it('ends when a bank has not answered for ten days', async () => {
    shop.answers(1, { code: 'processing' });
    shop.refreshed(1, { code: 'processing' });
    expect(await play(result)).toEqual({ outcome: 'cancelled', reason: 'payment_timeout' });
    const questions = shop.deeds.filter((deed) => deed === 'refresh 1').length;
    expect(questions).toBeLessThan(400);
    expect(shop.deeds.slice(-3)).toEqual([
      'cancel payment_timeout',
      'void 1',
      'mail order-cancelled 1',
    ]);
  });

  it('asks again while nobody knows what the bank did', async () => {
    shop.fails('authorise 1', 2, FAILURES.outcomeUnknown);
    expect(await play(result)).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds.filter((deed) => deed === 'authorise 1').length).toBe(3);
    expect(shop.deeds).not.toContain('void 1');
  });

  it('gives the money back when it cannot be confirmed any more', async () => {
    shop.beforeAnswer = async () => {
      shop.state = 'cancelled';
    };
    expect(await play(result)).toEqual({ outcome: 'cancelled', reason: 'payment_failed' });
    expect(shop.deeds.slice(2)).toEqual(['void 1', 'mail order-cancelled 1']);
  });

  it('is not confirmed any more, by however slow a worker, once it is about to be undone', async () => {
    shop.wish = 'shopper_request';
    shop.beforeAnswer = (order) => order.signal(CANCEL_REQUESTED);
    const slow = { orderId: 'order-1', attempt: 1 };
    let late: ConfirmResult | undefined;
    shop.beforeVoid = async () => {
      late = await shop.activities('').confirmOrder(slow);
    };
    expect(await play(result)).toEqual({ outcome: 'cancelled', reason: 'shopper_request' });
    expect(late).toEqual({ code: 'stood', state: 'cancelled' });
    expect(shop.deeds).toEqual([
      'authorise 1',
      'cancel shopper_request',
      'confirm 1',
      'void 1',
      'mail order-cancelled 1',
    ]);
  });

  it('has written down that it gives up before it ends the order: whoever takes over goes on undoing', async () => {
    shop.wish = 'shopper_request';
    shop.beforeAnswer = (order) => order.signal(CANCEL_REQUESTED);
    const { events } = await play(async (order) => {
      await order.result();
      return order.fetchHistory();
    });
    /** The turn in which a short step was taken. */
    const turnOf = (step: string): number => {
      const marker = events
        ?.map((event) => event.markerRecordedEventAttributes)
        .find((each) =>
          Object.values(each?.details ?? {})
            .flatMap(({ payloads }) => payloads ?? [])
            .some(({ data }) => Buffer.from(data ?? []).includes(step)),
        );
      return Number(marker?.workflowTaskCompletedEventId);
    };
    expect(turnOf('cancelWish')).toBeLessThan(turnOf('cancelOrder'));
  });

  it('stays sold when its worker died between confirming it and saying so, and a wish to cancel came first', async () => {
    shop.wish = 'shopper_request';
    shop.beforeAnswer = async (order) => {
      shop.state = 'confirmed';
      await order.signal(CANCEL_REQUESTED);
    };
    expect(await play(result)).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds.slice(0, 1)).toEqual(['authorise 1']);
    expect(shop.deeds.slice(1).sort()).toEqual(['commit tax', 'count', 'mail order-confirmed 1']);
  });

  it('undoes everything when a payment cannot even be asked for', async () => {
    shop.fails('authorise 1', 1, FAILURES.requestRefused);
    await expectAsync(play(result)).toBeRejected();
    expect(shop.deeds.slice(1)).toEqual([
      'cancel payment_failed',
      'void 1',
      'mail order-cancelled 1',
    ]);
  });

  it('undoes everything when an operator stops the run', async () => {
    shop.answers(1, { code: 'action_required' });
    const end = play(async (order) => {
      await at(order, 'action_required');
      await order.cancel();
      return result(order);
    });
    await expectAsync(end).toBeRejected();
    expect(shop.deeds.slice(2)).toEqual([
      'cancel staff_request',
      'void 1',
      'mail order-cancelled 1',
    ]);
  });

  it('does not tire of undoing', async () => {
    shop.answers(1, { code: 'action_required' });
    shop.fails('void 1', 6, FAILURES.outcomeUnknown);
    shop.fails('cancel payment_timeout', 3, 'DATABASE_AWAY');
    expect(await play(result)).toEqual({ outcome: 'cancelled', reason: 'payment_timeout' });
    expect(shop.deeds.filter((deed) => deed === 'void 1').length).toBe(7);
    expect(shop.deeds.at(-1)).toBe('mail order-cancelled 1');
  });

  it('is confirmed though no mail goes out for days', async () => {
    shop.fails('mail order-confirmed 1', Infinity, 'SMTP_AWAY');
    expect(await play(result)).toEqual({ outcome: 'confirmed' });
    expect(shop.deeds).toContain('commit tax');
    expect(shop.deeds).toContain('count');
  });

  it('that nobody knows ends at once', async () => {
    shop.fails('load', 1, FAILURES.orderMissing);
    await expectAsync(play(result)).toBeRejected();
    expect(shop.deeds).toEqual([]);
  });

  it('can have one of its figures worked out again', async () => {
    const input = { orderId: 'order-1', calculationType: 'tax' };
    await play((order) => order.result(), 'calculation', input);
    expect(shop.deeds).toEqual(['calculate tax']);
  });

  it('has no figure that nobody knows', async () => {
    const input = { orderId: 'order-1', calculationType: 'horoscope' };
    const end = play((order) => order.result(), 'calculation', input);
    await expectAsync(end).toBeRejectedWithError(/./);
    expect(shop.deeds).toEqual([]);
  });
});
