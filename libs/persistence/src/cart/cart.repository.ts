import { v7 as uuidv7 } from 'uuid';
import type { MarketCode } from '@green-apple/domain-pricing';
import type { Promotion } from '@green-apple/domain-promotion';
import { ON_SALE_IN_SHOP } from '../catalog/projection.ts';
import { CODE_REVOKED } from '../promotion/code-batch.repository.ts';
import { PROMOTION_JSON, toPromotion, type PromotionRow } from '../promotion/promotion.mapper.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { violatedConstraint, type Transaction } from '../transaction.ts';
import { BAG_BY_ID_SQL, OPEN_BAG_SQL } from './bag-sql.ts';
import { toBag, type Bag, type BagRow } from './bag.mapper.ts';

/** SHA-256 of the shopper's session cookie. */
export type TokenHash = Buffer;

export type PutLineResult =
  | { readonly code: 'PUT' }
  | { readonly code: 'VARIANT_NOT_FOUND' }
  /** More than one order can have of an item, or of different items. */
  | { readonly code: 'QUANTITY_INVALID' };

/** Different items in one bag: far above any shopper's, far below what would slow the others down. */
export const MAX_LINES = 100;

/** Gift cards and credits that one order is paid with at most. */
const MAX_VALUES = 10;

/**
 * The upsert of the cart opens it when there is none, locks it and raises its version: changes from two
 * tabs follow one another, and none is lost. A session has one open bag: who goes on shopping in another market
 * takes it along, and it is priced by that one.
 */
const ADD_LINE_SQL = `
  with variant as (
    select v.id from catalog.variant v join catalog.product p on p.id = v.product_id
    where v.id = cast($variantId as uuid) and v.active and ${ON_SALE_IN_SHOP}
      and exists (select from pricing.price r where r.variant_id = v.id and r.market = $market)),
  opened as (
    insert into cart.cart (id, token_hash, market)
    select cast($cartId as uuid), cast($tokenHash as bytea), $market from variant
    on conflict (token_hash) where state = 'open'
      do update set market = excluded.market, version = cart.version + 1, updated_at = now()
    returning id),
  put as (
    insert into cart.line (cart_id, variant_id, quantity)
    select opened.id, variant.id, cast($quantity as integer) from opened, variant
    where (select count(*) from cart.line l where l.cart_id = opened.id and l.variant_id <> variant.id)
      < cast($maxLines as integer)
    on conflict (cart_id, variant_id) do update set quantity = cart.line.quantity + excluded.quantity
    returning quantity)
  select exists (select from variant) as sold, exists (select from put) as put`;

const CHANGE_LINE_SQL = `
  with changed as (
    update cart.cart c set version = c.version + 1, updated_at = now()
    where c.token_hash = cast($tokenHash as bytea) and c.state = 'open' and c.market = $market
      and exists (select from cart.line l where l.cart_id = c.id and l.variant_id = cast($variantId as uuid))
    returning c.id),
  gone as (
    delete from cart.line l using changed
    where l.cart_id = changed.id and l.variant_id = cast($variantId as uuid)
      and cast($quantity as integer) = 0),
  kept as (
    update cart.line l set quantity = cast($quantity as integer) from changed
    where l.cart_id = changed.id and l.variant_id = cast($variantId as uuid)
      and cast($quantity as integer) > 0)
  select id from changed`;

const SET_COUPON_SQL = `
  update cart.cart set coupon = $code, version = version + 1, updated_at = now()
  where token_hash = cast($tokenHash as bytea) and state = 'open' and market = $market
    and coupon is distinct from $code
  returning id`;

const ADD_VALUE_SQL = `
  with touched as (
    update cart.cart set version = version + 1, updated_at = now()
    where token_hash = cast($tokenHash as bytea) and state = 'open' and market = $market returning id)
  insert into cart.stored_value (cart_id, stored_value_id)
  select id, cast($valueId as uuid) from touched
  where (select count(*) from cart.stored_value o where o.cart_id = touched.id) < ${MAX_VALUES}
  on conflict do nothing returning cart_id`;

