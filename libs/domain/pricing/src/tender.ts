import { money, type Currency, type Money } from '@green-apple/domain-money';

/** Money that the shopper has with us already. */
export interface StoredValue {
  readonly id: string;
  readonly kind: 'gift-card' | 'store-credit';
  /** "Gift card ending in 7K2M" */
  readonly label: string;
  readonly currency: Currency;
  readonly balanceMinor: number;
  /** ISO 8601; null when it never ends. */
  readonly expiresAt: string | null;
}

export interface TenderPart {
  readonly id: string;
  readonly kind: StoredValue['kind'];
  readonly label: string;
  readonly minor: number;
}

export interface Tender {
  readonly parts: readonly TenderPart[];
  /** What is left for the card. Zero: no card is asked for. */
  readonly due: Money;
}

/**
 * Pays a total: store credit first, then gift cards, what ends soonest first, the rest by card. The parts and
 * the rest sum to the total. Tender changes no price and no tax: it comes after both. Money of another currency
 * pays nothing: there is no rate at which we would change it.
 */
export function payWith(total: Money, values: readonly StoredValue[]): Tender {
  let left = total.minor;
  const parts: TenderPart[] = [];
  const usable = values.filter(({ currency }) => currency === total.currency);
  for (const { id, kind, label, balanceMinor } of usable.sort(inTurn)) {
    const minor = Math.min(left, Math.max(0, balanceMinor));
    if (minor === 0) continue;
    parts.push({ id, kind, label, minor });
    left -= minor;
  }
  return { parts, due: money(left, total.currency) };
}

const FOR_EVER = '9999';
const inTurn = (a: StoredValue, b: StoredValue): number =>
  Number(a.kind === 'gift-card') - Number(b.kind === 'gift-card') ||
  (a.expiresAt ?? FOR_EVER).localeCompare(b.expiresAt ?? FOR_EVER) ||
  (a.id < b.id ? -1 : 1);
