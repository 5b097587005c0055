import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface StaffTaskRow {
  readonly id: string;
  readonly kind: string;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly state: 'open' | 'taken' | 'done';
  readonly dueAt: string;
  readonly raisedAt: string;
  readonly takenBy: string | null;
  /** Who has done it; `run` when the trouble went away by itself. */
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  readonly note: string | null;
  readonly version: number;
}

/** An event of a provider that nobody could place. */
export interface ParkedEventRow {
  readonly provider: string;
  readonly eventId: string;
  readonly type: string;
  readonly objectRef: string | null;
  readonly reason: string;
  readonly receivedAt: string;
}

const time = (column: string): string => `to_json(${column}) #>> '{}'`;
const COLUMNS = `t.id, t.kind, t.order_id as "orderId", o.number as "orderNumber", t.facts, t.state,
  ${time('t.due_at')} as "dueAt", ${time('t.raised_at')} as "raisedAt", t.taken_by as "takenBy",
  t.closed_by as "closedBy", ${time('t.closed_at')} as "closedAt", t.note, t.version`;
const PAGE = 100;

/** The back office's side of tasks, on the writer: employees see at once what a colleague has done. */
export class StaffTaskDesk {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** What waits, the most urgent first, or what was done, the newest first; a hundred at most. */
  list(done: boolean): Promise<StaffTaskRow[]> {
    const [where, order] = done
      ? [`t.state = 'done'`, 't.closed_at desc']
      : [`t.state <> 'done'`, 't.due_at, t.id'];
    return writerSelect<StaffTaskRow>(
      this.#writer,
      `select ${COLUMNS} from platform.staff_task t left join ordering."order" o on o.id = t.order_id
       where ${where} order by ${order} limit ${PAGE}`,
    );
  }

  async one(id: string, transaction?: Transaction): Promise<StaffTaskRow | null> {
    const [row] = await writerSelect<StaffTaskRow>(
      this.#writer,
      `select ${COLUMNS} from platform.staff_task t left join ordering."order" o on o.id = t.order_id
       where t.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return row ?? null;
  }

  /** Closes a task of this version; false when somebody was faster. */
  async finish(
    input: {
      readonly id: string;
      readonly version: number;
      readonly by: string;
      readonly note: string;
    },
    transaction: Transaction,
  ): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `update platform.staff_task set state = 'done', closed_at = now(), closed_by = $by, note = $note,
         version = version + 1
       where id = cast($id as uuid) and version = cast($version as integer) and state <> 'done'
       returning id`,
      { ...input },
      transaction,
    );
    return rows.length === 1;
  }

  parkedEvents(): Promise<ParkedEventRow[]> {
    const columns = 'provider, event_id, type, object_ref, reason, received_at';
    return writerSelect<ParkedEventRow>(
      this.#writer,
      `select provider, event_id as "eventId", type, object_ref as "objectRef", reason,
         ${time('received_at')} as "receivedAt"
       from (
         select ${columns} from payment.webhook_event where state = 'parked'
         union all
         select ${columns} from fulfilment.carrier_event where state = 'parked') as parked
       order by received_at desc limit ${PAGE}`,
    );
  }

  /** Somebody has looked at it and it means nothing to us; false when it is not parked any more. */
  async setAside(eventId: string, transaction: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `with payments as (
         update payment.webhook_event set state = 'set_aside'
         where event_id = $eventId and state = 'parked' returning event_id),
       parcels as (
         update fulfilment.carrier_event set state = 'set_aside'
         where event_id = $eventId and state = 'parked' returning event_id)
       select event_id from payments union all select event_id from parcels`,
      { eventId },
      transaction,
    );
    return rows.length > 0;
  }
}
