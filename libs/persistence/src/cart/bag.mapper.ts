import { currentPrice, onSale, type VariantPrice } from '@green-apple/domain-catalog';
import type { OfferLine, Promotion } from '@green-apple/domain-promotion';
import { toPromotion, type PromotionRow } from '../promotion/promotion.mapper.ts';
import { toPlaces, type PlaceOfStock, type StockRow } from '../stock/stock.mapper.ts';

/** The picture of a line, as products store it. */
export interface BagImage {
  readonly key: string;
  readonly alt: string;
  readonly widths: readonly number[];
  readonly tint: string;
}

/** A line of the bag with all that pricing, delivery and the shopper's page want to know. */
export interface BagLine extends OfferLine {
  readonly variantId: string;
  readonly slug: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string;
  readonly image: BagImage | null;
  /** The list price while a sale holds. */
  readonly wasMinor: number | null;
  readonly taxCode: string;
  readonly weightGrams: number;
  /** False when the item left the assortment while it lay in the bag; it has no price then. */
  readonly sold: boolean;
}

/** A bag at one instant, from one statement on the writer. */
export interface Bag {
  readonly cartId: string;
  readonly version: number;
  /** The code as the shopper's bag holds it, folded to upper case. */
  readonly couponCode: string | null;
  readonly coupon: Promotion | null;
  readonly promotions: readonly Promotion[];
  readonly lines: readonly BagLine[];
  readonly places: readonly PlaceOfStock[];
  /** The database's clock, ISO 8601: prices and offers hold by it. */
  readonly now: string;
}

export interface BagRow {
  readonly cartId: string;
  readonly version: number;
  readonly couponCode: string | null;
  readonly lines: readonly BagLineRow[];
  readonly stock: readonly StockRow[];
  readonly promotions: readonly PromotionRow[];
  readonly now: string;
}

export interface BagLineRow {
  readonly variantId: string;
  readonly quantity: number;
  readonly productId: string;
  readonly brandId: string;
  readonly categoryIds: readonly string[];
  readonly goal: string;
  readonly slug: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string;
  readonly image: BagImage | null;
  readonly taxCode: string;
  readonly weightGrams: number;
  readonly sold: boolean;
  readonly price: VariantPrice | null;
}

export function toBag(row: BagRow): Bag {
  const offers = row.promotions.map(toPromotion).filter((promotion) => promotion !== null);
  return {
    cartId: row.cartId,
    version: row.version,
    couponCode: row.couponCode,
    coupon: offers.find(({ kind }) => kind === 'coupon') ?? null,
    promotions: offers.filter(({ kind }) => kind === 'automatic'),
    lines: row.lines.map((line) => toBagLine(line, row.now)),
    places: toPlaces(row.stock),
    now: row.now,
  };
}

function toBagLine({ price, ...line }: BagLineRow, now: string): BagLine {
  return {
    ...line,
    lineId: line.variantId,
    unitMinor: price === null ? 0 : currentPrice(price, now).minor,
    wasMinor: price !== null && onSale(price, now) ? price.listMinor : null,
    sold: line.sold && price !== null,
  };
}
