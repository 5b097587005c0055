import { differ, namedProducts, RELATIONS, type BulkRow } from '@green-apple/domain-catalog';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import type { JudgedRow } from './bulk-judging.ts';

interface Named {
  readonly id: string;
  readonly mutual: boolean;
}

const FORGET = `
  delete from catalog.related_product r using catalog.product p
  where p.id = r.product_id and p.slug = any($products) returning r.related_id as id, r.mutual`;

const NAME = `
  insert into catalog.related_product (product_id, related_id, kind, mutual, position)
  select p.id, o.id, row.kind, row.mutual, row.position
  from jsonb_to_recordset(cast($relations as jsonb))
    as row (product text, slug text, kind text, mutual boolean, position integer)
  join catalog.product p on p.slug = row.product join catalog.product o on o.slug = row.slug
  returning related_id as id, mutual`;

/**
 * Writes what rows name beside their products, where that is another list than before. Returns the ids of products
 * whose own pages show it: those that are named both ways, or were.
 */
export async function writeRelations(
  writer: Writer,
  rows: readonly JudgedRow[],
  transaction: Transaction,
): Promise<string[]> {
  const lists = changedLists(rows);
  if (lists.size === 0) return [];
  const ask = (sql: string, bind: Record<string, unknown>) =>
    writerSelect<Named>(writer, sql, bind, transaction);
  const before = await ask(FORGET, { products: [...lists.keys()] });
  const relations = [...lists].flatMap(([product, values]) =>
    namedProducts(values).map((named, position) => ({ ...named, product, position })),
  );
  const after = await ask(NAME, { relations: JSON.stringify(relations) });
  return [...before, ...after].filter(({ mutual }) => mutual).map(({ id }) => id);
}

/** By product: the rows of one agree, so the first that names something tells for all. */
function changedLists(rows: readonly JudgedRow[]): Map<string, BulkRow> {
  const lists = new Map<string, BulkRow>();
  for (const { judgement, known } of rows) {
    if (!('after' in judgement)) continue;
    const { after } = judgement;
    const product = String(after['product']);
    const before = known.product ?? NOTHING_NAMED;
    if (!lists.has(product) && RELATIONS.some((kind) => differ(before, after, kind)))
      lists.set(product, after);
  }
  return lists;
}

const NOTHING_NAMED: BulkRow = Object.fromEntries(RELATIONS.map((kind) => [kind, []]));
