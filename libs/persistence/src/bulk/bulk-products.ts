import {
  attributeValuesOf,
  columnsAbout,
  differ,
  namedProducts,
  plainPackshot,
  type AttributeValues,
  type BulkRow,
  type Form,
} from '@green-apple/domain-catalog';
import { v7 as uuidv7 } from 'uuid';
import { searchWordsSql } from '../catalog/product-sql.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import type { JudgedRow } from './bulk-judging.ts';
import type { ReadableRow } from './bulk-knowledge.ts';
import { upsertPrices, type PriceRow } from './bulk-prices.ts';
import { writeRelations } from './bulk-relations.ts';

/** Locks products, and keeps the attributes that rows are judged by from being redefined before they are written. */
export async function lockDescribedProducts(
  writer: Writer,
  rows: readonly ReadableRow[],
  transaction: Transaction,
): Promise<void> {
  await writerSelect(writer, 'select catalog.lock_attributes(false)', {}, transaction);
  await lockProducts(writer, rows, transaction);
}

/** Locks the products of the rows, those they name, also beside their own, and those of their items. */
export async function lockProducts(
  writer: Writer,
  rows: readonly ReadableRow[],
  transaction: Transaction,
): Promise<void> {
  const texts = (column: string): string[] =>
    rows.flatMap(({ said }) => (typeof said[column] === 'string' ? [said[column]] : []));
  await writerSelect(
    writer,
    `select id from catalog.product where slug = any($slugs)
       or id in (select product_id from catalog.variant where sku = any($skus)) order by id for update`,
    {
      slugs: [
        ...texts('product'),
        ...rows.flatMap(({ said }) => namedProducts(said)).map(({ slug }) => slug),
      ],
      skus: texts('sku'),
    },
    transaction,
  );
}

interface ProductRow {
  readonly id: string;
  readonly product: string;
  readonly values: BulkRow;
  readonly attributes: AttributeValues;
  readonly packshot: object;
  /** False where only its items or prices are others. */
  readonly told: boolean;
}

const PRODUCT_RECORD = `jsonb_to_recordset(cast($products as jsonb)) as row (id uuid, product text, told boolean,
  "values" jsonb, attributes jsonb, packshot jsonb)`;

/** An array of texts out of the row's values. */
const texts = (name: string): string =>
  `array(select jsonb_array_elements_text(r."values" -> '${name}'))`;

const VALUES = `r."values" ->> 'title' as title, r."values" ->> 'subtitle' as subtitle, b.id as brand_id,
  c.id as category_id, r."values" ->> 'goal' as goal, r."values" ->> 'form' as form,
  r."values" ->> 'status' as status, r."values" ->> 'summary' as summary, r."values" -> 'description' as description,
  r."values" -> 'benefits' as benefits, r."values" -> 'facts' as facts, ${texts('allergens')} as allergens,
  ${texts('diets')} as diets, ${texts('certificates')} as certificates, r."values" ->> 'directions' as directions,
  r."values" -> 'warnings' as warnings, case when r."values" ->> 'status' = 'published'
    then coalesce(cast(r."values" ->> 'published_at' as timestamptz), now())
    else cast(r."values" ->> 'published_at' as timestamptz) end as published_at,
  cast(r."values" ->> 'published_until' as timestamptz) as published_until, ${searchWordsSql(`r."values" -> 'facts'`)} as search_extra`;

const SOURCE = `select r.id, r.product, r.told, r.packshot, r.attributes, ${VALUES} from row r
  left join catalog.brand b on b.slug = r."values" ->> 'brand'
  left join catalog.category c on c.slug = regexp_replace(r."values" ->> 'category', '^.*/', '')`;

const COLUMNS = [
  'title',
  'subtitle',
  'brand_id',
  'category_id',
  'goal',
  'form',
  'status',
  'summary',
  'description',
  'benefits',
  'facts',
  'allergens',
  'diets',
  'certificates',
  'directions',
  'warnings',
  'published_at',
  'published_until',
  'search_extra',
  'attributes',
];

const INSERT_PRODUCTS = `with row as (select * from ${PRODUCT_RECORD}), source as (${SOURCE})
  insert into catalog.product (id, slug, packshot, ${COLUMNS.join(', ')})
  select id, product, packshot, ${COLUMNS.join(', ')} from source returning id`;

