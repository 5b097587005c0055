import {
  BULK_WANTED,
  type BulkInput,
  type BulkResult,
  type BulkTask,
} from '@green-apple/workflow-contracts';
import {
  continueAsNew,
  defineSignal,
  isCancellation,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { Bell } from '../support/bell.ts';
import { bulkEnd, bulkSteps } from '../support/proxies.ts';

const bulkWanted = defineSignal(BULK_WANTED);

/** Steps after which the history begins anew, long before the server would ask for it. */
const STEPS_PER_RUN = 200;

/**
 * A file that is read into the catalogue or written from it. What was asked for stands in the job's row: the run does
 * the next task until there is none. It ends when a checked file waits for somebody; their answer starts it again.
 */
export async function bulk({ jobId }: BulkInput, before = 0): Promise<BulkResult> {
  const bell = new Bell();
  setHandler(bulkWanted, bell.ring);
  for (let steps = before; ; steps++) {
    const heard = bell.rings;
    const task = await bulkEnd().nextBulkTask({ jobId });
    if (task === 'rest') {
      // Somebody may have asked for more while we looked.
      if (bell.rings === heard) return { steps };
      continue;
    }
    await doTask(task, jobId);
    if (steps - before >= STEPS_PER_RUN || workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof bulk>({ jobId }, steps + 1);
  }
}

async function doTask(task: Exclude<BulkTask, 'rest'>, jobId: string): Promise<void> {
  const { checkBulkFile, applyBulkFile, applyBulkRows, writeBulkExport } = bulkSteps();
  const work = {
    check: checkBulkFile,
    apply_whole: applyBulkFile,
    apply_some: applyBulkRows,
    export: writeBulkExport,
    end: bulkEnd().endBulk,
  }[task];
  try {
    await work({ jobId });
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.warn('a step of a bulk job failed for good', { task });
    await bulkEnd().giveBulkUp({ jobId });
  }
}
