import { allocate, money, type Currency } from '@green-apple/domain-money';
import { SHIPPING_SHARE } from '@green-apple/domain-tax';

export { SHIPPING_SHARE } from '@green-apple/domain-tax';

/** A step of a stored receipt, as far as refunds look at it; the stored and the sent shape both fit. */
export interface PaidStep {
  readonly kind: string;
  readonly amount: { readonly minor: number };
  readonly shares: ReadonlyArray<{ readonly lineId: string; readonly minor: number }>;
  /** Tax inside of prices (`kind: 'tax-included'`): per line, part of what its other shares charge. */
  readonly contained?: ReadonlyArray<{ readonly lineId: string; readonly minor: number }>;
}

/** What a refund starts from: the receipt of the order with how many units its lines have. */
export interface PaidReceipt {
  readonly currency: Currency;
  readonly lines: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
  readonly steps: readonly PaidStep[];
}

/** What was paid for a line, or for delivery (`SHIPPING_SHARE`), in minor units. */
export interface PaidPart {
  readonly lineId: string;
  readonly quantity: number;
  /** After offers, without tax. */
  readonly goodsMinor: number;
  readonly taxMinor: number;
}

type Sums = Map<string, { goods: number; tax: number }>;

/**
 * Splits what was paid over the lines and delivery as the receipt's steps did when the order was placed; rules
 * of today are not asked. The parts sum to the receipt's total.
 */
export function paidParts(receipt: PaidReceipt): PaidPart[] {
  const sums: Sums = new Map(receipt.lines.map(({ lineId }) => [lineId, { goods: 0, tax: 0 }]));
  sums.set(SHIPPING_SHARE, { goods: 0, tax: 0 });
  const items = receipt.steps.find(({ kind }) => kind === 'items');
  for (const step of receipt.steps)
    for (const { lineId, minor } of sharesOf(step, items, receipt))
      sumOf(sums, lineId)[step.kind === 'tax' ? 'tax' : 'goods'] += minor;
  for (const { lineId, minor } of receipt.steps.flatMap(({ contained }) => contained ?? [])) {
    sumOf(sums, lineId).goods -= minor;
    sumOf(sums, lineId).tax += minor;
  }
  const quantityOf = new Map(receipt.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return [...sums].map(([lineId, { goods, tax }]) => ({
    lineId,
    quantity: quantityOf.get(lineId) ?? 0,
    goodsMinor: goods,
    taxMinor: tax,
  }));
}

function sumOf(sums: Sums, lineId: string): { goods: number; tax: number } {
  const sum = sums.get(lineId);
  if (sum === undefined) throw new RangeError(`the receipt has a share of no line: ${lineId}`);
  return sum;
}

/** Receipts of the first orders have steps without shares: delivery is delivery's, the rest goes by the items. */
function sharesOf(
  step: PaidStep,
  items: PaidStep | undefined,
  { lines, currency }: PaidReceipt,
): PaidStep['shares'] {
  if (step.shares.length > 0 || step.amount.minor === 0) return step.shares;
  if (step.kind.startsWith('shipping'))
    return [{ lineId: SHIPPING_SHARE, minor: step.amount.minor }];
  const parts = allocate(
    money(step.amount.minor, currency),
    lines.map(
      (line) => items?.shares.find(({ lineId }) => lineId === line.lineId)?.minor ?? line.quantity,
    ),
  );
  return lines.map(({ lineId }, index) => ({ lineId, minor: parts[index]?.minor ?? 0 }));
}
