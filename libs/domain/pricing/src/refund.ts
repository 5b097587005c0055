import { allocate, money, scale, type Currency, type Money } from '@green-apple/domain-money';
import { paidParts, SHIPPING_SHARE, type PaidPart, type PaidReceipt } from './paid-parts.ts';

/** Units that come back, and whether what is left of delivery goes with them; or a sum, on some lines or all. */
export type RefundRequest =
  | {
      readonly kind: 'lines';
      readonly lines: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
      readonly shipping: boolean;
    }
  | {
      readonly kind: 'amount';
      readonly minor: number;
      /** Lines, or `SHIPPING_SHARE`; without it the sum goes over everything that is left. */
      readonly lineIds?: readonly string[];
    };

/** What a refund gives back of a line, or of delivery (`SHIPPING_SHARE`). Refunds are stored as a list of these. */
export type RefundPart = PaidPart;

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
 * gives back exactly what is left of it. Throws a RangeError for quantities or sums that are no whole numbers.
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

function partsLeft(paid: readonly PaidPart[], earlier: readonly RefundPart[]): PaidPart[] {
  return paid.map((part) =>
    earlier
      .filter(({ lineId }) => lineId === part.lineId)
      .reduce(
        (left, given) => ({
          lineId: left.lineId,
          quantity: left.quantity - given.quantity,
          goodsMinor: left.goodsMinor - given.goodsMinor,
          taxMinor: left.taxMinor - given.taxMinor,
        }),
        part,
      ),
  );
}

function refundUnits(
  left: readonly PaidPart[],
  request: Extract<RefundRequest, { kind: 'lines' }>,
  currency: Currency,
): RefundOutcome {
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
    parts.push(unitsOf(line, quantity, currency));
  }
  if (request.shipping) parts.push(...left.filter(({ lineId }) => lineId === SHIPPING_SHARE));
  return parts.length === 0 ? { code: 'NOTHING_TO_REFUND' } : granted(parts, sumOf(left), currency);
}

/** Of what is left of a line, the part of these units: the last unit takes the rest with it. */
function unitsOf(line: PaidPart, quantity: number, currency: Currency): RefundPart {
  const partOf = (minor: number): number =>
    scale(money(minor, currency), quantity, line.quantity).minor;
  return {
    lineId: line.lineId,
    quantity,
    goodsMinor: partOf(line.goodsMinor),
    taxMinor: partOf(line.taxMinor),
  };
}

/** A sum is taken from goods and tax of every chosen line in proportion to what is left of them. */
function refundSum(
  left: readonly PaidPart[],
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
  const parts = open.map(({ lineId }, index) => ({
    lineId,
    quantity: 0,
    goodsMinor: shares[2 * index]?.minor ?? 0,
    taxMinor: shares[2 * index + 1]?.minor ?? 0,
  }));
  return granted(parts, sumOf(left), currency);
}

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
