import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { eventually } from '@green-apple/testing';
import {
  aftercareWorkflowId,
  CANCEL_REQUESTED,
  PAYMENT_CHANGED,
} from '@green-apple/workflow-contracts';
import { FakeShop } from '../testing/fake-shop.ts';
import { codeBefore, codeOfToday, codeWithout } from '../testing/other-releases.ts';
import {
  failuresIn,
  patchesIn,
  SharedQueues,
  turnsIn,
  type Release,
} from '../testing/shared-queues.ts';

/** What the newest release brought into the checkout. */
const NEW = [
  '2026-11-undo-alarm',
  '2026-11-late-news',
  '2026-11-sold-after-all',
  '2026-11-ended-first',
] as const;

describe('workers of two releases on one queue', () => {
  let queues: SharedQueues;
  let shop: FakeShop;
  /** The release before; today's while the other is still there; today's when it has gone. */
  let before: Release;
  let beside: Release;
  let after: Release;

  beforeAll(async () => {
    const [old, today] = await Promise.all([codeBefore(...NEW), codeOfToday()]);
    before = { name: 'before', code: old };
    beside = { name: 'beside', code: today, held: NEW };
    after = { name: 'after', code: today };
    queues = await SharedQueues.open();
  }, 120_000);
  afterAll(() => queues.close());
  beforeEach(() => {
    shop = new FakeShop();
    shop.answers(1, { code: 'action_required' });
  });

  const did =
    (deed: string, times = 1) =>
    () =>
      eventually(() => shop.deeds.filter((each) => each === deed).length >= times);
  const result = (order: WorkflowHandle) => () => order.result();
  const replay = (code: string, history: object): Promise<void> =>
    Worker.runReplayHistory({ workflowBundle: { code } }, history);
  /** The order is cancelled, and while its payment is given up the bank has news. */
  const giveUp = async (order: WorkflowHandle): Promise<void> => {
    shop.beforeVoid = async () => {
      shop.beforeVoid = async () => undefined;
      await order.signal(PAYMENT_CHANGED);
    };
    await order.signal(CANCEL_REQUESTED);
  };

  it('walk an order to its end in turn, whoever began it', async () => {
    shop.refreshed(1, { code: 'action_required' }, { code: 'declined', reason: 'card_declined' });
    const history = await queues.play(shop, async (order, turn) => {
      await turn(before, did('ask for action 1'));
      await order.signal(PAYMENT_CHANGED);
      await turn(beside, did('refresh 1'));
      await order.signal(PAYMENT_CHANGED);
      await turn(before, did('decline 1 card_declined'));
      shop.newest = 2;
      await order.signal(PAYMENT_CHANGED);
      await turn(beside, result(order));
    });
    expect(shop.deeds).toContain('confirm 2');
    expect(failuresIn(history)).toEqual([]);
    expect(turnsIn(history)).toEqual(['before', 'beside', 'before', 'beside']);
    await expectAsync(replay(before.code, history)).toBeResolved();
  }, 120_000);

  it('understand each other also when the newer one began', async () => {
    shop.refreshed(1, { code: 'authorised' });
    const history = await queues.play(shop, async (order, turn) => {
      await turn(beside, did('ask for action 1'));
      await order.signal(PAYMENT_CHANGED);
      await turn(before, result(order));
    });
    expect(shop.deeds).toContain('confirm 1');
    expect(failuresIn(history)).toEqual([]);
    expect(turnsIn(history)).toEqual(['beside', 'before']);
  }, 120_000);

  it('take the new turns once the older one has gone: news that comes while an order is given up is looked after', async () => {
    shop.refreshed(1, { code: 'declined', reason: 'card_declined' });
    const history = await queues.play(shop, async (order, turn) => {
      await turn(after, did('ask for action 1'));
      await order.signal(PAYMENT_CHANGED);
      // Still there, with its patches held: it knows them, and reads what the other has noted.
      await turn(beside, did('decline 1 card_declined'));
      await giveUp(order);
      await turn(after, async () => {
        await order.result();
        await queues.isOver(aftercareWorkflowId(order.workflowId.replace('checkout/', '')));
      });
    });
    expect(shop.deeds).toContain('settle');
    expect(failuresIn(history)).toEqual([]);
    expect(turnsIn(history)).toEqual(['after', 'beside', 'after']);
    expect(patchesIn(history)).toBe(NEW.length);
  }, 120_000);

  it('fail, and lose nothing, when a new turn is taken too early', async () => {
    shop.refreshed(1, { code: 'authorised' });
    const history = await queues.play(shop, async (order, turn) => {
      await turn(after, did('ask for action 1'));
      await order.signal(PAYMENT_CHANGED);
      await turn(before, () =>
        eventually(async () => failuresIn(await order.fetchHistory()).length > 0),
      );
      await turn(after, result(order));
    });
    expect(failuresIn(history)[0]).toMatch(/patch|nondeterminis/i);
    expect(shop.deeds.filter((deed) => deed === 'confirm 1').length).toBe(1);
  }, 120_000);

  it('are told apart by a replay when a change was made without a patch', async () => {
    const history = await queues.play(shop, async (order, turn) => {
      await turn(before, did('ask for action 1'));
      await giveUp(order);
      await turn(before, result(order));
    });
    expect(shop.deeds).not.toContain('settle');
    await expectAsync(replay(after.code, history)).toBeResolved();
    const careless = await codeWithout('2026-11-late-news');
    await expectAsync(replay(careless, history)).toBeRejectedWithError(/nondeterminis/i);
  }, 120_000);
});
