import type { StaffTaskRepository } from '@green-apple/persistence';
import type { StaffActivities } from '@green-apple/workflow-contracts';

/** Asks people for what a run cannot settle; the same trouble asked about twice is one task. */
export function createStaffActivities(tasks: StaffTaskRepository): StaffActivities {
  return {
    async raiseStaffTask({ key, kind, orderId, facts = {}, dueAt }) {
      const due = dueAt === undefined ? {} : { dueAt: new Date(dueAt) };
      await tasks.raise({ key, kind, orderId, facts, ...due });
    },
    async settleStaffTask({ key }) {
      await tasks.settle(key);
    },
  };
}
