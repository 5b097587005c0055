import type { WorkflowHandle } from '@temporalio/client';
import { eventually } from '@green-apple/testing';
import { orderPlay } from '../testing/order-play.ts';

describe('a shipment whose run was begun by an order’s run that is gone', () => {
  let leftBehind: Promise<WorkflowHandle>;
  const { shop, play, ask, at, packAndShip } = orderPlay();

  beforeEach(() => {
    shop().parcels.tracking.set('a', ['delivered']);
    leftBehind = shop().leftBehind('order-1', 'a');
  });

  /** How many runs of shipments an order's run has begun. */
  const begun = async (order: WorkflowHandle): Promise<number> => {
    const { events } = await order.fetchHistory();
    return (events ?? []).filter((event) => event.childWorkflowExecutionStartedEventAttributes)
      .length;
  };
  const times = (deed: string): number => shop().deeds.filter((each) => each === deed).length;

  it('hears of what is asked, and the order rests when that run is over', async () => {
    const runs = await play(async (order) => {
      const run = await leftBehind;
      await packAndShip(order, 'a');
      expect(await order.result()).toEqual({ state: 'delivered' });
      expect((await run.describe()).status.name).toBe('COMPLETED');
      return begun(order);
    });
    expect(runs).toBe(0);
    expect([times('a shipped'), times('capture a')]).toEqual([1, 1]);
  });

  it('gets a run of its own when that one is gone before its shipment has arrived', async () => {
    const runs = await play(async (order) => {
      const run = await leftBehind;
      await ask(order, 'a', 'pack');
      await at('a', 'picking');
      await run.terminate();
      // Nobody waits for an end, so that on this server, too, seconds are seconds.
      await eventually(async () => (await begun(order)) === 1);
      await ask(order, 'a', 'ship');
      expect(await order.result()).toEqual({ state: 'delivered' });
      return begun(order);
    });
    expect(runs).toBe(1);
    expect([times('a shipped'), times('capture a')]).toEqual([1, 1]);
  });

  it('is undone when an operator stops the order: before that run has ended the order’s does not', async () => {
    await play(async (order) => {
      const run = await leftBehind;
      await ask(order, 'a', 'pack');
      await at('a', 'picking');
      await order.cancel();
      await expectAsync(order.result()).toBeRejected();
      expect((await run.describe()).status.name).not.toBe('RUNNING');
    });
    expect(shop().parcels.state('a')).toBe('cancelled');
    expect(shop().deeds).not.toContain('a shipped');
  });
});
