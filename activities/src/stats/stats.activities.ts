import { inTransaction, type StatsRepository, type Writer } from '@green-apple/persistence';
import type { StatsActivities } from '@green-apple/workflow-contracts';

export interface StatsPorts {
  readonly writer: Writer;
  readonly stats: StatsRepository;
}

/** Keeps the figures of customers and products; an order counts once, however often it is asked for. */
export function createStatsActivities({ writer, stats }: StatsPorts): StatsActivities {
  return {
    async recordStats({ orderId }) {
      await inTransaction(writer, (transaction) => stats.record(orderId, transaction));
    },
    async takeBackStats({ orderId }) {
      await inTransaction(writer, (transaction) => stats.takeBack(orderId, transaction));
    },
  };
}
