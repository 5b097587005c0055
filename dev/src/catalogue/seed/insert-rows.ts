import type { Client } from 'pg';

/** What rows may hang on: those of something that is not there are left out. */
const HELD_BY = {
  product: 'catalog.product',
  variant: 'catalog.variant',
  question: 'review.question',
} as const;

/** Rows as JSON, taken apart by the server: one statement and one parameter per table and batch. */
export async function insert(
  client: Client,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly object[],
  source?: keyof typeof HELD_BY,
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = Object.keys(columns);
  const typed = names.map((name) => `"${name}" ${columns[name] ?? 'text'}`).join(', ');
  const { rowCount } = await client.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
     select ${names.map((name) => `r."${name}"`).join(', ')}
     from ${source ? `${HELD_BY[source]} join ` : ''}json_to_recordset($1) as r (${typed})
     ${source ? `on ${source}.id = r.${source}_id` : ''}
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  return rowCount ?? 0;
}
