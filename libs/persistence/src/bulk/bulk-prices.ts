import { marketOf } from '@green-apple/domain-pricing';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import type { JudgedRow } from './bulk-judging.ts';
import { marketNamed } from './bulk-knowledge.ts';

/** Prices of an item in a market, in minor units of the currency that is used there. */
export interface PriceRow {
  readonly sku: string;
  readonly market: string;
  readonly price: number;
  readonly sale_price: number | null;
  readonly sale_starts_at: string | null;
  readonly sale_ends_at: string | null;
}

const PRICE_RECORD = `jsonb_to_recordset(cast($prices as jsonb)) as row (sku text, market text, currency text, price bigint,
  sale_price bigint, sale_starts_at timestamptz, sale_ends_at timestamptz)`;

const UPSERT_PRICES = `
  insert into pricing.price as r (variant_id, market, currency, list_minor, sale_minor, sale_starts_at, sale_ends_at)
  select v.id, row.market, row.currency, price, sale_price, sale_starts_at, sale_ends_at
  from ${PRICE_RECORD} join catalog.variant v on v.sku = row.sku
  on conflict (variant_id, market) do update set list_minor = excluded.list_minor,
    sale_minor = excluded.sale_minor, sale_starts_at = excluded.sale_starts_at, sale_ends_at = excluded.sale_ends_at
  where (r.list_minor, r.sale_minor, r.sale_starts_at, r.sale_ends_at)
    is distinct from (excluded.list_minor, excluded.sale_minor, excluded.sale_starts_at, excluded.sale_ends_at)
  returning variant_id`;

export async function upsertPrices(
  writer: Writer,
  prices: readonly PriceRow[],
  transaction: Transaction,
): Promise<void> {
  const priced = prices.map((row) => ({ ...row, currency: marketOf(row.market).currency }));
  await writerSelect(writer, UPSERT_PRICES, { prices: JSON.stringify(priced) }, transaction);
}

/** Writes prices and raises their products' versions: a form that was open meanwhile is told. */
export async function writePrices(
  writer: Writer,
  rows: readonly JudgedRow[],
  transaction: Transaction,
): Promise<string[]> {
  const prices = rows.flatMap(({ judgement }) =>
    'after' in judgement
      ? [{ ...judgement.after, market: marketNamed(judgement.after) } as unknown as PriceRow]
      : [],
  );
  await upsertPrices(writer, prices, transaction);
  const changed = await writerSelect<{ id: string }>(
    writer,
    `update catalog.product set version = version + 1, updated_at = now()
     where id in (select product_id from catalog.variant where sku = any($skus)) returning id`,
    { skus: prices.map(({ sku }) => sku) },
    transaction,
  );
  return changed.map(({ id }) => id);
}
