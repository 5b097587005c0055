import type { PriceEntries, PriceEntriesQuery, WritePrices } from '@green-apple/contracts-http';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export type WritePricesResult =
  | { readonly code: 'WRITTEN'; readonly before: readonly PriceOfEntry[] }
  | { readonly code: 'SKUS_UNKNOWN'; readonly skus: readonly string[] };

export interface PriceOfEntry {
  readonly sku: string;
  readonly minQuantity: number;
  readonly unitMinor: number;
}

/** Products named by one event at most; its schema says so. */
const PRODUCTS_PER_EVENT = 200;

const ENTRIES_SQL = `
  select v.sku, p.title || ', ' || v.title as title, e.min_quantity as "minQuantity",
    e.unit_minor::float8 as "unitMinor", r.list_minor::float8 as "listMinor"
  from pricing.price_list_entry e
  join pricing.price_list i on i.id = e.price_list_id
  join catalog.variant v on v.id = e.variant_id
  join catalog.product p on p.id = v.product_id
  left join pricing.price r on r.variant_id = v.id and r.market = i.market
  where e.price_list_id = cast($id as uuid)
    and (v.sku, e.min_quantity) > ($sku, cast($minQuantity as integer))
    and (cast($q as text) is null or strpos(lower(v.sku || ' ' || p.title || ' ' || v.title), lower($q)) > 0)
  order by v.sku, e.min_quantity limit $rows`;

const WRITE_SQL = `
  with given as (
    select v.id as variant_id, row."minQuantity" as min_quantity, row."unitMinor" as unit_minor
    from jsonb_to_recordset(cast($entries as jsonb)) as row(sku text, "minQuantity" integer, "unitMinor" bigint)
    join catalog.variant v on v.sku = row.sku),
  gone as (
    delete from pricing.price_list_entry e using given
    where e.price_list_id = cast($id as uuid) and e.variant_id = given.variant_id
      and e.min_quantity = given.min_quantity and given.unit_minor is null)
  insert into pricing.price_list_entry (price_list_id, variant_id, min_quantity, unit_minor)
  select cast($id as uuid), variant_id, min_quantity, unit_minor from given where unit_minor is not null
  on conflict (variant_id, price_list_id, min_quantity) do update set unit_minor = excluded.unit_minor
  returning variant_id`;

/** The prices in price lists, by SKU, and the news that they changed. */
export class PriceBookRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** A page of a list's prices by SKU and quantity. */
  async entries(id: string, { q, after, limit }: PriceEntriesQuery): Promise<PriceEntries> {
    const [, sku = '', quantity = '0'] = /^(.*)\/(\d+)$/.exec(after ?? '') ?? [];
    const rows = await writerSelect<PriceEntries['items'][number]>(this.#writer, ENTRIES_SQL, {
      id,
      q: q === undefined || q === '' ? null : q,
      sku,
      minQuantity: Number(quantity),
      rows: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const more = rows.length > limit && last !== undefined;
    return { items, next: more ? `${last.sku}/${last.minQuantity}` : null };
  }

  /**
   * Writes prices into a list whose row the caller has locked; tells what stood there before. Nothing is written
   * when one of the SKUs is not ours.
   */
  async write(
    id: string,
    { entries }: WritePrices,
    transaction: Transaction,
  ): Promise<WritePricesResult> {
    const skus = [...new Set(entries.map(({ sku }) => sku))];
    const bind = { id, skus: JSON.stringify(skus) };
    const unknown = await writerSelect<{ sku: string }>(
      this.#writer,
      `select sku from jsonb_array_elements_text(cast($skus as jsonb)) as given(sku)
       where not exists (select from catalog.variant v where v.sku = given.sku) order by sku limit 20`,
      { skus: bind.skus },
      transaction,
    );
    if (unknown.length > 0) return { code: 'SKUS_UNKNOWN', skus: unknown.map(({ sku }) => sku) };
    const before = await writerSelect<PriceOfEntry>(
      this.#writer,
      `select v.sku, e.min_quantity as "minQuantity", e.unit_minor::float8 as "unitMinor"
       from pricing.price_list_entry e join catalog.variant v on v.id = e.variant_id
       where e.price_list_id = cast($id as uuid)
         and v.sku in (select jsonb_array_elements_text(cast($skus as jsonb)))
       order by v.sku, e.min_quantity`,
      bind,
      transaction,
    );
    await writerSelect(
      this.#writer,
      WRITE_SQL,
      { id, entries: JSON.stringify(entries) },
      transaction,
    );
    return { code: 'WRITTEN', before };
  }

  /** Tells the index and the caches whose prices changed: products of these SKUs, or all of the list. */
  async announce(
    list: { readonly id: string; readonly version: number; readonly skus?: readonly string[] },
    correlationId: string,
    transaction: Transaction,
  ): Promise<void> {
    const rows = await writerSelect<{ id: string }>(
      this.#writer,
      list.skus === undefined
        ? `select distinct v.product_id as id from pricing.price_list_entry e
           join catalog.variant v on v.id = e.variant_id where e.price_list_id = cast($id as uuid) order by 1`
        : `select distinct v.product_id as id from catalog.variant v
           where v.sku in (select jsonb_array_elements_text(cast($skus as jsonb))) order by 1`,
      list.skus === undefined ? { id: list.id } : { skus: JSON.stringify(list.skus) },
      transaction,
    );
    const productIds = rows.map(({ id }) => id);
    const parts = Array.from(
      { length: Math.ceil(productIds.length / PRODUCTS_PER_EVENT) },
      (_, at) => productIds.slice(at * PRODUCTS_PER_EVENT, (at + 1) * PRODUCTS_PER_EVENT),
    );
    await insertOutbox(
      this.#writer,
      transaction,
      parts.map((part) => ({
        topic: 'events',
        kind: 'price.changed',
        aggregateType: 'price-list',
        aggregateId: list.id,
        aggregateVersion: list.version,
        body: { productIds: part },
        correlationId,
      })),
    );
  }
}
