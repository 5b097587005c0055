import { money, scale, type Currency } from '@green-apple/domain-money';
import { STATE_RATES } from './state-rates.ts';

/** A line as tax sees it: what it costs after every offer. */
export interface TaxableLine {
  readonly lineId: string;
  /** Taxability class by the tax provider's list. */
  readonly taxCode: string;
  readonly minor: number;
}

export interface TaxQuestion {
  readonly currency: Currency;
  /** Two-letter state of the place where the goods change hands. */
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
}

/**
 * Tax by the house's own table, rounded per line. Throws a RangeError for a place we do not deliver to,
 * which is refused long before.
 */
export function taxByTable(question: TaxQuestion): TaxResult {
  const rate = STATE_RATES.get(question.region);
  if (rate === undefined) throw new RangeError(`no rate for region ${question.region}`);
  const taxOn = (minor: number): number =>
    scale(money(minor, question.currency), rate.ratePpm, 1_000_000).minor;
  return {
    source: 'table',
    calculationRef: null,
    lines: question.lines.map(({ lineId, minor }) => ({ lineId, minor: taxOn(minor) })),
    shippingMinor: rate.delivery ? taxOn(question.shippingMinor) : 0,
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