const REMOVE_VALUE_SQL = `
  with gone as (
    delete from cart.stored_value o using cart.cart c
    where c.id = o.cart_id and c.token_hash = cast($tokenHash as bytea) and c.state = 'open'
      and c.market = $market and o.stored_value_id = cast($valueId as uuid)
    returning o.cart_id)
  update cart.cart c set version = c.version + 1, updated_at = now()
  from gone where c.id = gone.cart_id returning c.id`;

/** Open carts, always on the writer. Nothing computed is stored: a bag is priced each time it is shown. */
export class CartRepository {
  readonly #writer: Writer;
  readonly #market: MarketCode;

  constructor(writer: Writer, market: MarketCode) {
    this.#writer = writer;
    this.#market = market;
  }

  /** Adds units of an item; opens the session's cart when there is none. */
  async addLine(
    tokenHash: TokenHash,
    line: { readonly variantId: string; readonly quantity: number },
  ): Promise<PutLineResult> {
    try {
      const [row] = await writerSelect<{ sold: boolean; put: boolean }>(
        this.#writer,
        ADD_LINE_SQL,
        { ...line, tokenHash, cartId: uuidv7(), maxLines: MAX_LINES, market: this.#market },
      );
      if (row?.sold !== true) return { code: 'VARIANT_NOT_FOUND' };
      return { code: row.put ? 'PUT' : 'QUANTITY_INVALID' };
    } catch (error) {
      if (violatedConstraint(error) === 'line_quantity_check') return { code: 'QUANTITY_INVALID' };
      throw error;
    }
  }

  /** Sets the units of an item that lies in the bag; 0 takes it out. False when it is not there. */
  async changeLine(
    tokenHash: TokenHash,
    line: { readonly variantId: string; readonly quantity: number },
  ): Promise<boolean> {
    const rows = await writerSelect(this.#writer, CHANGE_LINE_SQL, {
      ...line,
      tokenHash,
      market: this.#market,
    });
    return rows.length === 1;
  }

  /** Puts a code (upper case) on the open cart, or takes it off with null. */
  async setCoupon(tokenHash: TokenHash, code: string | null): Promise<void> {
    await writerSelect(this.#writer, SET_COUPON_SQL, { tokenHash, code, market: this.#market });
  }

  /** Puts a gift card or credit on the open cart, to pay with. */
  async addValue(tokenHash: TokenHash, valueId: string): Promise<void> {
    await writerSelect(this.#writer, ADD_VALUE_SQL, { tokenHash, valueId, market: this.#market });
  }

  async removeValue(tokenHash: TokenHash, valueId: string): Promise<void> {
    await writerSelect(this.#writer, REMOVE_VALUE_SQL, {
      tokenHash,
      valueId,
      market: this.#market,
    });
  }

  /** A coupon of this market by its code (upper case); null when there is none we understand. */
  async coupon(code: string): Promise<Promotion | null> {
    const [row] = await writerSelect<{ promotion: PromotionRow; codeUsed: boolean }>(
      this.#writer,
      `select ${PROMOTION_JSON} as promotion, o.order_id is not null or ${CODE_REVOKED} as "codeUsed"
       from promotion.promotion p
       left join promotion.code o on o.code = $code and o.promotion_id = p.id
       where p.kind = 'coupon' and (p.market is null or p.market = $market) and (p.code = $code or o.code is not null)
       order by p.code nulls last limit 1`,
      { code, customerKey: null, market: this.#market },
    );
    const coupon = row === undefined ? null : toPromotion(row.promotion);
    return coupon === null ? null : { ...coupon, codeUsed: row?.codeUsed === true };
  }

  /** The session's open bag, or null when there is none. */
  async openBag(tokenHash: TokenHash, customerKey: Buffer | null = null): Promise<Bag | null> {
    const [row] = await writerSelect<BagRow>(this.#writer, OPEN_BAG_SQL, {
      tokenHash,
      customerKey,
      market: this.#market,
    });
    return row === undefined ? null : toBag(row);
  }

  /** A bag by its cart's id, as a transaction that holds the cart's lock sees it. */
  async bagById(
    cartId: string,
    customerKey: Buffer | null,
    transaction: Transaction,
  ): Promise<Bag | null> {
    const [row] = await writerSelect<BagRow>(
      this.#writer,
      BAG_BY_ID_SQL,
      { cartId, customerKey, market: this.#market },
      transaction,
    );
    return row === undefined ? null : toBag(row);
  }
}
