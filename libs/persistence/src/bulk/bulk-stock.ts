import { writerSelect, type Writer } from '../pools.ts';
import { fillBackorders } from '../stock/fill-backorders.ts';
import type { Transaction } from '../transaction.ts';
import type { JudgedRow } from './bulk-judging.ts';
import type { ReadableRow } from './bulk-knowledge.ts';

const LEVELS = `from jsonb_to_recordset(cast($counts as jsonb)) as row (sku text, location text, count integer, reason text)
  join catalog.variant v on v.sku = row.sku join inventory.location l on l.code = row.location`;

const countsOf = (rows: readonly ReadableRow[]): string =>
  JSON.stringify(rows.map(({ said }) => said));

/** A place without a level has none to lock, so an item that is counted is kept from becoming a pack by itself. */
const LOCK_ITEMS = `
  select v.id from catalog.variant v where v.id in (select v.id ${LEVELS}) order by v.id for share of v`;

const LOCK_LEVELS = `
  select s.variant_id from inventory.stock_level s
  where (s.variant_id, s.location_id) in (select v.id, l.id ${LEVELS})
  order by s.variant_id, s.location_id for update of s`;

/** Locks the items of the rows, then their levels in the order in which orders lock them. */
export async function lockLevels(
  writer: Writer,
  rows: readonly ReadableRow[],
  transaction: Transaction,
): Promise<void> {
  const counts = countsOf(rows);
  await writerSelect(writer, LOCK_ITEMS, { counts }, transaction);
  await writerSelect(writer, LOCK_LEVELS, { counts }, transaction);
}

/** A place that had none of an item before. */
const OPEN_LEVELS = `
  insert into inventory.stock_level (variant_id, location_id, on_hand)
  select v.id, l.id, 0 ${LEVELS} order by 1, 2 on conflict do nothing returning variant_id`;

/** The level becomes what was counted, and the book says by how much and why. */
const COUNT = `
  with counted as (select v.id as variant_id, l.id as location_id, row.count, row.reason ${LEVELS}),
  before as (
    select s.variant_id, s.location_id, s.on_hand, c.count, c.reason
    from inventory.stock_level s join counted c using (variant_id, location_id)
    order by s.variant_id, s.location_id for update of s),
  changed as (
    update inventory.stock_level s set on_hand = b.count from before b
    where s.variant_id = b.variant_id and s.location_id = b.location_id and b.count <> b.on_hand)
  insert into inventory.movement (variant_id, location_id, kind, quantity, reason)
  select variant_id, location_id, 'adjustment', count - on_hand, reason from before where count <> on_hand
  returning variant_id`;

/** Writes counts; orders that wait for units are served first. Returns the ids of the items' products. */
export async function writeStock(
  writer: Writer,
  rows: readonly JudgedRow[],
  transaction: Transaction,
): Promise<string[]> {
  const counts = countsOf(rows);
  await writerSelect(writer, OPEN_LEVELS, { counts }, transaction);
  const counted = await writerSelect<{ variant_id: string }>(
    writer,
    COUNT,
    { counts },
    transaction,
  );
  const variantIds = [...new Set(counted.map(({ variant_id: id }) => id))];
  if (variantIds.length === 0) return [];
  await fillBackorders(writer, variantIds, transaction);
  const products = await writerSelect<{ id: string }>(
    writer,
    'select distinct product_id as id from catalog.variant where id = any(cast($variantIds as uuid[]))',
    { variantIds },
    transaction,
  );
  return products.map(({ id }) => id);
}
