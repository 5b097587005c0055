import type { EventData } from '@green-apple/contracts-events';
import { releaseHeldStock } from '../order-state/order-stock.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';

export interface SweepInput {
  /** How long after its time a hold is let go: its own run comes first. */
  readonly graceSeconds: number;
  /** A payment that is under way keeps its hold for this long at most. */
  readonly paymentSeconds: number;
  readonly limit: number;
}

/**
 * Holds that nobody ended: their order's run is gone, or was never started. While a payment is under way the
 * hold stays, so that it never ends between the payment and the order's confirmation.
 */
const EXPIRED_SQL = `
  with late as (
    select order_id from inventory.reservation
    where state = 'held' and expires_at < now() - make_interval(secs => cast($graceSeconds as integer))
    union
    select order_id from inventory.backorder_claim
    where state = 'held' and expires_at < now() - make_interval(secs => cast($graceSeconds as integer)))
  select order_id as "orderId" from late
  where not exists (
    select from payment.payment p where p.order_id = late.order_id
      and p.state in ('requested', 'action_required', 'authorised')
      and p.updated_at > now() - make_interval(secs => cast($paymentSeconds as integer)))
  order by order_id limit cast($limit as integer)`;

/** The net under the orders' runs: lets go of stock whose time is over. The order itself stays its run's. */
export class ExpiredHoldsRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Returns the orders whose holds were let go; a second sweep finds nothing to do. */
  async sweep(input: SweepInput): Promise<string[]> {
    const late = await writerSelect<{ orderId: string }>(this.#writer, EXPIRED_SQL, { ...input });
    const released: string[] = [];
    for (const { orderId } of late) if (await this.#release(orderId)) released.push(orderId);
    return released;
  }

  /** The order's job is sent again: a run that was never started gets going and ends the order. */
  #release(orderId: string): Promise<boolean> {
    return inTransaction(this.#writer, async (transaction) => {
      const productIds = await releaseHeldStock(this.#writer, orderId, transaction);
      if (productIds.length === 0) return false;
      const about = { aggregateType: 'order', aggregateId: orderId, aggregateVersion: 0 } as const;
      const changed: EventData<'stock.changed'> = { productIds: productIds.slice(0, 200) };
      await insertOutbox(this.#writer, transaction, [
        {
          ...about,
          topic: 'jobs',
          kind: 'checkout',
          body: { order_id: orderId, calculation_type: 'checkout' },
        },
        { ...about, topic: 'events', kind: 'stock.changed', body: changed },
      ]);
      return true;
    });
  }
}
