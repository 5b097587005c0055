import type { Currency } from '@green-apple/domain-money';
import type { Market } from './market.ts';
import { toStep, totalsOf, type PriceReceipt, type ReceiptStep, type Totals } from './receipt.ts';

/** Raised when the shape of a stored receipt changes; older ones stay readable. */
export const RECEIPT_VERSION = 2;

/** A receipt as it is stored with its order: all that is needed to explain it, and to work it out again. */
export interface ReceiptDocument {
  readonly version: typeof RECEIPT_VERSION;
  readonly market: string;
  readonly currency: Currency;
  readonly taxMode: Market['taxMode'];
  readonly rounding: Market['rounding'];
  readonly steps: readonly ReceiptStep[];
  readonly totals: Totals;
}

export function toReceiptDocument(receipt: PriceReceipt, market: Market): ReceiptDocument {
  const { code, currency, taxMode, rounding } = market;
  const { steps, totals } = receipt;
  return { version: RECEIPT_VERSION, market: code, currency, taxMode, rounding, steps, totals };
}

export type Replay =
  | { readonly code: 'SAME'; readonly totals: Totals }
  /** Places of the steps that come out otherwise than they are written down. */
  | { readonly code: 'DIFFERS'; readonly steps: readonly number[]; readonly totals: Totals }
  | { readonly code: 'UNKNOWN_VERSION' };

/**
 * Works a stored receipt out again from its own figures. Rules and prices of today are not asked: what they
 * were lies in the receipt. It differs only when the receipt was changed, or our arithmetic.
 */
export function replayReceipt(document: ReceiptDocument): Replay {
  if (document.version !== RECEIPT_VERSION) return { code: 'UNKNOWN_VERSION' };
  const { currency, rounding } = document;
  const again = document.steps.map(({ kind, label, ruleId, ruleVersion, working }) =>
    toStep({ kind, label, ruleId, ruleVersion }, working, currency, rounding.rule),
  );
  const totals = totalsOf(again, currency);
  const steps = again.flatMap((step, index) =>
    saysTheSame(step, document.steps[index]) ? [] : [index],
  );
  const sums = Object.entries(totals).every(
    ([name, { minor }]) => document.totals[name as keyof Totals].minor === minor,
  );
  return steps.length === 0 && sums ? { code: 'SAME', totals } : { code: 'DIFFERS', steps, totals };
}

function saysTheSame(again: ReceiptStep, stored: ReceiptStep | undefined): boolean {
  const figures = (step: ReceiptStep): string =>
    JSON.stringify([
      step.base.minor,
      step.amount.minor,
      step.roundingMicros,
      step.shares.map(({ lineId, minor }) => [lineId, minor]),
      (step.contained ?? []).map(({ lineId, minor }) => [lineId, minor]),
    ]);
  return stored !== undefined && figures(again) === figures(stored);
}
