import type { StaffTaskKind } from '@green-apple/domain-order';
import type { StaffTaskRepository } from '@green-apple/persistence';
import type { OverdueSweep } from '@green-apple/workflow-contracts';

/** A run that waits longer than it said it would. */
export interface OverdueRun {
  readonly workflowId: string;
  readonly stage: string | null;
  readonly waitingOn: string | null;
  readonly dueBy: Date;
}

export interface OverdueSweepPorts {
  /** Open runs whose DueBy lies before this time, oldest first. */
  readonly overdueRuns: (before: Date) => Promise<readonly OverdueRun[]>;
  readonly tasks: StaffTaskRepository;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Timers and workers need a moment themselves. */
export const OVERDUE_GRACE_MS = 60_000;
const KIND: StaffTaskKind = 'run_overdue';

/**
 * Nothing stays stuck unseen: each run that is past due becomes one task for staff, and the task goes away
 * by itself when the run has gone on.
 */
export function createOverdueSweep(ports: OverdueSweepPorts): () => Promise<OverdueSweep> {
  return async () => {
    const before = new Date(ports.now() - OVERDUE_GRACE_MS);
    const runs = await ports.overdueRuns(before);
    let opened = 0;
    for (const run of runs) if (await raise(ports.tasks, run)) opened++;
    const closed = await ports.tasks.settleOthers(KIND, runs.map(keyOf));
    return { overdue: runs.length, opened, closed };
  };
}

function raise(tasks: StaffTaskRepository, run: OverdueRun): Promise<boolean> {
  const { workflowId, stage, waitingOn, dueBy } = run;
  return tasks.raise({
    key: keyOf(run),
    kind: KIND,
    orderId: orderOf(workflowId),
    facts: { workflowId, stage: stage ?? 'unknown', waitingOn: waitingOn ?? 'unknown' },
    dueAt: dueBy,
  });
}

/** A run that somebody looked at is put before people again only when it runs past another date. */
const keyOf = ({ workflowId, dueBy }: OverdueRun): string =>
  `overdue/${workflowId}/${dueBy.toISOString()}`;

/** Runs that are named after a thing of their own. */
const NOT_BY_ORDER: ReadonlySet<string> = new Set(['refund', 'return']);

/**
 * Runs are named `<process>/<orderId>` and, where an order has several, `<process>/<orderId>/<part>`; refunds and
 * returns have a name of their own, which the task's facts tell.
 */
export function orderOf(workflowId: string): string | null {
  const [process = '', id = ''] = workflowId.split('/');
  return UUID.test(id) && !NOT_BY_ORDER.has(process) ? id : null;
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
