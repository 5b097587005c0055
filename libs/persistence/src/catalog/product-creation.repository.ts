import type { CreateProduct, CreateVariant } from '@green-apple/contracts-http';
import { plainPackshot, type SupplementFacts } from '@green-apple/domain-catalog';
import { US } from '@green-apple/domain-pricing';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import { productChanged } from '../review/product-changed.ts';
import { violatedConstraint, type Transaction } from '../transaction.ts';
import {
  lockEdition,
  raiseEdition,
  type EditionInput,
  type EditionRefusal,
} from './product-edition.ts';
import { searchWordsSql } from './product-sql.ts';
import { codeTaken, type CodeTaken } from './variant-code.ts';

export interface CreateProductInput {
  readonly id: string;
  readonly fields: CreateProduct;
  readonly correlationId: string;
}

/** `KNOWN`: an earlier try of the same request has made it. */
export type CreateProductResult =
  | { readonly code: 'CREATED' }
  | { readonly code: 'KNOWN' }
  | { readonly code: 'SLUG_TAKEN' | 'BRAND_NOT_FOUND' | 'CATEGORY_NOT_FOUND' };

export interface AddVariantInput extends EditionInput {
  readonly variantId: string;
  readonly fields: CreateVariant;
}

export type AddVariantResult =
  { readonly code: 'ADDED' } | { readonly code: 'KNOWN' } | CodeTaken | EditionRefusal;

const CREATE_SQL = `
  insert into catalog.product (id, slug, title, brand_id, category_id, goal, form, status, summary, facts, directions,
    packshot, search_extra)
  select cast($id as uuid), $slug, $title, b.id, cast($categoryId as uuid), $goal, $form, 'draft', $summary,
    cast($facts as jsonb), $directions, cast($packshot as jsonb), ${searchWordsSql('cast($facts as jsonb)')}
  from catalog.brand b where b.id = cast($brandId as uuid) returning id`;

const ADD_SQL = `
  with size as (
    insert into catalog.variant (id, product_id, sku, barcode, title, count, unit, flavour, days_of_supply,
      weight_grams, tax_code, position)
    values (cast($variantId as uuid), cast($productId as uuid), $sku, $barcode, $title, $count, $unit, $flavour,
      $daysOfSupply, $weightGrams, $taxCode, (select coalesce(max(v.position) + 1, 0) from catalog.variant v
        where v.product_id = cast($productId as uuid)))
    returning id)
  insert into pricing.price (variant_id, market, currency, list_minor)
  select size.id, $market, $currency, $listMinor from size returning variant_id as id`;

const REFUSALS: Readonly<Record<string, Exclude<CreateProductResult, { code: 'CREATED' }>>> = {
  product_slug_key: { code: 'SLUG_TAKEN' },
  slug_history_pkey: { code: 'SLUG_TAKEN' },
  product_category_id_fkey: { code: 'CATEGORY_NOT_FOUND' },
};

/** Makes products and their sizes, on the writer, inside the caller's transaction: a refusal is to be rolled back. */
export class ProductCreationRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async create(
    { id, fields, correlationId }: CreateProductInput,
    transaction: Transaction,
  ): Promise<CreateProductResult> {
    const [known] = await this.#run(
      'select id from catalog.product where id = cast($id as uuid)',
      { id },
      transaction,
    );
    if (known) return { code: 'KNOWN' };
    const { servingSize, ...said } = fields;
    const facts: SupplementFacts = {
      servingSize,
      unitsPerServing: 1,
      rows: [],
      otherIngredients: [],
    };
    const packshot = plainPackshot({ ...fields, subtitle: '', count: '' });
    try {
      const made = await this.#run(
        CREATE_SQL,
        { id, ...said, facts: JSON.stringify(facts), packshot: JSON.stringify(packshot) },
        transaction,
      );
      if (made.length === 0) return { code: 'BRAND_NOT_FOUND' };
    } catch (error) {
      const refusal = REFUSALS[violatedConstraint(error) ?? ''];
      if (refusal) return refusal;
      throw error;
    }
    await insertOutbox(this.#writer, transaction, [
      await productChanged(this.#writer, transaction, id, correlationId),
    ]);
    return { code: 'CREATED' };
  }

  /** Raises the product's version and tells the shop. */
  async addVariant(input: AddVariantInput, transaction: Transaction): Promise<AddVariantResult> {
    const { productId, variantId, fields } = input;
    const [known] = await this.#run(
      `select id from catalog.variant
       where id = cast($variantId as uuid) and product_id = cast($productId as uuid)`,
      { productId, variantId },
      transaction,
    );
    if (known) return { code: 'KNOWN' };
    const refusal = await lockEdition(this.#writer, input, transaction);
    if (refusal) return refusal;
    try {
      const { code: market, currency } = US;
      await this.#run(ADD_SQL, { productId, variantId, ...fields, market, currency }, transaction);
    } catch (error) {
      const taken = codeTaken(error);
      if (taken) return taken;
      throw error;
    }
    await raiseEdition(this.#writer, input, transaction);
    return { code: 'ADDED' };
  }

  #run(sql: string, bind: Parameters, transaction: Transaction): Promise<{ id: string }[]> {
    return writerSelect<{ id: string }>(this.#writer, sql, bind, transaction);
  }
}
