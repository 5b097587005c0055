import { allocateForDelivery } from '@green-apple/domain-inventory';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { ALLOCATE_SQL, holdSql } from './hold-sql.ts';
import { StockRepository, toPartRow } from './stock.repository.ts';

/** Units an order had been waiting for and has now. */
export interface FilledBackorder {
  readonly orderId: string;
  readonly orderLineId: string;
  readonly variantId: string;
  readonly quantity: number;
}

interface Claim {
  readonly id: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly variantId: string;
  readonly open: number;
  readonly region: string;
}

const HOLD_SQL = holdSql({ ahead: false, again: true });

/** Who waits longest is served first. Only orders that are confirmed wait. */
const CLAIMS_SQL = `
  select c.id, c.order_id as "orderId", c.order_line_id as "orderLineId", c.variant_id as "variantId",
    c.quantity - c.filled as open, o.shipping_address ->> 'region' as region
  from inventory.backorder_claim c join ordering."order" o on o.id = c.order_id
  where c.variant_id = any(cast($variantIds as uuid[])) and c.state = 'waiting'
  order by c.variant_id, c.created_at, c.id for update of c`;

const FILLED_SQL = `
  with filled as (
    update inventory.backorder_claim set filled = filled + cast($units as integer), updated_at = now(),
      state = case when filled + cast($units as integer) = quantity then 'filled' else state end
    where id = cast($id as uuid) returning variant_id)
  update inventory.backorder b set taken = b.taken - cast($units as integer)
  from filled where b.variant_id = filled.variant_id returning b.variant_id`;

/**
 * Gives units that are free now to the orders that bought them ahead, oldest first, part by part. Harmless
 * when nothing is free or nobody waits; part of the caller's transaction.
 */
export async function fillBackorders(
  writer: Writer,
  variantIds: readonly string[],
  transaction: Transaction,
): Promise<FilledBackorder[]> {
  const claims = await writerSelect<Claim>(writer, CLAIMS_SQL, { variantIds }, transaction);
  const filled: FilledBackorder[] = [];
  for (const claim of claims) {
    const units = await fill(writer, claim, transaction);
    const { orderId, orderLineId, variantId } = claim;
    if (units > 0) filled.push({ orderId, orderLineId, variantId, quantity: units });
  }
  await announce(writer, filled, transaction);
  return filled;
}

async function fill(writer: Writer, claim: Claim, transaction: Transaction): Promise<number> {
  const { places } = await new StockRepository(writer).free(
    [claim.variantId],
    { orderId: claim.orderId },
    transaction,
  );
  const free = places
    .filter((place) => place.ships)
    .reduce((all, place) => all + (place.available.get(claim.variantId) ?? 0), 0);
  const quantity = Math.min(free, claim.open);
  if (quantity === 0) return 0;
  const demand = { variantId: claim.variantId, quantity };
  const allocation = allocateForDelivery([demand], places, claim.region);
  if (!allocation.ok) return 0;
  const { orderId, orderLineId, id } = claim;
  const parts = allocation.parts.map((part) => toPartRow({ ...part, orderLineId }));
  const hold = { parts: JSON.stringify(parts), orderId, expiresAt: null };
  // Somebody else took them between the look and the lock: the next delivery of goods comes round here again.
  if ((await writerSelect(writer, HOLD_SQL, hold, transaction)).length > 0) return 0;
  await writerSelect(writer, ALLOCATE_SQL, { orderId }, transaction);
  await writerSelect(writer, FILLED_SQL, { id, units: quantity }, transaction);
  return quantity;
}

/** Whoever packs the order hears that more of it can leave. */
async function announce(
  writer: Writer,
  filled: readonly FilledBackorder[],
  transaction: Transaction,
): Promise<void> {
  const orderIds = [...new Set(filled.map(({ orderId }) => orderId))];
  await insertOutbox(
    writer,
    transaction,
    orderIds.flatMap((orderId) => {
      const about = { aggregateType: 'order', aggregateId: orderId, aggregateVersion: 0 };
      const job = { order_id: orderId, calculation_type: 'fulfilment' };
      return [
        { ...about, topic: 'events', kind: 'order.backorder_filled', body: { orderId } },
        { ...about, topic: 'jobs', kind: 'fulfilment', body: job },
      ] as const;
    }),
  );
}
