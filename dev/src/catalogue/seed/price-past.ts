import type { Client } from 'pg';

/** What was written in this transaction has been asked for since three months; what is on sale, at its list price before. */
const SINCE_LONG = `
  update pricing.price_period set valid_from = valid_from - interval '90 days'
  where variant_id = any($1) and valid_from >= now() and valid_to is null`;

const BEFORE_ITS_SALE = `
  insert into pricing.price_period (variant_id, market, list_minor, valid_from, valid_to)
  select variant_id, market, list_minor, valid_from - interval '90 days', valid_from from pricing.price_period
  where variant_id = any($1) and valid_from >= now() - interval '90 days' and valid_to is null
    and sale_minor is not null and sale_starts_at is null
  on conflict do nothing`;

/** A past for prices of `variants` that are made up just now, so that reductions have something to be measured by. */
export async function givePricesAPast(client: Client, variants: readonly string[]): Promise<void> {
  await client.query(SINCE_LONG, [variants]);
  await client.query(BEFORE_ITS_SALE, [variants]);
}
