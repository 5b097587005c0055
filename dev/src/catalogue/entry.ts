import type { Product, Variant, VariantPrice } from '@green-apple/domain-catalog';

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
}

/** A product with everything the shop needs to sell it. */
export interface CatalogueEntry {
  readonly product: Product;
  readonly variants: readonly PricedVariant[];
  readonly stock: readonly StockLevel[];
  readonly lots: readonly Lot[];
  /** What the fallback search should also find it by. */
  readonly searchExtra: string;
}
