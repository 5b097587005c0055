import {
  NO_LIMIT,
  orderable,
  type Backorder,
  type Demand,
  type SaleLimit,
} from '@green-apple/domain-inventory';
import { onSale, type VariantPrice } from '@green-apple/domain-catalog';
import {
  unitPrice,
  zoneOf,
  type PriceListEntry,
  type PriceSource,
  type StoredValue,
} from '@green-apple/domain-pricing';
import {
  giftsFor,
  type OfferContext,
  type OfferLine,
  type Promotion,
} from '@green-apple/domain-promotion';
import { wasMinor } from '../catalog/shown-price.ts';
import { toPromotion, type PromotionRow } from '../promotion/promotion.mapper.ts';
import { toStoredValue, type StoredValueRow } from '../stored-value/stored-value.mapper.ts';
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
  readonly giftOf: string | null;
  readonly variantId: string;
  readonly slug: string;
  readonly title: string;
  /** The same in other languages, by locale; null where nobody has translated it. */
  readonly titles: Readonly<Record<string, string>> | null;
  readonly variantTitle: string;
  readonly sku: string;
  readonly image: BagImage | null;
  /** Where the unit price came from. */
  readonly price: PriceSource;
  /** The list price while a lower one holds. */
  readonly wasMinor: number | null;
  readonly taxCode: string;
  readonly weightGrams: number;
  /** Set for several units of one size that are sold as one. */
  readonly pack: {
    readonly units: number;
    /** What one of them costs when as many are bought singly; null while that size is not sold. */
    readonly singleMinor: number | null;
  } | null;
  /** False when the item left the assortment while it lay in the bag; it has no price then. */
  readonly sold: boolean;
  /** What one of it takes from the shelves. */
  readonly components: readonly Demand[];
  readonly limit: SaleLimit;
}

/** A bag at one instant, from one statement on the writer. */
export interface Bag {
  readonly cartId: string;
  readonly version: number;
  /** The code as the shopper's bag holds it, folded to upper case. */
  readonly couponCode: string | null;
  readonly coupon: Promotion | null;
  readonly promotions: readonly Promotion[];
  /** True when the coupon is one of a batch of codes that hold once each. */
  readonly singleUseCode: boolean;
  /** Null while nobody knows who is asking. */
  readonly customer: OfferContext['customer'];
  /** Gift cards and credit that the shopper put on the bag, as far as they can pay now. */
  readonly storedValues: readonly StoredValue[];
  readonly lines: readonly BagLine[];
  readonly places: readonly PlaceOfStock[];
  readonly backorders: readonly Backorder[];
  /** Products whose stock changes when this bag is ordered; known inside a transaction only. */
  readonly touchedProductIds: readonly string[];
  /** The database's clock, ISO 8601: prices and offers hold by it. */
  readonly now: string;
}

export interface BagRow {
  readonly market: string;
  readonly cartId: string;
  readonly version: number;
  readonly couponCode: string | null;
  readonly lines: readonly BagLineRow[];
  readonly stock: readonly StockRow[];
  readonly backorders: readonly Backorder[];
  readonly touched?: readonly string[];
  readonly promotions: readonly PromotionRow[];
  /** Null when the coupon is no single-use code. */
  readonly codeUsed: boolean | null;
  readonly customer: OfferContext['customer'];
  readonly storedValues: readonly StoredValueRow[];
  readonly now: string;
}

export interface BagLineRow {
  readonly variantId: string;
  /** The promotion that may give it away; null for what the shopper put in. */
  readonly giftOf: string | null;
  readonly quantity: number;
  readonly productId: string;
  readonly brandId: string;
  readonly categoryIds: readonly string[];
  readonly goal: string;
  readonly slug: string;
  readonly title: string;
  readonly titles: Readonly<Record<string, string>> | null;
  readonly variantTitle: string;
  readonly sku: string;
  readonly image: BagImage | null;
  readonly taxCode: string;
  readonly weightGrams: number;
  readonly sold: boolean;
  readonly price: VariantPrice | null;
  readonly entries: readonly PriceListEntry[] | null;
  readonly pack: (Pick<BagLineRow, 'price' | 'entries'> & { readonly units: number }) | null;
  readonly components: readonly Demand[];
  readonly limit: SaleLimit | null;
}

