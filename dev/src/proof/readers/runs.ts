import { checkoutWorkflowId } from '@green-apple/workflow-contracts';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import type { RunFacts } from '../snapshot.ts';

export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
  /** The workflows of today, as workers load them. */
  readonly bundlePath: string;
}

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/** The runs of these names, as far as there are any, each replayed on the code of today. */
export async function readRuns(
  { address, namespace, bundlePath }: TemporalAddress,
  workflowIds: readonly string[],
): Promise<RunFacts[]> {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const runs: RunFacts[] = [];
    const histories: { workflowId: string; history: History }[] = [];
    for (const workflowId of workflowIds) {
      runs.push(...(await runsOf(client, workflowId)));
      if (runs.at(-1)?.workflowId === workflowId)
        histories.push({
          workflowId,
          history: await client.workflow.getHandle(workflowId).fetchHistory(),
        });
    }
    const failures = await replay(histories, bundlePath);
    return runs.map((run) => ({ ...run, replayFailure: failures.get(run.workflowId) ?? null }));
  } finally {
    await connection.close();
  }
}

/** Every execution that ever had this id. The server keeps the newest by id; older ones are found by listing. */
async function runsOf(client: Client, workflowId: string): Promise<RunFacts[]> {
  try {
    const newest = await client.workflow.getHandle(workflowId).describe();
    const listed = isOnce(workflowId) ? await olderOf(client, workflowId, newest.runId) : [];
    const pending = newest.raw.pendingWorkflowTask;
    return [
      ...listed.map((runId) => facts(workflowId, runId, 'OLDER', null)),
      facts(
        workflowId,
        newest.runId,
        newest.status.name,
        (pending?.attempt ?? 0) > 2 ? `workflow task tried ${pending?.attempt} times` : null,
      ),
    ];
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return [];
    throw error;
  }
}

/** Others start anew when there is more to do, and their names are not held against them. */
const isOnce = (workflowId: string): boolean => workflowId.startsWith(checkoutWorkflowId(''));

async function olderOf(client: Client, workflowId: string, newest: string): Promise<string[]> {
  const listed: string[] = [];
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
    if (runId !== newest) listed.push(runId);
  return listed;
}

const facts = (
  workflowId: string,
  runId: string,
  status: string,
  stuckBecause: string | null,
): RunFacts => ({ workflowId, runId, status, stuckBecause, replayFailure: null });

async function replay(
  histories: readonly { workflowId: string; history: History }[],
  codePath: string,
): Promise<Map<string, string>> {
  const failures = new Map<string, string>();
  if (histories.length === 0) return failures;
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: { codePath } },
    histories,
  ))
    if (error !== undefined) failures.set(workflowId, error.message);
  return failures;
}
