import type { Working } from '@green-apple/domain-money';
import type { Action } from './action.ts';
import type { OfferLine } from './promotion.ts';

/** A line with what earlier offers left of its price. */
export interface OpenLine extends OfferLine {
  readonly leftMinor: number;
}

/** Percent with two decimals as a whole ratio of 10,000. */
const PERCENT_PARTS = 10_000;
const percentParts = (percent: number): number => Math.round(percent * 100);

/**
 * How much `action` takes off `lines`, as a working: no part of it is above what is left of its line. Pure in
 * the whole set: the order of lines changes nothing.
 */
export function deduct(action: Action, lines: readonly OpenLine[]): Working {
  const sorted = [...lines].sort(byId);
  switch (action.type) {
    case 'percent-off':
      return spread(sorted, leftOf(sorted), percentParts(action.percent), PERCENT_PARTS);
    case 'amount-off':
      return spread(sorted, Math.min(action.minor, leftOf(sorted)));
    case 'fixed-price':
      return each(sorted, (line) => Math.max(0, line.leftMinor - action.minor * line.quantity));
    case 'buy-x-get-y':
      return deductFromGroups(sorted, action);
    case 'bundle-price':
      return deductFromBundles(sorted, action);
    case 'gift-line':
      return each(sorted, ({ leftMinor }) => leftMinor);
    case 'free-shipping':
      return each([], () => 0);
  }
}

const byId = (a: OfferLine, b: OfferLine): number => (a.lineId < b.lineId ? -1 : 1);
const dearestFirst = (a: OfferLine, b: OfferLine): number =>
  b.unitMinor - a.unitMinor || byId(a, b);
const leftOf = (lines: readonly OpenLine[]): number =>
  lines.reduce((all, line) => all + line.leftMinor, 0);

/** Splits by what is left of each line, so that no part can exceed its line. */
function spread(
  lines: readonly OpenLine[],
  minor: number,
  numerator = 1,
  denominator = 1,
): Working {
  const over = lines.map(({ lineId, leftMinor }) => ({ lineId, minor: leftMinor }));
  return { method: 'spread', minor, numerator, denominator, over };
}

function each(lines: readonly OpenLine[], minorOf: (line: OpenLine) => number): Working {
  const parts = lines
    .map((line) => ({ lineId: line.lineId, minor: minorOf(line), numerator: 1, denominator: 1 }))
    .filter(({ minor }) => minor > 0);
  return { method: 'each', parts };
}

/** Units from the dearest down, in groups of `buy + get`; the cheapest `get` of each full group are lowered. */
function deductFromGroups(
  lines: readonly OpenLine[],
  action: Extract<Action, { type: 'buy-x-get-y' }>,
): Working {
  const size = action.buy + action.get;
  const units = [...lines]
    .sort(dearestFirst)
    .flatMap((line) => Array<OpenLine>(line.quantity).fill(line));
  const fullGroups = Math.floor(units.length / size) * size;
  const lowered = new Map<OpenLine, number>();
  units.slice(0, fullGroups).forEach((line, index) => {
    if (index % size >= action.buy) lowered.set(line, (lowered.get(line) ?? 0) + 1);
  });
  return {
    method: 'each',
    parts: [...lowered].map(([line, count]) => ({
      lineId: line.lineId,
      minor: line.leftMinor,
      numerator: count * percentParts(action.percent),
      denominator: line.quantity * PERCENT_PARTS,
    })),
  };
}

/** As many whole bundles as the bag has, of the dearest units; what they cost above the price is taken off. */
function deductFromBundles(
  lines: readonly OpenLine[],
  action: Extract<Action, { type: 'bundle-price' }>,
): Working {
  const of = (productId: string): OpenLine[] =>
    lines.filter((line) => line.productId === productId).sort(dearestFirst);
  const bundles = Math.min(
    ...action.items.map(({ productId, quantity }) =>
      Math.floor(of(productId).reduce((all, line) => all + line.quantity, 0) / quantity),
    ),
  );
  const over = action.items.flatMap(({ productId, quantity }) =>
    takeUnits(of(productId), bundles * quantity),
  );
  const cost = over.reduce((all, { minor }) => all + minor, 0);
  const minor = Math.max(0, cost - bundles * action.minor);
  return { method: 'spread', minor, numerator: 1, denominator: 1, over: minor === 0 ? [] : over };
}

/** What so many units, from the first line on, cost by what is left of their lines; rounded down. */
function takeUnits(lines: readonly OpenLine[], wanted: number) {
  let missing = wanted;
  const taken: { lineId: string; minor: number }[] = [];
  for (const { lineId, quantity, leftMinor } of lines) {
    const units = Math.min(missing, quantity);
    missing -= units;
    if (units > 0) taken.push({ lineId, minor: Math.floor((leftMinor * units) / quantity) });
  }
  return taken;
}
