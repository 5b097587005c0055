import { allocate, money, scale, type Currency, type Money } from '@green-apple/domain-money';
import { paidParts, SHIPPING_SHARE, type PaidPart, type PaidReceipt } from './paid-parts.ts';

/** Units that come back, and whether what is left of delivery goes with them; or a sum, on some lines or all. */
export type RefundRequest =
  | {
      readonly kind: 'lines';
      readonly lines: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
      readonly shipping: boolean;
      /** Of the units' money, from 1 to 100; all of it without. */
      readonly sharePercent?: number;
    }
  | {
      readonly kind: 'amount';
      readonly minor: number;
      /** Lines, or `SHIPPING_SHARE`; without it the sum goes over everything that is left. */
      readonly lineIds?: readonly string[];
    };

/** What a refund gives back of a line, or of delivery (`SHIPPING_SHARE`). Refunds are stored as a list of these. */
export interface RefundPart extends PaidPart {
  /**
   * Of what the units cost, what is not given back with them, so that it does not come back with others of the line.
   * A sum that gives it back later counts it down: below zero.
   */
  readonly withheldGoodsMinor?: number;
  readonly withheldTaxMinor?: number;
}

type PartLeft = Required<RefundPart>;

export interface Refund {
  readonly total: Money;
  readonly parts: readonly RefundPart[];
}

/** `leftMinor` is what could still be given back of what was asked for. */
export type RefundOutcome =
  | { readonly code: 'REFUND'; readonly refund: Refund; readonly leftMinor: number }
  | { readonly code: 'UNKNOWN_LINE'; readonly lineId: string }
  | { readonly code: 'QUANTITY_EXCEEDED'; readonly lineId: string; readonly left: number }
  | { readonly code: 'AMOUNT_EXCEEDED'; readonly leftMinor: number }
  | { readonly code: 'NOTHING_TO_REFUND' };

export interface RefundInput {
  readonly receipt: PaidReceipt;
  /** The parts of every refund that was granted before, in any order. */
  readonly earlier: readonly RefundPart[];
  readonly request: RefundRequest;
}

/**
 * What a refund gives back, from the receipt alone. Each line keeps the share of every offer and tax that it
 * had when the order was placed, so that a refund of one moves no other. Refunds may come in any order, by
 * units and by sums: together they never give back more than was paid, and a line whose last unit comes back
 * gives back exactly what is left of it. Units of which only a share is given back have come back all the same;
 * the rest of their money can still go back as a sum. Throws a RangeError for quantities or sums that are no whole numbers.
 */
export function refundFromReceipt({ receipt, earlier, request }: RefundInput): RefundOutcome {
  const left = partsLeft(paidParts(receipt), earlier);
  return request.kind === 'lines'
    ? refundUnits(left, request, receipt.currency)
    : refundSum(left, request, receipt.currency);
}

/** What could still be refunded, in all. */
export function refundable(receipt: PaidReceipt, earlier: readonly RefundPart[]): Money {
  return money(sumOf(partsLeft(paidParts(receipt), earlier)), receipt.currency);
}

function partsLeft(paid: readonly PaidPart[], earlier: readonly RefundPart[]): PartLeft[] {
  return paid.map((part) =>
    earlier
      .filter(({ lineId }) => lineId === part.lineId)
      .reduce<PartLeft>(
        (left, given) => ({
          lineId: left.lineId,
          quantity: left.quantity - given.quantity,
          goodsMinor: left.goodsMinor - given.goodsMinor,
          taxMinor: left.taxMinor - given.taxMinor,
          withheldGoodsMinor: left.withheldGoodsMinor + (given.withheldGoodsMinor ?? 0),
          withheldTaxMinor: left.withheldTaxMinor + (given.withheldTaxMinor ?? 0),
        }),
        { ...part, withheldGoodsMinor: 0, withheldTaxMinor: 0 },
      ),
  );
}

function refundUnits(
  left: readonly PartLeft[],
  request: Extract<RefundRequest, { kind: 'lines' }>,
  currency: Currency,
): RefundOutcome {
  const { sharePercent = 100 } = request;
  if (!Number.isSafeInteger(sharePercent) || sharePercent < 1 || sharePercent > 100)
    throw new RangeError(`not a share: ${sharePercent}`);
  const wanted = new Map<string, number>();
  for (const { lineId, quantity } of request.lines) {
    if (!Number.isSafeInteger(quantity) || quantity < 1)
      throw new RangeError(`not a quantity: ${quantity}`);
    wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity);
  }
  const parts: RefundPart[] = [];
  for (const [lineId, quantity] of wanted) {
    const line = left.find((part) => part.lineId === lineId && lineId !== SHIPPING_SHARE);
    if (line === undefined) return { code: 'UNKNOWN_LINE', lineId };
    if (quantity > line.quantity) return { code: 'QUANTITY_EXCEEDED', lineId, left: line.quantity };
    const whole = unitsOf(line, quantity, currency);
    parts.push(sharePercent === 100 ? whole : shareOf(whole, sharePercent, currency));
  }
  if (request.shipping)
    parts.push(...left.filter(({ lineId }) => lineId === SHIPPING_SHARE).map(toPart));
  return parts.length === 0 ? { code: 'NOTHING_TO_REFUND' } : granted(parts, sumOf(left), currency);
}

