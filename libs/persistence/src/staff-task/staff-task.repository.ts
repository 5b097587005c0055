import { v7 as uuidv7 } from 'uuid';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface NewStaffTask {
  /** Names the trouble, e.g. `label/<shipmentId>`: raised again, it stays one task. */
  readonly key: string;
  readonly kind: string;
  readonly orderId: string | null;
  /** Codes, ids and amounts; no name, no address. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** When somebody should have looked at it; now unless told. */
  readonly dueAt?: Date;
}

/** What runs ask people for. */
export class StaffTaskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** False when the task is known already. */
  async raise(task: NewStaffTask, transaction?: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `insert into platform.staff_task (id, key, kind, order_id, facts, due_at)
       values (cast($id as uuid), $key, $kind, cast($orderId as uuid), cast($facts as jsonb),
         coalesce(cast($dueAt as timestamptz), now()))
       on conflict (key) do nothing returning id`,
      {
        id: uuidv7(),
        key: task.key,
        kind: task.kind,
        orderId: task.orderId,
        facts: JSON.stringify(task.facts),
        dueAt: task.dueAt ?? null,
      },
      transaction,
    );
    return rows.length === 1;
  }

  /** Settles all open tasks of a kind but these; returns how many. */
  async settleOthers(kind: string, stillThere: readonly string[]): Promise<number> {
    const rows = await writerSelect(
      this.#writer,
      `update platform.staff_task set state = 'done', closed_by = 'run', closed_at = now(),
         version = version + 1
       where kind = $kind and state <> 'done' and not (key = any(cast($stillThere as text[])))
       returning id`,
      { kind, stillThere: [...stillThere] },
    );
    return rows.length;
  }

  /** The trouble went away by itself: nobody needs to look any more. */
  async settle(key: string, transaction?: Transaction): Promise<void> {
    await writerSelect(
      this.#writer,
      `update platform.staff_task set state = 'done', closed_by = 'run', closed_at = now(),
         version = version + 1
       where key = $key and state <> 'done' returning id`,
      { key },
      transaction,
    );
  }
}
