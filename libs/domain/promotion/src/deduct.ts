import { allocate, money, scale, type Currency } from '@green-apple/domain-money';
import type { Action, OfferLine } from './promotion.ts';

/** A line with what earlier offers left of its price. */
export interface OpenLine extends OfferLine {
  readonly leftMinor: number;
}

/** Minor units off, by line id; a line's part is never above what is left of it. */
export type Deduction = ReadonlyMap<string, number>;

/** Percent with two decimals as a whole ratio of 10,000. */
const PERCENT_PARTS = 10_000;
const percentParts = (percent: number): number => Math.round(percent * 100);

/** What `action` takes off `lines`. Pure in the whole set: the order of lines changes nothing. */
export function deduct(action: Action, lines: readonly OpenLine[], currency: Currency): Deduction {
  const sorted = [...lines].sort(byId);
  switch (action.type) {
    case 'percent-off':
      return spread(
        sorted,
        scale(money(leftOf(sorted), currency), percentParts(action.percent), PERCENT_PARTS).minor,
        currency,
      );
    case 'amount-off':
      return spread(sorted, Math.min(action.minor, leftOf(sorted)), currency);
    case 'buy-x-get-y':
      return deductFromGroups(sorted, action, currency);
    case 'free-shipping':
      return new Map();
  }
}

const byId = (a: OfferLine, b: OfferLine): number => (a.lineId < b.lineId ? -1 : 1);
const leftOf = (lines: readonly OpenLine[]): number =>
  lines.reduce((all, line) => all + line.leftMinor, 0);

/** Splits by what is left of each line, so that no part can exceed its line. */
function spread(lines: readonly OpenLine[], minor: number, currency: Currency): Deduction {
  if (lines.length === 0 || minor === 0) return new Map();
  const parts = allocate(
    money(minor, currency),
    lines.map((line) => line.leftMinor),
  );
  return new Map(lines.map((line, index) => [line.lineId, parts[index]?.minor ?? 0]));
}

/** Units from the dearest down, in groups of `buy + get`; the cheapest `get` of each full group are lowered. */
function deductFromGroups(
  lines: readonly OpenLine[],
  action: Extract<Action, { type: 'buy-x-get-y' }>,
  currency: Currency,
): Deduction {
  const size = action.buy + action.get;
  const dearestFirst = [...lines].sort((a, b) => b.unitMinor - a.unitMinor || byId(a, b));
  const units = dearestFirst.flatMap((line) => Array<OpenLine>(line.quantity).fill(line));
  const fullGroups = Math.floor(units.length / size) * size;
  const lowered = new Map<OpenLine, number>();
  units.slice(0, fullGroups).forEach((line, index) => {
    if (index % size >= action.buy) lowered.set(line, (lowered.get(line) ?? 0) + 1);
  });
  return new Map(
    [...lowered].map(([line, count]) => [
      line.lineId,
      scale(
        money(line.leftMinor, currency),
        count * percentParts(action.percent),
        line.quantity * PERCENT_PARTS,
      ).minor,
    ]),
  );
}
