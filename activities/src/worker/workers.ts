import { activates, taskQueue, type TaskQueueKind } from '@green-apple/workflow-contracts';
import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { heartbeats } from './heartbeats.ts';

export type Activities = Readonly<Record<string, (input: never) => Promise<unknown>>>;

export interface WorkersSettings {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly prefix: string;
  readonly bundlePath: string;
  /** Patches that runs do not take yet. */
  readonly heldPatches: readonly string[];
  readonly kinds: readonly TaskQueueKind[];
  /** What each kind of work can do. */
  readonly activities: Readonly<Record<TaskQueueKind, object>>;
}

/** Queues on which workflows run; the others take activities only. */
const WITH_WORKFLOWS: readonly TaskQueueKind[] = ['checkout', 'fulfilment', 'reports', 'media'];

/** Files with many rows say themselves how far they are, and would lose that to a word without it. */
const SPEAKS_FOR_ITSELF: readonly TaskQueueKind[] = ['reports'];
/** How much each kind does at once: payments wait for a partner, the rest for our database. */
const LIMITS: Readonly<Record<TaskQueueKind, Partial<WorkerOptions>>> = {
  checkout: {
    maxConcurrentLocalActivityExecutions: 40,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxCachedWorkflows: 1_000,
  },
  // Runs that last for days and work for moments: many of them, few at a time.
  fulfilment: {
    maxConcurrentActivityTaskExecutions: 20,
    maxConcurrentLocalActivityExecutions: 20,
    maxConcurrentWorkflowTaskExecutions: 10,
    maxCachedWorkflows: 500,
  },
  payment: { maxConcurrentActivityTaskExecutions: 60 },
  messaging: { maxConcurrentActivityTaskExecutions: 20 },
  reports: {
    maxConcurrentActivityTaskExecutions: 20,
    maxConcurrentWorkflowTaskExecutions: 10,
    maxCachedWorkflows: 100,
  },
  // Each takes a processor and the memory of a whole picture.
  media: {
    maxConcurrentActivityTaskExecutions: 2,
    maxConcurrentWorkflowTaskExecutions: 2,
    maxCachedWorkflows: 20,
  },
};

/** Time for what is in hand when the process is told to stop. */
const GRACE = '8s';

/** One worker per kind of work, in one process. */
export function createWorkers(settings: WorkersSettings): Promise<Worker[]> {
  const { connection, namespace, prefix, bundlePath: codePath, activities } = settings;
  return Promise.all(
    settings.kinds.map((kind) =>
      Worker.create({
        connection,
        namespace,
        taskQueue: taskQueue(kind, prefix),
        activities: activities[kind],
        ...(WITH_WORKFLOWS.includes(kind)
          ? {
              workflowBundle: { codePath },
              patchActivationCallback: activates(settings.heldPatches),
            }
          : {}),
        ...LIMITS[kind],
        ...(SPEAKS_FOR_ITSELF.includes(kind) ? {} : { interceptors: { activity: [heartbeats] } }),
        shutdownGraceTime: GRACE,
      }),
    ),
  );
}
