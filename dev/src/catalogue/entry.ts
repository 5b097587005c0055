import type {
  Product,
  Texts,
  UsedFor,
  UsedHowLong,
  Variant,
  VariantPrice,
} from '@green-apple/domain-catalog';

export interface StockLevel {
  readonly variantId: string;
  readonly locationId: string;
  readonly onHand: number;
}

/** What lies at one place of one lot. Dates are ISO 8601 days. */
export interface Lot {
  readonly id: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly code: string;
  readonly quantity: number;
  readonly expiresOn: string;
  readonly testedOn: string;
}

export interface PricedVariant {
  readonly variant: Variant;
  readonly price: VariantPrice;
  /** Null for what is not sold in the EU. */
  readonly euPrice: VariantPrice | null;
}

/** An item of a bundle. */
export interface BundlePart {
  readonly bundleVariantId: string;
  readonly componentVariantId: string;
  readonly quantity: number;
}

/** What may be sold of a product, and to whom. */
export interface SaleLimitSeed {
  readonly maxPerOrder: number | null;
  readonly minimumAge: number | null;
  readonly notTo: readonly string[];
}

/** Leave to sell units before they are there. */
export interface BackorderSeed {
  readonly variantId: string;
  readonly kind: 'backorder' | 'preorder';
  readonly unitLimit: number;
  /** ISO day. */
  readonly expectedOn: string;
}

/** What somebody has said of a product. */
export interface ReviewSeed {
  readonly id: string;
  readonly productId: string;
  /** Null: nothing proves that they have bought it. */
  readonly purchaseRef: string | null;
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly title: string;
  readonly text: string;
  readonly displayName: string;
  readonly usedFor: UsedFor | null;
  readonly usedHowLong: UsedHowLong | null;
  readonly reply: string | null;
  readonly helpfulCount: number;
  /** ISO 8601. */
  readonly writtenAt: string;
}

/** What somebody has asked about a product, with the shop's answer and maybe a buyer's. Times are ISO 8601. */
export interface QuestionSeed {
  readonly id: string;
  readonly productId: string;
  readonly text: string;
  readonly answer: string;
  readonly buyerAnswer: {
    readonly id: string;
    readonly text: string;
    readonly writtenAt: string;
  } | null;
  readonly helpfulCount: number;
  readonly askedAt: string;
  readonly answeredAt: string;
}

/** A product with everything the shop needs to sell it. */
export interface CatalogueEntry {
  /** Its place in the line-up. */
  readonly index: number;
  /** ISO day that everything is laid around. */
  readonly asOf: string;
  readonly product: Product;
  readonly variants: readonly PricedVariant[];
  readonly stock: readonly StockLevel[];
  readonly lots: readonly Lot[];
  readonly reviews: readonly ReviewSeed[];
  readonly questions: readonly QuestionSeed[];
  readonly bundleParts: readonly BundlePart[];
  readonly limit: SaleLimitSeed | null;
  readonly backorders: readonly BackorderSeed[];
  /** What the fallback search should also find it by. */
  readonly searchExtra: string;
  /** What it says in German; null for what nobody has translated. */
  readonly german: Texts | null;
}
