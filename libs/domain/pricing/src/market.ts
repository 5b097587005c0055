import type { Currency, RoundingRule } from '@green-apple/domain-money';

/** One policy per market, for all its prices: nothing else in the shop decides about half a cent. */
export interface RoundingPolicy {
  readonly rule: RoundingRule;
  /** Tax rounded for each line, or once per rate on the sum and then split by largest remainder. */
  readonly taxPer: 'line' | 'total';
}

/** What holds for everybody who shops in a market. */
export interface Market {
  readonly code: string;
  readonly currency: Currency;
  /** IANA zone by whose clocks its offers hold. */
  readonly zone: string;
  /** `net`: tax is added to prices. `gross`: it is inside of them. */
  readonly taxMode: 'net' | 'gross';
  readonly rounding: RoundingPolicy;
  readonly freeDeliveryFromMinor: number;
  /** The smallest order, before offers, delivery and tax. */
  readonly minimumOrderMinor: number;
}

/** The market we sell in. */
export const US: Market = {
  code: 'US',
  currency: 'USD',
  zone: 'America/Los_Angeles',
  taxMode: 'net',
  rounding: { rule: 'half-away-from-zero', taxPer: 'line' },
  freeDeliveryFromMinor: 4500,
  minimumOrderMinor: 500,
};

/** Priced and tested, not open yet: prices with VAT inside, VAT worked out on the invoice's sum. */
export const DE: Market = {
  code: 'DE',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  taxMode: 'gross',
  rounding: { rule: 'half-away-from-zero', taxPer: 'total' },
  freeDeliveryFromMinor: 3900,
  minimumOrderMinor: 500,
};

/** By whose clocks the offers of a market hold. Throws a RangeError for a market that is none of ours. */
export function zoneOf(code: string): string {
  const market = [US, DE].find((candidate) => candidate.code === code);
  if (market === undefined) throw new RangeError(`no such market: ${code}`);
  return market.zone;
}
