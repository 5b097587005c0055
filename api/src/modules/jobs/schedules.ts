import { taskQueue, WORKFLOWS, type TaskQueueKind } from '@green-apple/workflow-contracts';
import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client';

interface ShopSchedule {
  readonly id: string;
  readonly workflowType: string;
  readonly queue: TaskQueueKind;
  readonly every: '1m' | '5m' | '15m';
}

/** What the shop looks after by itself. One run of each at a time: a slow one makes the next wait its turn. */
export const SCHEDULES: readonly ShopSchedule[] = [
  { id: 'overdue-sweep', workflowType: WORKFLOWS.overdueSweep, queue: 'reports', every: '1m' },
  { id: 'segment-sweep', workflowType: WORKFLOWS.segmentSweep, queue: 'reports', every: '1m' },
  { id: 'bulk-sweep', workflowType: WORKFLOWS.bulkSweep, queue: 'reports', every: '15m' },
  { id: 'payment-sweep', workflowType: WORKFLOWS.paymentSweep, queue: 'reports', every: '5m' },
  { id: 'picture-sweep', workflowType: WORKFLOWS.pictureSweep, queue: 'media', every: '5m' },
];

/** Creates the schedules, or brings those that exist up to date. May run any number of times. */
export async function ensureSchedules(client: Client, prefix: string): Promise<void> {
  for (const schedule of SCHEDULES) await ensure(client, toOptions(schedule, prefix));
}

export async function removeSchedules(client: Client, prefix: string): Promise<void> {
  for (const { id } of SCHEDULES) await client.schedule.getHandle(`${prefix}${id}`).delete();
}

function toOptions({ id, workflowType, queue, every }: ShopSchedule, prefix: string) {
  return {
    scheduleId: `${prefix}${id}`,
    spec: { intervals: [{ every }] },
    action: {
      type: 'startWorkflow' as const,
      workflowType,
      workflowId: `${prefix}${id}`,
      taskQueue: taskQueue(queue, prefix),
      args: [],
    },
    // Missed ones are not made up for: the next looks at everything anyway.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' as const },
  } satisfies ScheduleOptions;
}

async function ensure(client: Client, options: ReturnType<typeof toOptions>): Promise<void> {
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = options;
    await client.schedule
      .getHandle(options.scheduleId)
      .update(({ state }) => ({ spec, action, policies, state }));
  }
}
