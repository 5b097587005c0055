import type { Backorder, BackorderPart, Part } from '@green-apple/domain-inventory';
import type { MarketCode } from '@green-apple/domain-pricing';
import { v7 as uuidv7 } from 'uuid';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { holdSql } from './hold-sql.ts';
import {
  BACKORDER_JSON,
  STOCK_JSON,
  toPlaces,
  type PlaceOfStock,
  type StockRow,
} from './stock.mapper.ts';

export interface HeldPart extends Part {
  readonly orderLineId: string;
}

export interface HeldBackorder extends BackorderPart {
  readonly orderLineId: string;
}

/** What can be sold: from the shelves, and before it is there. */
export interface FreeStock {
  readonly places: readonly PlaceOfStock[];
  readonly backorders: readonly Backorder[];
}

export interface HoldStockInput {
  readonly orderId: string;
  readonly parts: readonly HeldPart[];
  /** Units that come later; counted in the same statement. */
  readonly backorders?: readonly HeldBackorder[];
  /** Until when the units wait for their payment. */
  readonly expiresAt: string;
}

const HOLD_SQL = holdSql({ ahead: false, again: false });
const HOLD_AND_CLAIM_SQL = holdSql({ ahead: true, again: false });

/** Whose shelves: a market's, or those of the market that an order belongs to. */
export type ForWhom = { readonly market: MarketCode } | { readonly orderId: string };

const MARKET_OF = `coalesce(cast($market as text),
          (select bought.market from ordering."order" bought where bought.id = cast($orderId as uuid)))`;

const FREE_SQL = `
  select coalesce((select jsonb_agg(${STOCK_JSON})
      from inventory.stock_level s join inventory.location w on w.id = s.location_id
        and w.market = ${MARKET_OF}
      join catalog.variant v on v.id = s.variant_id
      where s.variant_id = any(cast($variantIds as uuid[]))), '[]') as stock,
    coalesce((select jsonb_agg(${BACKORDER_JSON})
      from inventory.backorder o where o.variant_id = any(cast($variantIds as uuid[]))
        and o.market = ${MARKET_OF}), '[]') as backorders`;

/** Stock as orders take it. The database's own constraint stands behind every statement here. */
export class StockRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Holds the parts for an order; false, and nothing is held, when any of them is not there any more. */
  async hold(input: HoldStockInput, transaction: Transaction): Promise<boolean> {
    const ahead = input.backorders ?? [];
    const short = await writerSelect<{ variantId: string }>(
      this.#writer,
      ahead.length === 0 ? HOLD_SQL : HOLD_AND_CLAIM_SQL,
      {
        parts: JSON.stringify(input.parts.map(toPartRow)),
        orderId: input.orderId,
        expiresAt: input.expiresAt,
        ...(ahead.length === 0 ? {} : { ahead: JSON.stringify(ahead.map(toClaimRow)) }),
      },
      transaction,
    );
    return short.length === 0;
  }

  /** What can be sold now, as this transaction sees it. */
  async free(
    variantIds: readonly string[],
    forWhom: ForWhom,
    transaction?: Transaction,
  ): Promise<FreeStock> {
    const [row] = await writerSelect<{ stock: StockRow[]; backorders: Backorder[] }>(
      this.#writer,
      FREE_SQL,
      { variantIds, market: null, orderId: null, ...forWhom },
      transaction,
    );
    return { places: toPlaces(row?.stock ?? []), backorders: row?.backorders ?? [] };
  }
}

export const toPartRow = (part: HeldPart): object => ({
  id: uuidv7(),
  order_line_id: part.orderLineId,
  variant_id: part.variantId,
  location_id: part.locationId,
  quantity: part.quantity,
});

export const toClaimRow = (part: HeldBackorder): object => ({
  id: uuidv7(),
  order_line_id: part.orderLineId,
  variant_id: part.variantId,
  quantity: part.quantity,
  expected_on: part.expectedOn,
});
