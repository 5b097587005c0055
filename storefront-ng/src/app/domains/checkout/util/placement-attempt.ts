import { BASE_LOCALE, LOCALE_CODES, type LocaleCode } from '@green-apple/domain-pricing/market';

/** One attempt to order: sent again with the same key, it gives the same order. */
export interface PlacementAttempt {
  readonly key: string;
  readonly quoteId: string;
  /** Null when nothing was left to pay by card. */
  readonly paymentMethodId: string | null;
  /** Sent again as it was: the same key goes with the same words. */
  readonly ageConfirmed: boolean;
  /** The language it is placed in. */
  readonly locale: LocaleCode;
}

/** An attempt as it was kept in the tab; null for anything else. */
export function toAttempt(value: unknown): PlacementAttempt | null {
  if (typeof value !== 'object' || value === null) return null;
  const { key, quoteId, paymentMethodId, ageConfirmed, locale } = value as Record<string, unknown>;
  return typeof key === 'string' &&
    typeof quoteId === 'string' &&
    (typeof paymentMethodId === 'string' || paymentMethodId === null)
    ? {
        key,
        quoteId,
        paymentMethodId,
        ageConfirmed: ageConfirmed === true,
        locale: LOCALE_CODES.find((code) => code === locale) ?? BASE_LOCALE,
      }
    : null;
}
