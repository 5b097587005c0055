import { checkoutWorkflowId } from '@green-apple/workflow-contracts';
import type { Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { isOpen } from './order-stages.ts';
import { groupsBy } from './tally.ts';

/** How a run ends when our own code was at fault; an order that cannot go on is undone, and its run says so. */
const BROKEN_OFF: readonly string[] = ['FAILED', 'TERMINATED', 'TIMED_OUT'];

/** W1: one run per order, that ends with it; every run that followed replays on the code of today. */
export function runs({ orders, runs: found }: Snapshot): Violation[] {
  const byId = groupsBy(found, ({ workflowId }) => workflowId);
  const perOrder = orders.flatMap(({ id, state }) => {
    const own = byId.get(checkoutWorkflowId(id)) ?? [];
    const subject = `run of order ${id}`;
    if (own.length !== 1) return [broken('W1', subject, `${own.length} runs`)];
    return isOpen(state) && own[0]?.status !== 'RUNNING'
      ? [broken('W1', subject, `is ${own[0]?.status} and its order is ${state}`)]
      : [];
  });
  const checkouts = new Set(orders.map(({ id }) => checkoutWorkflowId(id)));
  const unwell = found.flatMap(({ workflowId, status, stuckBecause, replayFailure }) => [
    ...(BROKEN_OFF.includes(status) && !checkouts.has(workflowId)
      ? [broken('W1', workflowId, `is ${status}`)]
      : []),
    ...(stuckBecause === null ? [] : [broken('W1', workflowId, `is stuck: ${stuckBecause}`)]),
    ...(replayFailure === null
      ? []
      : [broken('W1', workflowId, `does not replay: ${replayFailure}`)]),
  ]);
  return [...perOrder, ...unwell];
}
