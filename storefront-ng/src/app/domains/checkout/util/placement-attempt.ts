/** One attempt to order: sent again with the same key, it gives the same order. */
export interface PlacementAttempt {
  readonly key: string;
  readonly quoteId: string;
  /** Null when nothing was left to pay by card. */
  readonly paymentMethodId: string | null;
  /** Sent again as it was: the same key goes with the same words. */
  readonly ageConfirmed: boolean;
}

/** An attempt as it was kept in the tab; null for anything else. */
export function toAttempt(value: unknown): PlacementAttempt | null {
  if (typeof value !== 'object' || value === null) return null;
  const { key, quoteId, paymentMethodId, ageConfirmed } = value as Record<string, unknown>;
  return typeof key === 'string' &&
    typeof quoteId === 'string' &&
    (typeof paymentMethodId === 'string' || paymentMethodId === null)
    ? { key, quoteId, paymentMethodId, ageConfirmed: ageConfirmed === true }
    : null;
}
