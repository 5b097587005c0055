import { isReturnOver, RETURN_STATES } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '@green-apple/persistence';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of an order named by its id or its number; null when there is none. Reads the writer: it may be brand-new. */
export async function findOrderId(writer: Writer, name: string): Promise<string | null> {
  const column = UUID.test(name) ? 'id' : 'number';
  const value = column === 'id' ? name.toLowerCase() : name.toUpperCase();
  const [row] = await writerSelect<{ id: string }>(
    writer,
    `select id from ordering."order" where ${column} = $value`,
    { value },
  );
  return row?.id ?? null;
}

/** A bank may send money back that it could not place; after this long it does not. */
const STILL_NEWS = '90 days';

/** Refunds of an order whose runs have something to do, or may hear of money that did not arrive. */
export async function findRefundIds(writer: Writer, orderId: string): Promise<string[]> {
  const rows = await writerSelect<{ id: string }>(
    writer,
    `select id from payment.refund
     where order_id = cast($orderId as uuid) and state <> 'awaiting_approval'
       and (settled_at is null or settled_at > now() - cast($stillNews as interval)) order by position`,
    { orderId, stillNews: STILL_NEWS },
  );
  return rows.map(({ id }) => id);
}

/** Returns of an order whose runs have something to do. */
export async function findReturnIds(writer: Writer, orderId: string): Promise<string[]> {
  const rows = await writerSelect<{ id: string }>(
    writer,
    `select id from returns.request
     where order_id = cast($orderId as uuid) and state <> all(cast($over as text[])) order by id`,
    { orderId, over: RETURN_STATES.filter(isReturnOver) },
  );
  return rows.map(({ id }) => id);
}
