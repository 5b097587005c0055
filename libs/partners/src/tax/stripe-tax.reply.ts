import { money, type Currency } from '@green-apple/domain-money';
import { z } from 'zod';
import type { TaxCalculation } from './tax-gateway.port.ts';

export const TaxCalculationReply = z.object({
  id: z.string().min(1),
  object: z.literal('tax.calculation'),
  tax_amount_exclusive: z.number().int().nonnegative(),
  tax_amount_inclusive: z.number().int().nonnegative().default(0),
  line_items: z.object({
    data: z.array(z.object({ reference: z.string(), amount_tax: z.number().int().nonnegative() })),
  }),
  shipping_cost: z.object({ amount_tax: z.number().int().nonnegative() }).nullish(),
  tax_breakdown: z
    .array(
      z.object({
        amount: z.number().int(),
        tax_rate_details: z.object({
          percentage_decimal: z.string(),
          state: z.string().nullish(),
          country: z.string().nullish(),
        }),
      }),
    )
    .default([]),
});
export type TaxCalculationReply = z.infer<typeof TaxCalculationReply>;

export const TaxLinePage = z.object({
  data: z.array(z.object({ id: z.string().min(1), reference: z.string() })),
});

export const TaxTransactionReply = z.object({
  id: z.string().min(1),
  object: z.literal('tax.transaction'),
});

/** Maps Stripe's answer; null when its parts do not sum to its whole. */
export function toTaxCalculation(
  reply: TaxCalculationReply,
  currency: Currency,
): TaxCalculation | null {
  const lines = reply.line_items.data.map((line) => ({
    reference: line.reference,
    tax: money(line.amount_tax, currency),
  }));
  const shippingTax = money(reply.shipping_cost?.amount_tax ?? 0, currency);
  const parts = lines.reduce((sum, line) => sum + line.tax.minor, shippingTax.minor);
  const tax = reply.tax_amount_exclusive + reply.tax_amount_inclusive;
  if (parts !== tax) return null;
  return {
    code: 'calculated',
    calculationRef: reply.id,
    tax: money(tax, currency),
    shippingTax,
    lines,
    rates: reply.tax_breakdown.map(({ amount, tax_rate_details: rate }) => ({
      jurisdiction: rate.state ?? rate.country ?? 'unknown',
      ratePpm: percentToPpm(rate.percentage_decimal),
      tax: money(amount, currency),
    })),
  };
}

/** "8.25" to 82500 without a float in between; digits past the sixth decimal place of the ratio are dropped. */
export function percentToPpm(percent: string): number {
  const match = /^(\d+)(?:\.(\d*))?$/.exec(percent.trim());
  if (match === null) throw new RangeError(`not a percentage: ${percent}`);
  const decimals = (match[2] ?? '').padEnd(4, '0').slice(0, 4);
  return Number(`${match[1]}${decimals}`);
}
