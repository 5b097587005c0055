import type { DueSegment, SegmentReader, SegmentRunRepository } from '@green-apple/persistence';
import type { SegmentSweep } from '@green-apple/workflow-contracts';

export interface SegmentSweepPorts {
  readonly runs: SegmentRunRepository;
  readonly reader: SegmentReader;
  /** Says that the step is at it; throws when the step is not wanted any more. */
  readonly beat: (done: number) => void;
  /** Customers in one transaction; fewer where a test wants several. */
  readonly customersAtOnce?: number;
}

/** What days do to a rule ("none since 90 days") shows within this time; a rule that was changed has its turn at once. */
export const WORKED_OUT_EVERY_MINUTES = 10;
const CUSTOMERS_AT_ONCE = 2_000;
const ORDERS_AT_ONCE = 1_000;

/**
 * Works out each segment whose turn it is: a reader says whom the rule holds for, in the order of keys, and members
 * of the same stretch of keys are brought in line. Beginning again does no harm.
 */
export function createSegmentSweep(ports: SegmentSweepPorts): () => Promise<SegmentSweep> {
  const { runs, reader, beat } = ports;
  const size = ports.customersAtOnce ?? CUSTOMERS_AT_ONCE;

  async function workOut(segment: DueSegment): Promise<{ joined: number; left: number }> {
    const moved = { joined: 0, left: 0 };
    for (let behind: string | null = ''; behind !== null;) {
      const page = await reader.page(segment.conditions, behind, size);
      const made = await runs.apply(segment, behind, page);
      if (made === null) break;
      moved.joined += made.joined;
      moved.left += made.left;
      behind = page.next;
      beat(page.keys.length);
    }
    return moved;
  }

  return async () => {
    for (let named = ORDERS_AT_ONCE; named === ORDERS_AT_ONCE; beat(named))
      named = await runs.nameOrders(ORDERS_AT_ONCE);
    const due = await runs.due(WORKED_OUT_EVERY_MINUTES);
    const total = { segments: due.length, joined: 0, left: 0 };
    for (const segment of due) {
      const { joined, left } = await workOut(segment);
      total.joined += joined;
      total.left += left;
    }
    return total;
  };
}
