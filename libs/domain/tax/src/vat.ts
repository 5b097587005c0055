import { allocate, money, type RoundingRule, type Working } from '@green-apple/domain-money';
import { SHIPPING_SHARE, sumUp, type TaxedRate, type TaxQuestion, type TaxResult } from './tax.ts';

/** Rates of value added tax, parts per million, from a day on until others hold. */
export interface VatRates {
  /** ISO day. */
  readonly from: string;
  readonly standardPpm: number;
  readonly foodPpm: number;
  readonly supplementPpm: number;
  readonly snackPpm: number;
}

/** A country with the rates that have held there since we know of them, the oldest first. */
export interface VatCountry {
  readonly name: string;
  readonly rates: readonly VatRates[];
}

const ppm = (percent: number): number => Math.round(percent * 10_000);

const since = (
  from: string,
  standard: number,
  food: number,
  {
    supplement = food,
    snack = food,
  }: { readonly supplement?: number; readonly snack?: number } = {},
): VatRates => ({
  from,
  standardPpm: ppm(standard),
  foodPpm: ppm(food),
  supplementPpm: ppm(supplement),
  snackPpm: ppm(snack),
});

/**
 * Standard and reduced rates as the Commission's "Taxes in Europe Database" lists them
 * (https://ec.europa.eu/taxation_customs/tedb). Food supplements are food at the reduced rate: in Germany by
 * customs heading 2106 (UStG, annex 2, no. 33), in Austria by UStG annex 1, in France by CGI art. 278-0 bis,
 * in the Netherlands by table I a.1, in Belgium by royal decree 20, table A. Ireland taxes food at nothing, supplements
 * at its second reduced rate and snacks at the standard one (VAT Consolidation Act 2010, schedules 2 and 3). The
 * README says what an accountant has to confirm.
 */
export const VAT_RATES: ReadonlyMap<string, VatCountry> = new Map([
  ['AT', { name: 'Austria', rates: [since('2016-01-01', 20, 10)] }],
  ['BE', { name: 'Belgium', rates: [since('1996-01-01', 21, 6)] }],
  ['DE', { name: 'Germany', rates: [since('2021-01-01', 19, 7)] }],
  ['FR', { name: 'France', rates: [since('2014-01-01', 20, 5.5)] }],
  ['IE', { name: 'Ireland', rates: [since('2021-03-01', 23, 0, { supplement: 13.5, snack: 23 })] }],
  ['NL', { name: 'Netherlands', rates: [since('2019-01-01', 21, 9)] }],
]);

/** Those of an instant or a day (ISO 8601). Throws a RangeError for a time before any we know. */
export function vatRatesAt({ name, rates }: VatCountry, at: string): VatRates {
  const found = rates.findLast(({ from }) => from <= at.slice(0, 10));
  if (found === undefined) throw new RangeError(`no VAT rates of ${name} for ${at.slice(0, 10)}`);
  return found;
}

/** By the classes of the tax service's list: 4009 are food supplements, 4007 snacks, 4 is food. */
export function vatPpm(rates: VatRates, taxCode: string): number {
  if (taxCode.startsWith('txcd_4009')) return rates.supplementPpm;
  if (taxCode.startsWith('txcd_4007')) return rates.snackPpm;
  return taxCode.startsWith('txcd_4') ? rates.foodPpm : rates.standardPpm;
}

/** Rounded for each line, or once per rate on the sum and then split over its lines. */
export interface VatPolicy {
  readonly rule: RoundingRule;
  readonly taxPer: 'line' | 'total';
}

/** `region` is the country where the goods change hands; amounts are what the shopper pays, tax inside. */
export interface VatQuestion extends TaxQuestion {
  /** When, ISO 8601: by whose rates it goes. */
  readonly at: string;
}

/**
 * The tax inside of prices: `price * rate / (1 + rate)`. Delivery is part of what it delivers, so it is taxed
 * at the rates of the goods, in proportion to them. Throws a RangeError for a country without rates.
 */
export function vatIncluded(question: VatQuestion, policy: VatPolicy): TaxResult {
  const country = VAT_RATES.get(question.region);
  if (country === undefined) throw new RangeError(`no VAT rates for ${question.region}`);
  const known = vatRatesAt(country, question.at);
  const byRate = new Map<number, { lineId: string; minor: number }[]>();
  for (const { lineId, taxCode, minor } of question.lines) {
    const rate = vatPpm(known, taxCode);
    byRate.set(rate, [...(byRate.get(rate) ?? []), { lineId, minor }]);
  }
  if (byRate.size === 0) byRate.set(known.standardPpm, []);
  const groups = [...byRate].sort(([a], [b]) => b - a);
  const delivery = allocate(
    money(question.shippingMinor, question.currency),
    groups.map(([, lines]) => lines.reduce((all, { minor }) => all + minor, 0)),
  );
  const rates = groups.map(([rate, lines], index): TaxedRate => {
    const shippingMinor = delivery[index]?.minor ?? 0;
    const shares =
      shippingMinor === 0 ? lines : [...lines, { lineId: SHIPPING_SHARE, minor: shippingMinor }];
    return {
      label: `VAT ${rate / 10_000} %, ${country.name}`,
      working: inside(shares, rate, policy),
    };
  });
  return { ...sumUp(question, rates, policy.rule), included: true };
}

function inside(
  shares: ReadonlyArray<{ readonly lineId: string; readonly minor: number }>,
  numerator: number,
  { taxPer }: VatPolicy,
): Working {
  const denominator = 1_000_000 + numerator;
  if (taxPer === 'line')
    return {
      method: 'each',
      parts: shares.map((share) => ({ ...share, numerator, denominator })),
    };
  const minor = shares.reduce((all, share) => all + share.minor, 0);
  // Lines in a fixed order, so that the odd cent falls on the same one however the bag was filled.
  const over = [...shares].sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  return { method: 'spread', minor, numerator, denominator, over };
}