/** A gift is a line of its own, also beside the same item that was bought. */
const giftLineId = (promotionId: string): string => `gift/${promotionId}`;

/**
 * The bag's lines with what its offers give away. A gift is only made of what is there today, and of what
 * anybody may have: it never makes a bag that could be ordered one that cannot.
 */
function withGifts(
  row: BagRow,
  offers: { readonly promotions: readonly Promotion[]; readonly coupon: Promotion | null },
): BagLine[] {
  const lines = row.lines.map((line) => toBagLine(line, row));
  const bought = lines.filter(({ giftOf }) => giftOf === null);
  if (bought.length === lines.length) return lines;
  const context = { customer: row.customer, store: null, zone: zoneOf(row.market) };
  const due = new Set(
    giftsFor({ ...offers, lines: bought, now: row.now, context }).map((gift) => gift.promotionId),
  );
  const gifts = lines.filter(
    ({ giftOf, sold, limit }) => giftOf !== null && due.has(giftOf) && sold && limit === NO_LIMIT,
  );
  const later = { backorders: [], today: row.now.slice(0, 10) };
  const there = new Set(
    orderable([...bought, ...gifts], toPlaces(row.stock), later)
      .filter(({ requested, available }) => available >= requested)
      .map(({ lineId }) => lineId),
  );
  return [...bought, ...gifts.filter(({ lineId }) => there.has(lineId))];
}

export function toBag(row: BagRow): Bag {
  const offers = row.promotions.map(toPromotion).filter((promotion) => promotion !== null);
  const coupon = offers.find(({ kind }) => kind === 'coupon') ?? null;
  return {
    cartId: row.cartId,
    version: row.version,
    couponCode: row.couponCode,
    coupon: coupon === null ? null : { ...coupon, codeUsed: row.codeUsed === true },
    singleUseCode: row.codeUsed !== null,
    customer: row.customer,
    storedValues: row.storedValues.map(toStoredValue),
    promotions: offers.filter(({ kind }) => kind === 'automatic'),
    lines: withGifts(row, {
      promotions: offers.filter(({ kind }) => kind === 'automatic'),
      coupon,
    }),
    places: toPlaces(row.stock),
    backorders: row.backorders,
    touchedProductIds: row.touched ?? [],
    now: row.now,
  };
}

/** A sale is compared as pages compare it; what a price list grants, with the list price. */
function wasBefore(
  { kind, unitMinor, listMinor }: PriceSource,
  price: VariantPrice | null,
  now: string,
): number | null {
  if (kind === 'sale' && price !== null) return wasMinor(price, now);
  return unitMinor < listMinor ? listMinor : null;
}

/** What one costs the shopper of this bag when they buy so many. */
const priceIn = (
  { now, customer }: BagRow,
  { price, entries }: Pick<BagLineRow, 'price' | 'entries'>,
  quantity: number,
): PriceSource =>
  unitPrice({
    listMinor: price?.listMinor ?? 0,
    saleMinor: price !== null && onSale(price, now) ? price.saleMinor : null,
    entries: entries ?? [],
    quantity,
    groups: customer?.segments ?? [],
    now,
  });

function toBagPack({ pack, quantity }: BagLineRow, bag: BagRow): BagLine['pack'] {
  if (pack === null) return null;
  const { units, price } = pack;
  return {
    units,
    singleMinor: price === null ? null : priceIn(bag, pack, quantity * units).unitMinor,
  };
}

function toBagLine(row: BagLineRow, bag: BagRow): BagLine {
  const { price, entries, ...line } = row;
  const source = priceIn(bag, { price, entries }, line.quantity);
  return {
    ...line,
    lineId: line.giftOf === null ? line.variantId : giftLineId(line.giftOf),
    price: source,
    unitMinor: source.unitMinor,
    wasMinor: wasBefore(source, price, bag.now),
    pack: toBagPack(row, bag),
    sold: line.sold && price !== null,
    limit: line.limit ?? NO_LIMIT,
  };
}
