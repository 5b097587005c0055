import type {
  AdminProductPrices,
  KeepMarketPrices,
  VariantListPrice,
} from '@green-apple/contracts-http';
import { MARKETS, marketOf, type MarketCode } from '@green-apple/domain-pricing';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import {
  lockEdition,
  raiseEdition,
  type EditionInput,
  type EditionRefusal,
} from './product-edition.ts';
import { priceFault } from './product.repository.ts';

export interface KeepMarketPricesInput extends EditionInput {
  readonly market: MarketCode;
  readonly prices: KeepMarketPrices['prices'];
}

export type KeepMarketPricesResult =
  | {
      readonly code: 'KEPT';
      readonly before: AdminProductPrices;
      readonly after: AdminProductPrices;
    }
  | { readonly code: 'VARIANT_NOT_FOUND' }
  | { readonly code: 'PRICE_INVALID'; readonly at: number; readonly reason: string }
  | EditionRefusal;

interface PricedRow {
  readonly version: number;
  readonly variants: readonly (Omit<AdminProductPrices['variants'][number], 'lists'> & {
    readonly lists: readonly VariantListPrice[];
  })[];
}

const PRICES_SQL = `
  select p.version, coalesce((select json_agg(json_build_object('id', v.id, 'sku', v.sku, 'title', v.title,
      'active', v.active,
      'prices', coalesce((select json_agg(json_build_object('market', r.market, 'listMinor', r.list_minor,
          'saleMinor', r.sale_minor, 'saleStartsAt', r.sale_starts_at, 'saleEndsAt', r.sale_ends_at) order by r.market)
        from pricing.price r where r.variant_id = v.id and r.market = any(cast($markets as text[]))), '[]'::json),
      'lists', coalesce((select json_agg(json_build_object('listId', i.id, 'name', i.name, 'market', i.market,
          'currency', i.currency, 'group', i.customer_group, 'minQuantity', e.min_quantity,
          'unitMinor', e.unit_minor, 'active', i.active, 'startsAt', i.starts_at, 'endsAt', i.ends_at)
          order by i.market, i.name, i.id, e.min_quantity)
        from pricing.price_list_entry e join pricing.price_list i on i.id = e.price_list_id
        where e.variant_id = v.id), '[]'::json)) order by v.position, v.id)
    from catalog.variant v where v.product_id = p.id), '[]'::json) as variants
  from catalog.product p where p.id = cast($productId as uuid)`;

const PRICE_RECORD = `jsonb_to_recordset(cast($prices as jsonb)) as row ("variantId" uuid, "listMinor" bigint,
  "saleMinor" bigint, "saleStartsAt" timestamptz, "saleEndsAt" timestamptz)`;

const WRITE_SQL = `
  with given as (select * from ${PRICE_RECORD}),
  gone as (
    delete from pricing.price r using given
    where r.variant_id = given."variantId" and r.market = $market and given."listMinor" is null)
  insert into pricing.price (variant_id, market, currency, list_minor, sale_minor, sale_starts_at, sale_ends_at)
  select "variantId", $market, $currency, "listMinor", "saleMinor", "saleStartsAt", "saleEndsAt"
  from given where "listMinor" is not null
  on conflict (variant_id, market) do update set list_minor = excluded.list_minor, sale_minor = excluded.sale_minor,
    sale_starts_at = excluded.sale_starts_at, sale_ends_at = excluded.sale_ends_at
  returning variant_id`;

/** What sizes cost in every market, on the writer. */
export class MarketPriceRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Null for an unknown product. */
  async of(productId: string, transaction?: Transaction): Promise<AdminProductPrices | null> {
    const [row] = await writerSelect<PricedRow>(
      this.#writer,
      PRICES_SQL,
      { productId, markets: MARKETS.map(({ code }) => code) },
      transaction,
    );
    if (!row) return null;
    const variants = row.variants.map((variant) => ({ ...variant, lists: [...variant.lists] }));
    return {
      markets: MARKETS.map(({ code, currency }) => ({
        code,
        currency,
        sold: variants.filter(
          ({ active, prices }) => active && prices.some(({ market }) => market === code),
        ).length,
      })),
      variants,
      version: row.version,
    };
  }

  /**
   * Writes prices of one market in its own money, raises the product's version and tells the shop. Anything but
   * `KEPT` has changed nothing.
   */
  async keep(
    input: KeepMarketPricesInput,
    transaction: Transaction,
  ): Promise<KeepMarketPricesResult> {
    const refusal = await lockEdition(this.#writer, input, transaction);
    if (refusal) return refusal;
    const before = await this.#locked(input, transaction);
    for (const [at, { variantId, price }] of input.prices.entries()) {
      if (!before.variants.some(({ id }) => id === variantId)) return { code: 'VARIANT_NOT_FOUND' };
      const reason = price === null ? null : priceFault(price);
      if (reason !== null) return { code: 'PRICE_INVALID', at, reason };
    }
    await writerSelect(
      this.#writer,
      WRITE_SQL,
      {
        market: input.market,
        currency: marketOf(input.market).currency,
        prices: JSON.stringify(
          input.prices.map(({ variantId, price }) => ({ variantId, ...price })),
        ),
      },
      transaction,
    );
    await raiseEdition(this.#writer, input, transaction);
    return { code: 'KEPT', before, after: await this.#locked(input, transaction) };
  }

  async #locked(
    { productId }: KeepMarketPricesInput,
    transaction: Transaction,
  ): Promise<AdminProductPrices> {
    const prices = await this.of(productId, transaction);
    if (prices === null) throw new Error('a product vanished under its lock');
    return prices;
  }
}
