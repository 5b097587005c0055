import type { AdminProduct, AdminVariant, EditProduct } from '@green-apple/contracts-http';
import { attributeFaults } from '@green-apple/domain-catalog';
import { QueryTypes } from 'sequelize';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import { postgresCode, violatedConstraint, type Transaction } from '../transaction.ts';
import { attributeDefinitions } from './attribute.repository.ts';
import { ADMIN_PRODUCT_SQL, searchWordsSql } from './product-sql.ts';

export interface UpdateProductInput {
  readonly id: string;
  /** The version the employee saw; the edit is refused when another one came in between. */
  readonly expectedVersion: number;
  readonly change: EditProduct;
  readonly correlationId?: string;
}

export type UpdateProductResult =
  | { readonly code: 'UPDATED'; readonly before: AdminProduct; readonly after: AdminProduct }
  | { readonly code: 'PRODUCT_NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number }
  | { readonly code: 'SLUG_TAKEN' }
  /** It would leave the shop before it comes in. */
  | { readonly code: 'SCHEDULE_INVALID' }
  | { readonly code: 'CATEGORY_NOT_FOUND' }
  | { readonly code: 'VARIANT_NOT_FOUND'; readonly variantId: string }
  | { readonly code: 'PRICE_INVALID'; readonly variantId: string; readonly reason: string }
  | {
      readonly code: 'ATTRIBUTES_INVALID';
      /** By the path of the value in the change. */
      readonly faults: readonly { readonly path: string; readonly message: string }[];
    };

type VariantChange = NonNullable<EditProduct['variants']>[number];

/** An array of texts out of a parameter that is JSON. */
const textsOf = (parameter: string): string =>
  `array(select jsonb_array_elements_text(cast($${parameter} as jsonb)))`;

/** Columns an edit may set, by the field that sets them. */
const COLUMNS = {
  title: 'title = $title',
  subtitle: 'subtitle = $subtitle',
  slug: 'slug = $slug',
  summary: 'summary = $summary',
  description: 'description = cast($description as jsonb)',
  benefits: 'benefits = cast($benefits as jsonb)',
  directions: 'directions = $directions',
  warnings: 'warnings = cast($warnings as jsonb)',
  facts: `facts = cast($facts as jsonb), search_extra = (select ${searchWordsSql('cast($facts as jsonb)')}
    from catalog.brand b where b.id = product.brand_id)`,
  allergens: `allergens = ${textsOf('allergens')}`,
  diets: `diets = ${textsOf('diets')}`,
  attributes: 'attributes = cast($attributes as jsonb)',
  categoryId: 'category_id = cast($categoryId as uuid)',
  status: 'status = $status',
  publishedUntil: 'published_until = cast($publishedUntil as timestamptz)',
  seo: `seo_title = cast($seo as jsonb) ->> 'title', seo_description = cast($seo as jsonb) ->> 'description',
    seo_canonical = cast($seo as jsonb) ->> 'canonicalPath',
    noindex = cast(cast($seo as jsonb) ->> 'noindex' as boolean)`,
} as const satisfies Partial<Record<keyof EditProduct, string>>;

/** What is in the shop has a moment from which on it is: the one that was set, else that of its first time. */
const publishedAt = ({ publishedAt: set, status }: EditProduct): string => {
  const from = set === undefined ? 'published_at' : 'cast($publishedAt as timestamptz)';
  const state = status === undefined ? 'status' : '$status';
  return `published_at = case when ${state} = 'published' then coalesce(${from}, now()) else ${from} end`;
};

/** What is wrong with a price, in words for the employee; null when nothing is. */
export function priceFault(
  change: Pick<VariantChange, 'listMinor' | 'saleMinor' | 'saleStartsAt' | 'saleEndsAt'>,
): string | null {
  if (change.saleMinor !== null && change.saleMinor > change.listMinor)
    return 'The sale price is above the list price.';
  if (
    change.saleStartsAt !== null &&
    change.saleEndsAt !== null &&
    Date.parse(change.saleStartsAt) >= Date.parse(change.saleEndsAt)
  )
    return 'The sale ends before it begins.';
  return null;
}

/** Products as employees edit them. Every method runs inside the caller's transaction where one is given. */
export class ProductRepository {
  readonly #writer: Writer;
  readonly #market: string;

  constructor(writer: Writer, market = 'US') {
    this.#writer = writer;
    this.#market = market;
  }

  /** A product in any state; null when there is none. */
  async byId(id: string, transaction?: Transaction): Promise<AdminProduct | null> {
    const [row] = await writerSelect<AdminProduct>(
      this.#writer,
      ADMIN_PRODUCT_SQL,
      { id, market: this.#market },
      transaction,
    );
    return row ?? null;
  }

  /**
   * Changes what is present in `change` and raises the version by one; writes the event `product.changed`
   * in the same transaction. Anything but `UPDATED` has changed nothing: the caller rolls back.
   */
  async update(input: UpdateProductInput, transaction: Transaction): Promise<UpdateProductResult> {
    const [locked] = await writerSelect<{ version: number }>(
      this.#writer,
      'select version from catalog.product where id = $id for update',
      { id: input.id },
      transaction,
    );
    const before = locked && (await this.byId(input.id, transaction));
    if (!before) return { code: 'PRODUCT_NOT_FOUND' };
    if (before.version !== input.expectedVersion)
      return { code: 'VERSION_CONFLICT', currentVersion: before.version };
    const refusal =
      this.#refusal(before, input.change.variants ?? []) ??
      (await this.#attributeRefusal(input.change, transaction));
    if (refusal) return refusal;
    try {
      await this.#write(input, transaction);
    } catch (error) {
      const known = toRefusal(error);
      if (known) return known;
      throw error;
    }
    const after = await this.byId(input.id, transaction);
    if (!after) throw new Error('a product vanished under its lock');
    await insertOutbox(this.#writer, transaction, [
      {
        topic: 'events',
        kind: 'product.changed',
        aggregateType: 'product',
        aggregateId: input.id,
        aggregateVersion: after.version,
        body: { productId: input.id, version: after.version },
        ...(input.correlationId === undefined ? {} : { correlationId: input.correlationId }),
      },
    ]);
    return { code: 'UPDATED', before, after };
  }

  #refusal(before: AdminProduct, changes: readonly VariantChange[]): UpdateProductResult | null {
    const known = new Set(before.variants.map(({ id }: AdminVariant) => id));
    for (const change of changes) {
      if (!known.has(change.id)) return { code: 'VARIANT_NOT_FOUND', variantId: change.id };
      const reason = priceFault(change);
      if (reason !== null) return { code: 'PRICE_INVALID', variantId: change.id, reason };
    }
    return null;
  }

  async #attributeRefusal(
    change: EditProduct,
    transaction: Transaction,
  ): Promise<UpdateProductResult | null> {
    const variants = change.variants ?? [];
    if (change.attributes === undefined && variants.every((one) => one.attributes === undefined))
      return null;
    const definitions = await attributeDefinitions((sql) =>
      writerSelect(this.#writer, sql, {}, transaction),
    );
    const faults = [
      ...attributeFaults(definitions, 'product', change.attributes ?? {}).map((fault) => ({
        path: `attributes.${fault.code}`,
        message: fault.message,
      })),
      ...variants.flatMap((variant, at) =>
        attributeFaults(definitions, 'variant', variant.attributes ?? {}).map((fault) => ({
          path: `variants.${at}.attributes.${fault.code}`,
          message: fault.message,
        })),
      ),
    ];
    return faults.length === 0 ? null : { code: 'ATTRIBUTES_INVALID', faults };
  }

  async #write({ id, change }: UpdateProductInput, transaction: Transaction): Promise<void> {
    const fields = Object.keys(COLUMNS).filter(
      (field): field is keyof typeof COLUMNS => change[field as keyof EditProduct] !== undefined,
    );
    const values = fields.map((field) => {
      const value = change[field];
      return [field, typeof value === 'object' && value !== null ? JSON.stringify(value) : value];
    });
    await this.#run(
      `update catalog.product set ${[...fields.map((field) => COLUMNS[field]), publishedAt(change), 'version = version + 1', 'updated_at = now()'].join(', ')}
       where id = $id`,
      {
        id,
        ...Object.fromEntries(values),
        ...(change.publishedAt === undefined ? {} : { publishedAt: change.publishedAt }),
      },
      transaction,
    );
    if (!change.variants?.length) return;
    await this.#run(
      `with change as (
         select * from jsonb_to_recordset(cast($changes as jsonb)) as row("id" uuid, "listMinor" bigint,
           "saleMinor" bigint, "saleStartsAt" timestamptz, "saleEndsAt" timestamptz, "active" boolean, "attributes" jsonb)
       ), activated as (
         update catalog.variant v set active = change."active",
           attributes = coalesce(change."attributes", v.attributes)
         from change where v.id = change."id"
       )
       insert into pricing.price (variant_id, market, currency, list_minor, sale_minor, sale_starts_at, sale_ends_at)
       select "id", $market, 'USD', "listMinor", "saleMinor", "saleStartsAt", "saleEndsAt" from change
       -- What is not sold here comes along without a price of its own.
       where "listMinor" > 0 or exists (select from pricing.price r where r.variant_id = "id" and r.market = $market)
       on conflict (variant_id, market) do update set list_minor = excluded.list_minor,
         sale_minor = excluded.sale_minor, sale_starts_at = excluded.sale_starts_at,
         sale_ends_at = excluded.sale_ends_at`,
      { changes: JSON.stringify(change.variants), market: this.#market },
      transaction,
    );
  }

  async #run(sql: string, parameters: Parameters, transaction: Transaction): Promise<void> {
    await this.#writer.sequelize.query(sql, {
      type: QueryTypes.UPDATE,
      bind: { ...parameters },
      transaction,
    });
  }
}

/** The two constraints an edit can run into although it was checked before. */
function toRefusal(error: unknown): UpdateProductResult | null {
  const constraint = violatedConstraint(error);
  if (constraint === 'product_published_in_order') return { code: 'SCHEDULE_INVALID' };
  if (constraint === 'product_slug_key' || constraint === 'slug_history_pkey')
    return { code: 'SLUG_TAKEN' };
  if (postgresCode(error) === '23503' && constraint === 'product_category_id_fkey')
    return { code: 'CATEGORY_NOT_FOUND' };
  return null;
}
