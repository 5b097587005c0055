import { writerSelect, type Writer } from '../pools.ts';

/** Rows looked at in one go; the next sweep takes the rest. */
const ROWS = 200;

/** A job message for each order found, in the same statement; of the kind that `job` says of a found row. */
const nudge = (found: string, job = `'payment'`): string => `
  with found as (${found}),
  told as (
    insert into platform.outbox
      (id, topic, kind, aggregate_type, aggregate_id, aggregate_version, body)
    select gen_random_uuid(), 'jobs', job, 'order', order_id, 1,
      jsonb_build_object('order_id', order_id, 'calculation_type', job)
    from (select distinct order_id, ${job} as job from found) as once)
  select distinct order_id as "orderId" from found`;

const UNSETTLED_SQL = nudge(`
  select p.order_id from payment.payment p join ordering."order" o on o.id = p.order_id
  where p.state in ('requested', 'action_required', 'authorised', 'failed')
    and p.updated_at < now() - make_interval(secs => cast($quietSeconds as double precision))
    and (o.state = 'cancelled' or p.state = 'failed'
      or (o.state in ('placed', 'action_required', 'payment_declined') and o.hold_expires_at
        < now() - make_interval(secs => cast($quietSeconds as double precision))))
  order by p.updated_at limit ${ROWS}`);

const PARKED_SQL = nudge(`
  update payment.webhook_event e set state = 'passed_on', reason = null, order_id = p.order_id
  from payment.payment p
  where e.state = 'parked' and e.reason = 'ORDER_UNKNOWN' and p.provider_ref = e.payment_ref
  returning e.order_id`);

const PARKED_SCANS_SQL = nudge(
  `
  update fulfilment.carrier_event e set state = 'passed_on', reason = null, order_id = p.order_id
  from (
    select order_id, tracker_ref, 'fulfilment' as job from fulfilment.shipment
    union all select order_id, tracker_ref, 'return' from returns.request) as p
  where e.state = 'parked' and e.reason = 'ORDER_UNKNOWN' and p.tracker_ref = e.object_ref
  returning e.order_id, p.job`,
  'job',
);

/** What became of a payment that the provider holds, by our books. */
export type HeldStanding =
  | { readonly code: 'ours' }
  /** The order is over, or the attempt was given up: it must be taken back. */
  | { readonly code: 'orphan'; readonly orderId: string }
  | { readonly code: 'unknown' };

/** Finds what a worker that died, or a message that came too early, has left behind. */
export class LooseEndsRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Wakes the runs of orders whose attempts are neither settled nor being worked on; returns their ids. */
  async wakeUnsettled(quietSeconds: number): Promise<string[]> {
    const rows = await writerSelect<{ orderId: string }>(this.#writer, UNSETTLED_SQL, {
      quietSeconds,
    });
    return rows.map(({ orderId }) => orderId);
  }

  /** Passes events on that came before their payment or parcel was written down; returns the orders. */
  async placeParked(): Promise<string[]> {
    const payments = await writerSelect<{ orderId: string }>(this.#writer, PARKED_SQL);
    const scans = await writerSelect<{ orderId: string }>(this.#writer, PARKED_SCANS_SQL);
    return [...payments, ...scans].map(({ orderId }) => orderId);
  }

  /** What we know of an attempt by the key it has at the provider. */
  async standingOf(attemptKey: string): Promise<HeldStanding> {
    const [row] = await writerSelect<{ orderId: string; orphan: boolean }>(
      this.#writer,
      `select p.order_id as "orderId",
         o.state = 'cancelled' or p.state in ('declined', 'failed', 'voided') as orphan
       from payment.payment p join ordering."order" o on o.id = p.order_id
       where p.idempotency_key = $attemptKey`,
      { attemptKey },
    );
    if (row === undefined) return { code: 'unknown' };
    return row.orphan ? { code: 'orphan', orderId: row.orderId } : { code: 'ours' };
  }

  /** Tells an order's run to look at its payments. */
  async wake(orderId: string): Promise<void> {
    await writerSelect(this.#writer, nudge('select cast($orderId as uuid) as order_id'), {
      orderId,
    });
  }
}
