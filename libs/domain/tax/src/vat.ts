import { allocate, money, type RoundingRule, type Working } from '@green-apple/domain-money';
import { SHIPPING_SHARE, sumUp, type TaxedRate, type TaxQuestion, type TaxResult } from './tax.ts';

/** Rates of value added tax by country, parts per million. Food covers most of what we sell. */
export interface VatRates {
  readonly name: string;
  readonly standardPpm: number;
  readonly foodPpm: number;
}

export const VAT_RATES: ReadonlyMap<string, VatRates> = new Map([
  ['AT', { name: 'Austria', standardPpm: 200_000, foodPpm: 100_000 }],
  ['DE', { name: 'Germany', standardPpm: 190_000, foodPpm: 70_000 }],
  ['FR', { name: 'France', standardPpm: 200_000, foodPpm: 55_000 }],
  ['NL', { name: 'Netherlands', standardPpm: 210_000, foodPpm: 90_000 }],
]);

/** Classes of the tax service's list that count as food: food itself, and food supplements. */
const isFood = (taxCode: string): boolean =>
  taxCode.startsWith('txcd_4') || taxCode.startsWith('txcd_3206');

/** Rounded for each line, or once per rate on the sum and then split over its lines. */
export interface VatPolicy {
  readonly rule: RoundingRule;
  readonly taxPer: 'line' | 'total';
}

/** `region` is the country where the goods change hands; amounts are what the shopper pays, tax inside. */
export type VatQuestion = TaxQuestion;

/**
 * The tax inside of prices: `price * rate / (1 + rate)`. Delivery is part of what it delivers, so it is taxed
 * at the rates of the goods, in proportion to them. Throws a RangeError for a country without rates.
 */
export function vatIncluded(question: VatQuestion, policy: VatPolicy): TaxResult {
  const country = VAT_RATES.get(question.region);
  if (country === undefined) throw new RangeError(`no VAT rates for ${question.region}`);
  const byRate = new Map<number, { lineId: string; minor: number }[]>();
  for (const { lineId, taxCode, minor } of question.lines) {
    const ppm = isFood(taxCode) ? country.foodPpm : country.standardPpm;
    byRate.set(ppm, [...(byRate.get(ppm) ?? []), { lineId, minor }]);
  }
  if (byRate.size === 0) byRate.set(country.standardPpm, []);
  const groups = [...byRate].sort(([a], [b]) => b - a);
  const delivery = allocate(
    money(question.shippingMinor, question.currency),
    groups.map(([, lines]) => lines.reduce((all, { minor }) => all + minor, 0)),
  );
  const rates = groups.map(([ppm, lines], index): TaxedRate => {
    const shippingMinor = delivery[index]?.minor ?? 0;
    const shares =
      shippingMinor === 0 ? lines : [...lines, { lineId: SHIPPING_SHARE, minor: shippingMinor }];
    return {
      label: `VAT ${ppm / 10_000} %, ${country.name}`,
      working: inside(shares, ppm, policy),
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
