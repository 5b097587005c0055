import type { AdminTask } from '@green-apple/contracts-http';
import { isStaffTaskKind, STAFF_TASKS } from '@green-apple/domain-order';
import type { StaffTaskRow } from '@green-apple/persistence';
import { runLink, workflowLink, type WorkflowUi } from '../order/workflow-link.ts';

/** Kinds of a newer release than this one still get a sentence. */
const WITHOUT_ADVICE = 'Look at the order and at its run.';

export function toAdminTask(row: StaffTaskRow, ui: WorkflowUi): AdminTask {
  const { closedBy, ...task } = row;
  return {
    ...task,
    suggestion: isStaffTaskKind(row.kind) ? STAFF_TASKS[row.kind] : WITHOUT_ADVICE,
    facts: { ...row.facts },
    closedBy: closedBy === 'run' ? null : closedBy,
    workflowUrl: urlOf(row, ui),
  };
}

function urlOf({ facts, orderId }: StaffTaskRow, ui: WorkflowUi): string | null {
  const { workflowId } = facts;
  if (typeof workflowId === 'string') return runLink(ui, workflowId);
  return orderId === null ? null : workflowLink(ui, orderId);
}
