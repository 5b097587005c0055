import { goodUntilSql, touchedProductsSql } from '../stock/stock-sql.ts';
import type { CatalogSource } from './catalog-source.ts';

const AFTER = 'cast(cast($after as timestamptz) as date)';
const UNTIL = 'cast(cast($until as timestamptz) as date)';

const within = (column: string) => `${column} > $after and ${column} <= $until`;

/** Products that something timed begins or ends for, and a row of nothing when another day has begun. */
const CHANGED_AT_A_TIME = `
  select p.id from catalog.product p where p.status = 'published' and ((${within('p.published_at')}) or (${within('p.published_until')}))
  union
  select v.product_id from pricing.price r join catalog.variant v on v.id = r.variant_id
  where r.sale_minor is not null
    and ((${within('r.sale_starts_at')}) or (${within('r.sale_ends_at')}))
  union
  select p.id from catalog.certificate c join catalog.product p on p.id = c.product_id or p.brand_id = c.brand_id
  where c.ended_at is null and ((${within('c.valid_from')}) or (${within('c.valid_to')}))
  union
  select null where ${AFTER} < ${UNTIL}`;

/** Products of which more or less can be sold on the day of `$until` than on that of `$after`, by the calendar alone. */
const CHANGED_BY_THE_DAY = `
  select "productId" as id from (${touchedProductsSql(`(
    select v.id from inventory.lot t join catalog.variant v on v.id = t.variant_id
    where t.quantity > t.reserved
      and t.expires_on >= ${goodUntilSql('v', AFTER)} and t.expires_on < ${goodUntilSql('v', UNTIL)}
    union
    select o.variant_id from inventory.backorder o
    where o.unit_limit > o.taken and o.expected_on > ${AFTER} and o.expected_on <= ${UNTIL})`)}) by_day`;

/** Products that changed by the clock alone in `(after, until]` (ISO 8601). */
export async function changedByClock(
  source: CatalogSource,
  after: string,
  until: string,
): Promise<string[]> {
  const ask = (statement: string) =>
    source.select<{ id: string | null }>(statement, { after, until });
  const rows = await ask(CHANGED_AT_A_TIME);
  const hasTurned = rows.some(({ id }) => id === null);
  // Looked at every second, and for stock once a day: to plan that and not to do it takes longer than all the rest.
  const byDay = hasTurned ? await ask(CHANGED_BY_THE_DAY) : [];
  return [...new Set([...rows, ...byDay].flatMap(({ id }) => id ?? []))];
}
