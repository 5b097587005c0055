import type { Currency, RoundingRule } from '@green-apple/domain-money';

/** One policy per market, for all its prices: nothing else in the shop decides about half a cent. */
export interface RoundingPolicy {
  readonly rule: RoundingRule;
  /** Tax rounded for each line, or once per rate on the sum and then split by largest remainder. */
  readonly taxPer: 'line' | 'total';
}

/** Markets by the code that rows, indexes and settings name them by. */
export const MARKET_CODES = ['US', 'EU'] as const;
export type MarketCode = (typeof MARKET_CODES)[number];

/** Every country that a market delivers to. */
export const COUNTRY_CODES = ['US', 'AT', 'BE', 'DE', 'FR', 'IE', 'NL'] as const;
export type CountryCode = (typeof COUNTRY_CODES)[number];

/** Languages that the catalogue can be read in, BCP 47. */
export const LOCALE_CODES = ['en', 'de', 'fr'] as const;
export type LocaleCode = (typeof LOCALE_CODES)[number];

/** The language the catalogue is written in; every other text is a translation of one in it. */
export const BASE_LOCALE = 'en' satisfies LocaleCode;

/** Languages that texts are translated into. */
export const TRANSLATION_LOCALES: readonly LocaleCode[] = LOCALE_CODES.filter(
  (code) => code !== BASE_LOCALE,
);

/** What the house asks for a parcel when it asks no carrier, and how many working days it is on the road. */
export interface TableRate {
  readonly firstKiloMinor: number;
  /** For each started kilo after the first. */
  readonly kiloMinor: number;
  readonly days: readonly [min: number, max: number];
}

/** In the market's own currency; where prices include tax, so do these. */
export interface DeliveryTerms {
  /** Working days we need before the carrier has the parcel. */
  readonly packingDays: number;
  readonly standard: TableRate;
  readonly express: TableRate;
}

/** What holds for everybody who shops in a market. */
export interface Market {
  readonly code: MarketCode;
  /** Where it delivers to, ISO 3166. */
  readonly countries: readonly CountryCode[];
  /** Languages its shop offers the catalogue in; the first where nobody has chosen. */
  readonly locales: readonly [LocaleCode, ...LocaleCode[]];
  readonly currency: Currency;
  /** IANA zone by whose clocks its offers hold. */
  readonly zone: string;
  /** `net`: tax is added to prices. `gross`: it is inside of them. */
  readonly taxMode: 'net' | 'gross';
  readonly rounding: RoundingPolicy;
  readonly freeDeliveryFromMinor: number;
  /** The smallest order, before offers, delivery and tax. */
  readonly minimumOrderMinor: number;
  readonly delivery: DeliveryTerms;
  /** Days after delivery in which the law lets a shopper withdraw from the purchase; 0 where it says nothing. */
  readonly withdrawalDays: number;
  /** What a reduced price is shown beside: the list price, or the lowest of the thirty days before. */
  readonly priorPrice: 'list' | 'lowest-in-30-days';
  /** True where a price stands beside one for a kilo, a litre or a piece. */
  readonly unitPrices: boolean;
  /** Whose law labels follow: the panel, the allergens they name, and the units of measure. */
  readonly label: 'us' | 'eu';
  /** True where nothing is said of what a product does for the body but claims that were approved for the market. */
  readonly onlyClaimsOnRecord: boolean;
}

/** The home market: what has no market of its own is of this one. */
export const US: Market = {
  code: 'US',
  countries: ['US'],
  locales: ['en'],
  currency: 'USD',
  zone: 'America/Los_Angeles',
  taxMode: 'net',
  rounding: { rule: 'half-away-from-zero', taxPer: 'line' },
  freeDeliveryFromMinor: 4500,
  minimumOrderMinor: 500,
  delivery: {
    packingDays: 1,
    standard: { firstKiloMinor: 495, kiloMinor: 60, days: [3, 5] },
    express: { firstKiloMinor: 1295, kiloMinor: 150, days: [1, 2] },
  },
  withdrawalDays: 0,
  priorPrice: 'list',
  unitPrices: false,
  label: 'us',
  onlyClaimsOnRecord: false,
};

/**
 * Countries of the euro. Prices with VAT inside, VAT worked out on the invoice's sum. Shoppers withdraw within the
 * fourteen days of directive 2011/83/EU, article 9; broken seals are its article 16 (e). Prices are shown as directive
 * 98/6/EC asks, articles 3 and 6a; health claims are those of regulation (EC) 1924/2006.
 */
export const EU: Market = {
  code: 'EU',
  countries: ['AT', 'BE', 'DE', 'FR', 'IE', 'NL'],
  locales: ['en', 'de', 'fr'],
  currency: 'EUR',
  zone: 'Europe/Berlin',
  taxMode: 'gross',
  rounding: { rule: 'half-away-from-zero', taxPer: 'total' },
  freeDeliveryFromMinor: 3900,
  minimumOrderMinor: 500,
  delivery: {
    packingDays: 1,
    standard: { firstKiloMinor: 490, kiloMinor: 50, days: [2, 4] },
    express: { firstKiloMinor: 1290, kiloMinor: 120, days: [1, 2] },
  },
  withdrawalDays: 14,
  priorPrice: 'lowest-in-30-days',
  unitPrices: true,
  label: 'eu',
  onlyClaimsOnRecord: true,
};

export const MARKETS: readonly Market[] = [US, EU];

/** Throws a RangeError for a market that is none of ours. */
export function marketOf(code: string): Market {
  const market = MARKETS.find((candidate) => candidate.code === code);
  if (market === undefined) throw new RangeError(`no such market: ${code}`);
  return market;
}

/** By whose clocks the offers of a market hold. Throws a RangeError for a market that is none of ours. */
export const zoneOf = (code: string): string => marketOf(code).zone;

/** The language a market answers in: the one asked for, regions aside, or its first where it does not offer that. */
export function localeIn(market: Market, asked: string | undefined): LocaleCode {
  const language = asked?.toLowerCase().split('-', 1)[0];
  return market.locales.find((code) => code === language) ?? market.locales[0];
}
