import { paidParts, type PaidPart, type PaidReceipt } from './paid-parts.ts';
import type { BagItem } from './price-bag.ts';

/** A line of an order while it is being changed. */
export interface EditableLine extends BagItem {
  readonly variantId: string;
}

/** What somebody wants of an order's goods. */
export interface WantedGoods {
  /** New quantities of lines that the order has; 0 takes a line out, lines that are not named stay. */
  readonly quantities: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
  /** Items to put in, beside what is there. */
  readonly added: ReadonlyArray<{ readonly variantId: string; readonly quantity: number }>;
}

export interface EditedLinesInput<Line extends EditableLine> {
  readonly agreed: readonly Line[];
  readonly wanted: WantedGoods;
  /** An item at its price of today; its id is made by whoever asks. */
  readonly today: (variantId: string) => Line;
}

/**
 * The lines of an order after a change. Units that stay keep the price they were bought at; units that come
 * cost what they cost today. Where both are the same they are one line, else the new ones are a line of their
 * own. Gifts are not bought and follow their offers. Throws a RangeError for lines the order does not have.
 */
export function editedLines<Line extends EditableLine>({
  agreed,
  wanted,
  today,
}: EditedLinesInput<Line>): Line[] {
  const kept = new Map(agreed.map((line) => [line.lineId, line]));
  const more = new Map<string, number>();
  const add = (variantId: string, units: number): unknown =>
    more.set(variantId, (more.get(variantId) ?? 0) + units);
  for (const { lineId, quantity } of wanted.quantities) {
    const line = kept.get(lineId);
    if (line === undefined || isGift(line)) throw new RangeError(`no line to change: ${lineId}`);
    if (!Number.isSafeInteger(quantity) || quantity < 0)
      throw new RangeError(`not a quantity: ${quantity}`);
    if (quantity > line.quantity) add(line.variantId, quantity - line.quantity);
    else kept.set(lineId, { ...line, quantity });
  }
  for (const { variantId, quantity } of wanted.added) add(variantId, quantity);
  for (const [variantId, units] of more) {
    const fresh = today(variantId);
    const same = [...kept.values()].find(
      (line) => line.variantId === variantId && !isGift(line) && line.unitMinor === fresh.unitMinor,
    );
    const line = same ?? { ...fresh, quantity: 0 };
    kept.set(line.lineId, { ...line, quantity: line.quantity + units });
  }
  return [...kept.values()].filter(({ quantity }) => quantity > 0);
}

const isGift = ({ giftOf }: EditableLine): boolean => giftOf !== undefined && giftOf !== null;

/** True when both hold the same units at the same prices: what was agreed about them still stands. */
export function sameGoods(a: readonly BagItem[], b: readonly BagItem[]): boolean {
  const text = (lines: readonly BagItem[]): string =>
    JSON.stringify(
      lines
        .map(({ lineId, quantity, unitMinor }) => [lineId, quantity, unitMinor] as const)
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    );
  return text(a) === text(b);
}

/** How two receipts of one order differ; above zero is dearer. */
export interface ReceiptDifference {
  /** Per line, and for delivery (`SHIPPING_SHARE`): only what differs. */
  readonly parts: readonly PaidPart[];
  readonly totalMinor: number;
}

/** The difference between two receipts, line by line. The parts sum to the new total minus the old one. */
export function receiptDifference(before: PaidReceipt, after: PaidReceipt): ReceiptDifference {
  const nothing = { quantity: 0, goodsMinor: 0, taxMinor: 0 };
  const old = new Map(paidParts(before).map((part) => [part.lineId, part]));
  const now = new Map(paidParts(after).map((part) => [part.lineId, part]));
  const parts = [...new Set([...old.keys(), ...now.keys()])]
    .map((lineId) => {
      const [from, to] = [old.get(lineId) ?? nothing, now.get(lineId) ?? nothing];
      return {
        lineId,
        quantity: to.quantity - from.quantity,
        goodsMinor: to.goodsMinor - from.goodsMinor,
        taxMinor: to.taxMinor - from.taxMinor,
      };
    })
    .filter((part) => part.quantity !== 0 || part.goodsMinor !== 0 || part.taxMinor !== 0);
  const totalMinor = parts.reduce((all, part) => all + part.goodsMinor + part.taxMinor, 0);
  return { parts, totalMinor };
}
