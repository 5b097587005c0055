import type { StoredValue } from '@green-apple/domain-pricing';

export interface StoredValueRow {
  readonly id: string;
  readonly kind: StoredValue['kind'];
  readonly ending: string;
  readonly currency: StoredValue['currency'];
  readonly balanceMinor: number;
  readonly expiresAt: string | null;
}

/** What a shopper calls it: the code itself is never shown again. */
export const valueLabel = (kind: StoredValue['kind'], ending: string): string =>
  `${kind === 'gift-card' ? 'Gift card' : 'Store credit'} ending in ${ending}`;

export const toStoredValue = ({ ending, ...row }: StoredValueRow): StoredValue => ({
  ...row,
  label: valueLabel(row.kind, ending),
});
