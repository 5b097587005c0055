import {
  SEARCH_ATTRIBUTES,
  TASK_QUEUES,
  taskQueue,
  type TaskQueueKind,
} from '@green-apple/workflow-contracts';
import type { Client } from '@temporalio/client';
import type { OverdueRun } from './overdue-sweep.ts';

/** More than this many stuck runs is an outage, not a list of tasks. */
const MOST = 500;

/** Asks Temporal for open runs of this shop that are past due. */
export function overdueRunsOf(
  client: Client,
  prefix: string,
): (before: Date) => Promise<OverdueRun[]> {
  const queues = TASK_QUEUES.map((kind: TaskQueueKind) => `'${taskQueue(kind, prefix)}'`);
  return async (before) => {
    const query =
      `ExecutionStatus = 'Running' and TaskQueue in (${queues.join(', ')}) ` +
      `and ${SEARCH_ATTRIBUTES.dueBy.name} < '${before.toISOString()}'`;
    const runs: OverdueRun[] = [];
    for await (const run of client.workflow.list({ query })) {
      const attributes = run.typedSearchAttributes;
      const dueBy = attributes.get(SEARCH_ATTRIBUTES.dueBy);
      if (dueBy === undefined) continue;
      runs.push({
        workflowId: run.workflowId,
        stage: attributes.get(SEARCH_ATTRIBUTES.orderStage) ?? null,
        waitingOn: attributes.get(SEARCH_ATTRIBUTES.waitingOn) ?? null,
        dueBy,
      });
      if (runs.length >= MOST) break;
    }
    return runs.sort((a, b) => a.dueBy.getTime() - b.dueBy.getTime());
  };
}
