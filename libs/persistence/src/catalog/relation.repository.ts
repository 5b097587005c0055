import type { AdminRelation, AdminRelations, KeepRelations } from '@green-apple/contracts-http';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import {
  lockEdition,
  raiseEdition,
  type EditionInput,
  type EditionRefusal,
} from './product-edition.ts';
import { ON_SALE_IN_SHOP } from './projection.ts';

export interface KeepRelationsInput extends EditionInput {
  readonly relations: KeepRelations['items'];
}

export type KeepRelationsResult =
  | { readonly code: 'KEPT'; readonly before: AdminRelations; readonly after: AdminRelations }
  | { readonly code: 'UNCHANGED'; readonly after: AdminRelations }
  /** One of those to be named is no product, or this one. */
  | { readonly code: 'RELATION_UNKNOWN'; readonly at: number }
  | EditionRefusal;

interface Row extends AdminRelation {
  readonly back: boolean;
}

const RELATIONS_SQL = `
  select p.id as "productId", p.slug, p.title, p.images -> 0 as image, p.status, n.kind, n.back,
    coalesce(own.mutual, true) as mutual, ${ON_SALE_IN_SHOP} as shown,
    coalesce((select json_agg(distinct r.market) from catalog.variant v join pricing.price r on r.variant_id = v.id
      where v.product_id = p.id and v.active), '[]'::json) as markets
  from catalog.named_relation n
  join catalog.product p on p.id = n.related_id
  left join catalog.related_product own on not n.back and own.product_id = n.product_id and own.related_id = n.related_id
  where n.product_id = cast($productId as uuid)
  order by n.back, n.position, p.id`;

/** Products that employees name beside another, on the writer. */
export class RelationRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Null for an unknown product. */
  async of(productId: string, transaction?: Transaction): Promise<AdminRelations | null> {
    const [product] = await writerSelect<{ version: number }>(
      this.#writer,
      'select version from catalog.product where id = cast($productId as uuid)',
      { productId },
      transaction,
    );
    if (!product) return null;
    const rows = await writerSelect<Row>(this.#writer, RELATIONS_SQL, { productId }, transaction);
    const named = (way: boolean): AdminRelation[] =>
      rows.flatMap(({ back, ...row }) => (back === way ? [row] : []));
    return { items: named(false), namedBy: named(true), version: product.version };
  }

  /**
   * Writes the whole list, raises the product's version and tells the shop, pages of the others among it where they
   * name this product or did so. Anything but `KEPT` has changed nothing.
   */
  async keep(input: KeepRelationsInput, transaction: Transaction): Promise<KeepRelationsResult> {
    const { productId, relations } = input;
    const refusal = await lockEdition(this.#writer, input, transaction);
    if (refusal) return refusal;
    const at = await this.#unknown(input, transaction);
    if (at >= 0) return { code: 'RELATION_UNKNOWN', at };
    const before = await this.#locked(productId, transaction);
    if (JSON.stringify(before.items.map(toRelation)) === JSON.stringify(relations.map(toRelation)))
      return { code: 'UNCHANGED', after: before };
    await this.#write(input, transaction);
    const touched = [...before.items, ...relations]
      .filter(({ mutual }) => mutual)
      .map((relation) => relation.productId);
    await raiseEdition(this.#writer, input, transaction, [...new Set(touched)]);
    return { code: 'KEPT', before, after: await this.#locked(productId, transaction) };
  }

  async #locked(productId: string, transaction: Transaction): Promise<AdminRelations> {
    const relations = await this.of(productId, transaction);
    if (relations === null) throw new Error('a product vanished under its lock');
    return relations;
  }

  async #unknown(
    { productId, relations }: KeepRelationsInput,
    transaction: Transaction,
  ): Promise<number> {
    const ids = relations.map((relation) => relation.productId);
    const known = await writerSelect<{ id: string }>(
      this.#writer,
      'select id from catalog.product where id = any(cast($ids as uuid[]))',
      { ids },
      transaction,
    );
    return ids.findIndex((id) => id === productId || !known.some((one) => one.id === id));
  }

  async #write(
    { productId, relations }: KeepRelationsInput,
    transaction: Transaction,
  ): Promise<void> {
    await writerSelect(
      this.#writer,
      'delete from catalog.related_product where product_id = cast($productId as uuid) returning related_id',
      { productId },
      transaction,
    );
    await writerSelect(
      this.#writer,
      `insert into catalog.related_product (product_id, related_id, kind, mutual, position)
       select cast($productId as uuid), row."productId", row.kind, row.mutual, row.position
       from jsonb_to_recordset(cast($rows as jsonb))
         as row ("productId" uuid, kind text, mutual boolean, position integer)
       returning related_id`,
      {
        productId,
        rows: JSON.stringify(relations.map((relation, position) => ({ ...relation, position }))),
      },
      transaction,
    );
  }
}

const toRelation = ({ productId, kind, mutual }: KeepRelations['items'][number]) => ({
  productId,
  kind,
  mutual,
});
