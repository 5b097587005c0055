/** Leave to sell units of a variant before they are there. */
export interface Backorder {
  readonly variantId: string;
  /** A backorder was here before and comes again; a preorder is not out yet. */
  readonly kind: 'backorder' | 'preorder';
  /** Units that may be sold ahead at a time. */
  readonly limit: number;
  /** Units sold ahead and not come yet. */
  readonly taken: number;
  /** ISO day on which they are expected. */
  readonly expectedOn: string;
}

/** Units of a variant that an order gets later. */
export interface BackorderPart {
  readonly variantId: string;
  readonly quantity: number;
  readonly expectedOn: string;
}

/** Units that may still be sold ahead on `today` (ISO day): none once the day has come and nothing arrived. */
export function backorderLeft(backorder: Backorder, today: string): number {
  return backorder.expectedOn > today ? Math.max(0, backorder.limit - backorder.taken) : 0;
}
