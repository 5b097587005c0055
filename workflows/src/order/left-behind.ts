import { FULFILMENT_NEWS } from '@green-apple/workflow-contracts';
import { CancellationScope, sleep, type ExternalWorkflowHandle } from '@temporalio/workflow';

/** It is asked for after so long, then after twice as long, and so on. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;

/**
 * Waits for a run that another one has begun. Nobody says when it ends, so it is told now and then to look what is new:
 * what cannot be told any more is over.
 */
export function outlast(run: ExternalWorkflowHandle): Promise<void> {
  return CancellationScope.nonCancellable(async () => {
    let pause = FIRST_PAUSE_MS;
    do {
      await sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    } while (await isThere(run));
  });
}

/** Asks it to undo what has not left, and waits until it has. */
export async function stop(run: ExternalWorkflowHandle): Promise<void> {
  await run.cancel().catch(() => undefined);
  await outlast(run);
}

const isThere = (run: ExternalWorkflowHandle): Promise<boolean> =>
  run.signal(FULFILMENT_NEWS).then(
    () => true,
    () => false,
  );
