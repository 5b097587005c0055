import {
  AFTERCARE_WANTED,
  aftercareWorkflowId,
  WORKFLOWS,
  type AftercareInput,
} from '@green-apple/workflow-contracts';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  getExternalWorkflowHandle,
  ParentClosePolicy,
  startChild,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow';

/** Starts the order's aftercare, or tells the run that is at it already. It outlives whoever woke it. */
export async function wakeAftercare(orderId: string): Promise<void> {
  const input: AftercareInput = { orderId };
  try {
    await startChild(WORKFLOWS.aftercare, {
      workflowId: aftercareWorkflowId(orderId),
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    await tellRunning(orderId);
  }
}

/** One that ends in this very moment has just looked; the payment sweep is the net below that. */
async function tellRunning(orderId: string): Promise<void> {
  const run = getExternalWorkflowHandle(aftercareWorkflowId(orderId));
  await run.signal(AFTERCARE_WANTED).catch(() => undefined);
}
