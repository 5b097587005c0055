import type { RatesOutcome, TaxOutcome, UnknownOutcome } from '@green-apple/partners';
import type { OrderPapers } from '@green-apple/persistence';

type Known<Outcome> = Exclude<Outcome, UnknownOutcome>;

/** Tax as it would be today, beside what was charged. */
export function taxFigure(order: OrderPapers, outcome: Known<TaxOutcome>): object {
  if (outcome.code !== 'calculated') return { code: outcome.code };
  const inside = order.receipt
    .flatMap(({ contained }) => contained ?? [])
    .reduce((sum, { minor }) => sum + minor, 0);
  const chargedMinor = order.taxMinor + inside;
  return {
    code: 'calculated',
    calculationRef: outcome.calculationRef,
    taxMinor: outcome.tax.minor,
    chargedMinor,
    differenceMinor: outcome.tax.minor - chargedMinor,
    lines: outcome.lines.map(({ reference, tax }) => ({ lineId: reference, minor: tax.minor })),
  };
}

/** Carriers' prices today, beside what was charged. */
export function shippingFigure(order: OrderPapers, outcome: Known<RatesOutcome>): object {
  if (outcome.code !== 'rated') return { code: outcome.code };
  return {
    code: 'rated',
    chargedMinor: order.shippingMinor,
    rates: outcome.rates.map(({ carrier, service, price, deliveryDays }) => ({
      carrier,
      service,
      minor: price.minor,
      deliveryDays,
    })),
  };
}

/** Deductions of one kind as the order's receipt has them, and whether their shares sum to them. */
export function deductionFigure(order: OrderPapers, kinds: readonly string[]): object {
  const steps = order.receipt.filter((step) => kinds.includes(step.kind));
  return {
    code: 'summed',
    amountMinor: steps.reduce((sum, step) => sum + step.amount.minor, 0),
    steps: steps.map(({ kind, label, ruleId, ruleVersion, amount }) => ({
      kind,
      label,
      ruleId,
      ruleVersion,
      minor: amount.minor,
    })),
    sharesFit: steps.every(
      ({ amount, shares }) => shares.reduce((sum, { minor }) => sum + minor, 0) === amount.minor,
    ),
  };
}