/** What rows do not say about a product stays, words of its search among it. */
const UPDATE_PRODUCTS = `with row as (select * from ${PRODUCT_RECORD}), source as (${SOURCE})
  update catalog.product p set version = p.version + 1, updated_at = now(),
    ${COLUMNS.filter((column) => column !== 'search_extra')
      .map((column) => `${column} = case when s.told then s.${column} else p.${column} end`)
      .join(', ')},
    search_extra = case when s.told and (p.brand_id <> s.brand_id or p.facts <> s.facts)
      then s.search_extra else p.search_extra end
  from source s where p.slug = s.product returning p.id`;

const ITEM_RECORD = `jsonb_to_recordset(cast($items as jsonb)) as row (id uuid, sku text, product text, item text,
  barcode text, count integer, unit text, flavour text, days_of_supply integer, weight_grams integer, tax_code text,
  position integer, active boolean, attributes jsonb)`;

const UPSERT_ITEMS = `
  insert into catalog.variant as v (id, product_id, sku, barcode, title, count, unit, flavour, days_of_supply,
    weight_grams, tax_code, position, active, attributes)
  select row.id, p.id, sku, barcode, item, count, unit, flavour, days_of_supply, weight_grams, tax_code, position,
    active, row.attributes
  from ${ITEM_RECORD} join catalog.product p on p.slug = row.product
  on conflict (sku) do update set barcode = excluded.barcode, title = excluded.title, count = excluded.count,
    unit = excluded.unit, flavour = excluded.flavour, days_of_supply = excluded.days_of_supply,
    weight_grams = excluded.weight_grams, tax_code = excluded.tax_code, position = excluded.position,
    active = excluded.active, attributes = excluded.attributes
  returning v.id`;

/** Writes products with their items, prices and what stands beside them; returns the ids of whose pages are others now. */
export async function writeProducts(
  writer: Writer,
  rows: readonly JudgedRow[],
  transaction: Transaction,
): Promise<string[]> {
  const select = (sql: string, bind: Record<string, unknown>) =>
    writerSelect<{ id: string }>(writer, sql, bind, transaction);
  const { inserts, updates } = toProducts(rows);
  const ids: string[] = [];
  if (inserts.length > 0)
    for (const { id } of await select(INSERT_PRODUCTS, { products: JSON.stringify(inserts) }))
      ids.push(id);
  if (updates.length > 0)
    for (const { id } of await select(UPDATE_PRODUCTS, { products: JSON.stringify(updates) }))
      ids.push(id);
  const after = rows.flatMap(({ judgement }) => ('after' in judgement ? [judgement.after] : []));
  const items = rows.flatMap(({ judgement, known }) =>
    'after' in judgement
      ? [
          {
            ...judgement.after,
            id: uuidv7(),
            attributes: attributeValuesOf(known.attributes, 'variant', judgement.after),
          },
        ]
      : [],
  );
  await select(UPSERT_ITEMS, { items: JSON.stringify(items) });
  const prices = after.map((values) => ({ ...values, market: 'US' }) as unknown as PriceRow);
  await upsertPrices(writer, prices, transaction);
  const touched = await writeRelations(writer, rows, transaction);
  return [...new Set([...ids, ...touched])];
}

/** One row per product: the rows of one product agree, so the first that says something tells for all. */
function toProducts(rows: readonly JudgedRow[]) {
  const inserts = new Map<string, ProductRow>();
  const updates = new Map<string, ProductRow>();
  for (const { judgement, known } of rows) {
    if (!('after' in judgement)) continue;
    const values = judgement.after;
    const product = String(values['product']);
    const told = columnsAbout('products', 'product', known.attributes).some(({ name }) =>
      differ(known.product ?? {}, values, name),
    );
    const attributes = attributeValuesOf(known.attributes, 'product', values);
    const packshot = packshotOf(values);
    const row = { id: uuidv7(), product, values, attributes, told, packshot };
    const into = known.product === null ? inserts : updates;
    if (into.get(product)?.told !== true) into.set(product, row);
  }
  return { inserts: [...inserts.values()], updates: [...updates.values()] };
}

const packshotOf = (values: BulkRow): object =>
  plainPackshot({
    form: values['form'] as Form,
    title: String(values['title']),
    subtitle: String(values['subtitle'] ?? ''),
    count: String(values['item']),
  });
