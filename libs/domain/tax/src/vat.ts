import { allocate, money, type RoundingRule, type Working } from '@green-apple/domain-money';
import { SHIPPING_SHARE, sumUp, type TaxedRate, type TaxQuestion, type TaxResult } from './tax.ts';

/** Rates of value added tax in a country, parts per million. */
export interface VatRates {
  readonly name: string;
  readonly standardPpm: number;
  readonly foodPpm: number;
  readonly supplementPpm: number;
}

const vat = (
  name: string,
  standard: number,
  food: number,
  supplement: number = food,
): VatRates => ({
  name,
  standardPpm: Math.round(standard * 10_000),
  foodPpm: Math.round(food * 10_000),
  supplementPpm: Math.round(supplement * 10_000),
});

/**
 * Standard and reduced rates as the Commission's "Taxes in Europe Database" lists them
 * (https://ec.europa.eu/taxation_customs/tedb). Food supplements are food at the reduced rate: in Germany by
 * customs heading 2106 (UStG, annex 2, no. 33), in Austria by UStG annex 1, in France by CGI art. 278-0 bis,
 * in the Netherlands by table I a.1, in Belgium by royal decree 20, table A. Ireland taxes food at nothing, and
 * supplements at its second reduced rate (VAT Consolidation Act 2010, schedule 3, since 2020).
 */
export const VAT_RATES: ReadonlyMap<string, VatRates> = new Map([
  ['AT', vat('Austria', 20, 10)],
  ['BE', vat('Belgium', 21, 6)],
  ['DE', vat('Germany', 19, 7)],
  ['FR', vat('France', 20, 5.5)],
  ['IE', vat('Ireland', 23, 0, 13.5)],
  ['NL', vat('Netherlands', 21, 9)],
]);

/** By the classes of the tax service's list: 3206 are food supplements, 4 is food. */
export function vatPpm(country: VatRates, taxCode: string): number {
  if (taxCode.startsWith('txcd_3206')) return country.supplementPpm;
  return taxCode.startsWith('txcd_4') ? country.foodPpm : country.standardPpm;
}

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
    const ppm = vatPpm(country, taxCode);
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
