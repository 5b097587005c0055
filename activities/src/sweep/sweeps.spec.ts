import type { LooseEndsRepository, StaffTaskRepository } from '@green-apple/persistence';
import { FakeProvider } from '../testing/fake-partners.ts';
import { createOverdueSweep, orderOf, type OverdueRun } from './overdue-sweep.ts';
import { createPaymentSweep } from './payment-sweep.ts';

const ORDER = '0198c1f0-0000-7000-8000-000000000001';
const at = Date.parse('2026-11-25T12:00:00Z');

/** Tasks in memory; the same promise as the table: one key, one task. */
class FakeTasks {
  readonly raised = new Map<string, object>();
  readonly open = new Set<string>();

  async raise(task: { readonly key: string }): Promise<boolean> {
    if (this.raised.has(task.key)) return false;
    this.raised.set(task.key, task);
    this.open.add(task.key);
    return true;
  }

  async settleOthers(_: string, still: readonly string[]): Promise<number> {
    const gone = [...this.open].filter((key) => !still.includes(key));
    for (const key of gone) this.open.delete(key);
    return gone.length;
  }

  get repository(): StaffTaskRepository {
    return this as unknown as StaffTaskRepository;
  }
}

describe('runs that wait past their time', () => {
  let tasks: FakeTasks;
  let runs: OverdueRun[];
  let asked: Date[];
  const sweep = () =>
    createOverdueSweep({
      overdueRuns: async (before) => {
        asked.push(before);
        return runs;
      },
      tasks: tasks.repository,
      now: () => at,
    })();

  beforeEach(() => {
    tasks = new FakeTasks();
    asked = [];
    const dueBy = new Date(at - 600_000);
    runs = [{ workflowId: `checkout/${ORDER}`, stage: 'paying', waitingOn: 'bank', dueBy }];
  });

  it('become one task each, however often they are swept', async () => {
    expect(await sweep()).toEqual({ overdue: 1, opened: 1, closed: 0 });
    expect(await sweep()).toEqual({ overdue: 1, opened: 0, closed: 0 });
    expect([...tasks.raised.values()]).toEqual([
      jasmine.objectContaining({
        kind: 'run_overdue',
        orderId: ORDER,
        facts: { workflowId: `checkout/${ORDER}`, stage: 'paying', waitingOn: 'bank' },
      }),
    ]);
  });

  it('leave a minute to timers', async () => {
    await sweep();
    expect(asked).toEqual([new Date(at - 60_000)]);
  });

  it('are no task any more once they went on', async () => {
    await sweep();
    runs = [];
    expect(await sweep()).toEqual({ overdue: 0, opened: 0, closed: 1 });
    expect(tasks.open.size).toBe(0);
  });

  it('name their order, whatever kind of run they are', () => {
    expect(orderOf(`fulfilment/${ORDER}/east`)).toBe(ORDER);
    expect(orderOf('payment-sweep')).toBeNull();
  });
});

describe('payments that the provider holds', () => {
  let tasks: FakeTasks;
  let provider: FakeProvider;
  let woken: string[];
  const ends = {
    placeParked: async () => [],
    wakeUnsettled: async () => [ORDER],
    wake: async (orderId: string) => void woken.push(orderId),
    standingOf: async (key: string) =>
      key === 'lost'
        ? { code: 'unknown' }
        : key === 'orphan'
          ? { code: 'orphan', orderId: ORDER }
          : { code: 'ours' },
  };
  const sweep = () =>
    createPaymentSweep({
      ends: ends as unknown as LooseEndsRepository,
      tasks: tasks.repository,
      gateway: provider,
      now: () => at,
    })();
  const held = (providerRef: string, attemptKey: string | null) =>
    provider.heldPayments.push({
      providerRef,
      attemptKey,
      orderId: ORDER,
      createdAt: new Date(at),
    });

  beforeEach(() => {
    tasks = new FakeTasks();
    provider = new FakeProvider();
    woken = [];
  });

  it('for an order that is over wake its run, which takes them back', async () => {
    held('pi_1', 'orphan');
    held('pi_2', 'good');
    expect(await sweep()).toEqual({ placed: 0, woken: 1, orphans: 1 });
    expect(woken).toEqual([ORDER]);
    expect(provider.calls).toEqual([]);
  });

  it('for no order at all are put before a person, once', async () => {
    held('pi_3', 'lost');
    await sweep();
    await sweep();
    expect([...tasks.raised.keys()]).toEqual(['payment-without-order/pi_3']);
    expect(provider.calls).toEqual([]);
  });

  it('for somebody else are none of our business', async () => {
    held('pi_4', null);
    expect((await sweep()).orphans).toBe(0);
  });
});
