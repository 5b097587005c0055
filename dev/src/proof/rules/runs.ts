import { checkoutWorkflowId } from '@green-apple/workflow-contracts';
import type { Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { isOpen } from './order-stages.ts';
import { groupsBy } from './tally.ts';

/** W1: one run per order, that ends with it and replays on the code of today. */
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
  const unwell = found.flatMap(({ workflowId, stuckBecause, replayFailure }) => [
    ...(stuckBecause === null ? [] : [broken('W1', workflowId, `is stuck: ${stuckBecause}`)]),
    ...(replayFailure === null
      ? []
      : [broken('W1', workflowId, `does not replay: ${replayFailure}`)]),
  ]);
  return [...perOrder, ...unwell];
}