const toPart = ({ lineId, quantity, goodsMinor, taxMinor }: PartLeft): PaidPart => ({
  lineId,
  quantity,
  goodsMinor,
  taxMinor,
});

/** Rounded down, by less than one unit of the currency; never nothing of something. */
function shareOf(whole: PaidPart, percent: number, currency: Currency): RefundPart {
  const { goodsMinor, taxMinor } = whole;
  const total = goodsMinor + taxMinor;
  const given = Math.max(total === 0 ? 0 : 1, Math.floor((total * percent) / 100));
  const [goods, tax] = allocate(money(given, currency), [goodsMinor, taxMinor]);
  const [goodsGiven, taxGiven] = [goods?.minor ?? 0, tax?.minor ?? 0];
  return {
    ...whole,
    goodsMinor: goodsGiven,
    taxMinor: taxGiven,
    withheldGoodsMinor: goodsMinor - goodsGiven,
    withheldTaxMinor: taxMinor - taxGiven,
  };
}

/**
 * Of what is left of a line, the part of these units: the last unit takes the rest with it, but for what was
 * withheld from others.
 */
function unitsOf(line: PartLeft, quantity: number, currency: Currency): PaidPart {
  const partOf = (minor: number): number =>
    scale(money(minor, currency), quantity, line.quantity).minor;
  return {
    lineId: line.lineId,
    quantity,
    goodsMinor: partOf(line.goodsMinor - line.withheldGoodsMinor),
    taxMinor: partOf(line.taxMinor - line.withheldTaxMinor),
  };
}

/** A sum is taken from goods and tax of every chosen line in proportion to what is left of them. */
function refundSum(
  left: readonly PartLeft[],
  request: Extract<RefundRequest, { kind: 'amount' }>,
  currency: Currency,
): RefundOutcome {
  const { minor, lineIds } = request;
  if (!Number.isSafeInteger(minor) || minor < 1) throw new RangeError(`not a sum: ${minor}`);
  const stranger = lineIds?.find((id) => left.every(({ lineId }) => lineId !== id));
  if (stranger !== undefined) return { code: 'UNKNOWN_LINE', lineId: stranger };
  const open = left.filter(({ lineId }) => lineIds === undefined || lineIds.includes(lineId));
  const most = sumOf(open);
  if (most === 0) return { code: 'NOTHING_TO_REFUND' };
  if (minor > most) return { code: 'AMOUNT_EXCEEDED', leftMinor: most };
  const shares = allocate(
    money(minor, currency),
    open.flatMap(({ goodsMinor, taxMinor }) => [goodsMinor, taxMinor]),
  );
  const parts = open.map((part, index) => {
    const goodsMinor = shares[2 * index]?.minor ?? 0;
    const taxMinor = shares[2 * index + 1]?.minor ?? 0;
    return {
      lineId: part.lineId,
      quantity: 0,
      goodsMinor,
      taxMinor,
      ...madeGood('withheldGoodsMinor', part.withheldGoodsMinor, goodsMinor),
      ...madeGood('withheldTaxMinor', part.withheldTaxMinor, taxMinor),
    };
  });
  return granted(parts, sumOf(left), currency);
}

/** A sum makes good first what was withheld. */
const madeGood = (
  name: 'withheldGoodsMinor' | 'withheldTaxMinor',
  withheld: number,
  given: number,
): Partial<RefundPart> =>
  Math.min(withheld, given) > 0 ? { [name]: -Math.min(withheld, given) } : {};

function granted(
  parts: readonly RefundPart[],
  leftBefore: number,
  currency: Currency,
): RefundOutcome {
  const total = sumOf(parts);
  const given = parts.filter(
    ({ quantity, goodsMinor, taxMinor }) => quantity > 0 || goodsMinor > 0 || taxMinor > 0,
  );
  return {
    code: 'REFUND',
    refund: { total: money(total, currency), parts: given },
    leftMinor: leftBefore - total,
  };
}

const sumOf = (parts: readonly PaidPart[]): number =>
  parts.reduce((all, { goodsMinor, taxMinor }) => all + goodsMinor + taxMinor, 0);
