import {
  refundFromReceipt,
  type RefundInput,
  type RefundOutcome,
  type RefundPart,
} from './refund.ts';
import { money } from '@green-apple/domain-money';
import { SHIPPING_SHARE } from './paid-parts.ts';

/** What one refund asks for together: units of lines, a part of delivery, and a sum over what is left. */
export interface CombinedRefund {
  readonly lines?: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
  /** Of the money of these units, from 1 to 100; all of it without. */
  readonly sharePercent?: number;
  readonly shippingMinor?: number;
  readonly amountMinor?: number;
}

/**
 * Units first, then delivery, then the sum, each over what those before it left. All of it or nothing: the
 * first that cannot be given is the answer. Throws a RangeError for quantities or sums that are no whole numbers.
 */
export function combinedRefund(
  { receipt, earlier }: Omit<RefundInput, 'request'>,
  { lines = [], sharePercent = 100, shippingMinor = 0, amountMinor = 0 }: CombinedRefund,
): RefundOutcome {
  const requests: RefundInput['request'][] = [
    ...(lines.length > 0 ? [{ kind: 'lines', lines, shipping: false, sharePercent } as const] : []),
    ...(shippingMinor === 0
      ? []
      : [{ kind: 'amount', minor: shippingMinor, lineIds: [SHIPPING_SHARE] } as const]),
    ...(amountMinor === 0 ? [] : [{ kind: 'amount', minor: amountMinor } as const]),
  ];
  const given: RefundPart[] = [];
  let leftMinor = 0;
  for (const request of requests) {
    const outcome = refundFromReceipt({ receipt, earlier: [...earlier, ...given], request });
    if (outcome.code !== 'REFUND') return outcome;
    given.push(...outcome.refund.parts);
    leftMinor = outcome.leftMinor;
  }
  const parts = mergedParts(given);
  const total = parts.reduce((all, { goodsMinor, taxMinor }) => all + goodsMinor + taxMinor, 0);
  if (total === 0) return { code: 'NOTHING_TO_REFUND' };
  return { code: 'REFUND', refund: { total: money(total, receipt.currency), parts }, leftMinor };
}

function mergedParts(parts: readonly RefundPart[]): RefundPart[] {
  const merged = new Map<string, RefundPart>();
  for (const part of parts) {
    const before = merged.get(part.lineId);
    merged.set(
      part.lineId,
      before === undefined
        ? part
        : {
            lineId: part.lineId,
            quantity: before.quantity + part.quantity,
            goodsMinor: before.goodsMinor + part.goodsMinor,
            taxMinor: before.taxMinor + part.taxMinor,
            ...summed('withheldGoodsMinor', before, part),
            ...summed('withheldTaxMinor', before, part),
          },
    );
  }
  return [...merged.values()];
}

function summed(
  name: 'withheldGoodsMinor' | 'withheldTaxMinor',
  ...parts: readonly RefundPart[]
): Partial<RefundPart> {
  const sum = parts.reduce((all, part) => all + (part[name] ?? 0), 0);
  return sum === 0 ? {} : { [name]: sum };
}
