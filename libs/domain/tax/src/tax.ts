import { workOut, type Currency, type RoundingRule, type Working } from '@green-apple/domain-money';
import { STATE_RATES } from './state-rates.ts';

/** Line id under which shares carry what belongs to delivery. */
export const SHIPPING_SHARE = 'shipping';

/** A line as tax sees it: what it costs after every offer. */
export interface TaxableLine {
  readonly lineId: string;
  /** Taxability class by the tax provider's list. */
  readonly taxCode: string;
  readonly minor: number;
}

export interface TaxQuestion {
  readonly currency: Currency;
  /** Two-letter state of the place where the goods change hands; the country where prices include tax. */
  readonly region: string;
  readonly lines: readonly TaxableLine[];
  /** What delivery costs after every offer. */
  readonly shippingMinor: number;
}

/** Tax in minor units per line and on delivery, whoever worked it out. */
export interface TaxResult {
  readonly source: 'provider' | 'table';
  /** The provider's handle of the calculation, to commit it when the order is confirmed. */
  readonly calculationRef: string | null;
  readonly lines: ReadonlyArray<{ readonly lineId: string; readonly minor: number }>;
  readonly shippingMinor: number;
  /** True when the tax is inside of the prices; else it is added to them. */
  readonly included?: boolean;
  /** How it came about, rate by rate, when we worked it out ourselves; it sums to the lines above. */
  readonly rates?: readonly TaxedRate[];
}

/** What was taxed at one rate. */
export interface TaxedRate {
  readonly label: string | null;
  readonly working: Working;
}

/**
 * Tax by the house's own table, rounded per line. Throws a RangeError for a place we do not deliver to,
 * which is refused long before.
 */
export function taxByTable(question: TaxQuestion): TaxResult {
  const rate = STATE_RATES.get(question.region);
  if (rate === undefined) throw new RangeError(`no rate for region ${question.region}`);
  const part = (lineId: string, minor: number) => ({
    lineId,
    minor,
    numerator: rate.ratePpm,
    denominator: 1_000_000,
  });
  const parts = question.lines.map(({ lineId, minor }) => part(lineId, minor));
  if (rate.delivery) parts.push(part(SHIPPING_SHARE, question.shippingMinor));
  return sumUp(question, [{ label: null, working: { method: 'each', parts } }]);
}

/** Sums of our own working, by line. */
export function sumUp(
  { currency, lines }: Pick<TaxQuestion, 'currency' | 'lines'>,
  rates: readonly TaxedRate[],
  rule: RoundingRule = 'half-away-from-zero',
): TaxResult {
  const sums = new Map<string, number>();
  for (const { working } of rates)
    for (const { lineId, minor } of workOut(working, currency, rule))
      sums.set(lineId, (sums.get(lineId) ?? 0) + minor);
  return {
    source: 'table',
    calculationRef: null,
    lines: lines.map(({ lineId }) => ({ lineId, minor: sums.get(lineId) ?? 0 })),
    shippingMinor: sums.get(SHIPPING_SHARE) ?? 0,
    rates,
  };
}

/** Tax of one line; a line the result does not know is not taxed. */
export function taxOfLine(result: TaxResult | null, lineId: string): number {
  return result?.lines.find((line) => line.lineId === lineId)?.minor ?? 0;
}

/** True when the result can be trusted with a bag: each line once, no other, nothing negative. */
export function fitsLines(result: TaxResult, lineIds: readonly string[]): boolean {
  const taxed = new Set(result.lines.map(({ lineId }) => lineId));
  return (
    result.lines.length === lineIds.length &&
    taxed.size === lineIds.length &&
    lineIds.every((lineId) => taxed.has(lineId)) &&
    [...result.lines.map(({ minor }) => minor), result.shippingMinor].every(
      (minor) => Number.isSafeInteger(minor) && minor >= 0,
    )
  );
}
