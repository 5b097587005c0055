import { testStack } from '@green-apple/testing';

/** The status of an order's run, as the Temporal UI knows it; undefined while there is no run. */
export async function runStatus(orderId: string): Promise<string | undefined> {
  const stack = testStack();
  const namespace = stack.needed('TEMPORAL_NAMESPACE');
  const id = encodeURIComponent(`checkout/${orderId}`);
  const answer = await fetch(
    `${stack.needed('TEMPORAL_UI_URL')}/api/v1/namespaces/${namespace}/workflows/${id}`,
    { signal: AbortSignal.timeout(10_000) },
  );
  if (!answer.ok) return undefined;
  const run = (await answer.json()) as { workflowExecutionInfo?: { status?: string } };
  return run.workflowExecutionInfo?.status;
}
