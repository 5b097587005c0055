import { STATE_RATES, VAT_RATES, vatPpm, vatRatesAt } from '@green-apple/domain-tax';
import { money, scale, type Currency } from '@green-apple/domain-money';
import { z } from 'zod';
import type { PartnerAnswer, PartnerHouse, PartnerRequest } from '../partner-call.ts';
import { newId } from './payment-methods.ts';
import { invalid, missing } from './stripe-error.ts';

const CALCULATION = 'tax_calculation';
const TRANSACTION = 'tax_transaction';
const REFERENCE = 'tax_reference';
/** How much tax of a transaction was taken back. */
const REVERSED = 'tax_reversed';
const DAYS_90 = 90 * 24 * 60 * 60;
const MILLION = 1_000_000;
const GENERAL_GOODS = 'txcd_99999999';

const Amount = z.coerce.number().int().nonnegative();
const Behavior = z.enum(['exclusive', 'inclusive']).default('exclusive');
const CalculationParams = z.object({
  currency: z.enum(['usd', 'eur', 'gbp']),
  line_items: z
    .array(
      z.object({
        amount: Amount,
        reference: z.string().min(1),
        quantity: z.coerce.number().int().positive().default(1),
        tax_code: z.string().startsWith('txcd_').optional(),
        tax_behavior: Behavior,
      }),
    )
    .min(1),
  shipping_cost: z.object({ amount: Amount, tax_behavior: Behavior }).optional(),
  customer_details: z.object({
    address: z.object({
      state: z.string().optional(),
      postal_code: z.string().optional(),
      country: z.string().length(2),
    }),
  }),
});
type CalculationParams = z.infer<typeof CalculationParams>;

interface Booked {
  readonly tax: number;
  readonly currency: string;
  readonly lines: readonly object[];
}

const Reversed = z.object({ amount_tax: z.coerce.number().int().max(0) });
const PartialParams = z.object({
  line_items: z.array(Reversed.extend({ original_line_item: z.string().min(1) })).default([]),
  shipping_cost: Reversed.optional(),
});

function partialTax(params: Readonly<Record<string, unknown>>): number {
  const parsed = PartialParams.safeParse(params);
  if (!parsed.success)
    throw invalid('Invalid or missing line_items', 'parameter_invalid', 'line_items');
  const { line_items: lines, shipping_cost: shipping } = parsed.data;
  return -lines.reduce((sum, line) => sum + line.amount_tax, shipping?.amount_tax ?? 0);
}

/** Sales tax by the state's average combined rate, VAT by the country's: the tables of the shop's own fallback. */
export class Taxes {
  readonly #house: PartnerHouse;

  constructor(house: PartnerHouse) {
    this.#house = house;
  }

  calculate(request: PartnerRequest): PartnerAnswer {
    const parsed = CalculationParams.safeParse(request.params);
    if (!parsed.success) {
      const path = parsed.error.issues[0]?.path.map(String) ?? [];
      const param = path.map((part, index) => (index === 0 ? part : `[${part}]`)).join('');
      throw invalid(`Invalid or missing ${param}`, 'parameter_invalid', param);
    }
    const calculation = toCalculation(parsed.data, Math.floor(Date.now() / 1000));
    this.#house.store.put(CALCULATION, calculation.id, calculation);
    return { status: 200, body: calculation };
  }

  commit(request: PartnerRequest): PartnerAnswer {
    const { calculation, reference } = request.params;
    const found = this.#house.store.get<ReturnType<typeof toCalculation>>(
      CALCULATION,
      String(calculation),
    );
    if (found === undefined)
      throw missing('tax.calculation', String(calculation), 'calculation', 400);
    return this.#book(
      String(reference),
      'taxed',
      found.tax_amount_exclusive + found.tax_amount_inclusive,
      found.currency,
      {
        type: 'transaction',
      },
      found.line_items.data,
    );
  }

  lineItems(transactionId: string): PartnerAnswer {
    const found = this.#house.store.get<Booked>(TRANSACTION, transactionId);
    if (found === undefined) throw missing('tax.transaction', transactionId, 'id', 404);
    const url = `/v1/tax/transactions/${transactionId}/line_items`;
    return { status: 200, body: { object: 'list', url, has_more: false, data: found.lines } };
  }

  /** All of it, or the parts that are named: never more of a sale than its tax. */
  reverse(request: PartnerRequest): PartnerAnswer {
    const { original_transaction: original, reference, mode } = request.params;
    const id = String(original);
    const found = this.#house.store.get<Booked>(TRANSACTION, id);
    if (found === undefined) throw missing('tax.transaction', id, 'original_transaction', 400);
    const before = this.#house.store.get<number>(REVERSED, id) ?? 0;
    const tax = mode === 'partial' ? partialTax(request.params) : found.tax - before;
    if (tax < 0 || before + tax > found.tax)
      throw invalid(`More tax than transaction '${id}' has left`, 'amount_too_large', 'line_items');
    const answer = this.#book(String(reference), 'tax-reversed', tax, found.currency, {
      type: 'reversal',
      reversal: { original_transaction: original },
    });
    this.#house.store.put(REVERSED, id, before + tax);
    return answer;
  }

  #book(
    reference: string,
    kind: string,
    tax: number,
    currency: string,
    more: object,
    lines: readonly object[] = [],
  ): PartnerAnswer {
    if (this.#house.store.get(REFERENCE, reference) !== undefined)
      throw invalid(
        `A tax transaction with reference '${reference}' already exists`,
        'resource_already_exists',
        'reference',
      );
    const id = newId('tax');
    this.#house.store.put(REFERENCE, reference, id);
    this.#house.store.put(TRANSACTION, id, { id, tax, currency, lines });
    return {
      status: 200,
      body: { id, object: 'tax.transaction', reference, currency, livemode: false, ...more },
      effects: [{ kind, ref: id, orderId: reference, amountMinor: tax, currency }],
    };
  }
}

/** What a line of a class is taxed at where the goods go; refuses a place nobody knows. */
function ratesAt({ state = '', country }: CalculationParams['customer_details']['address']) {
  const [known, sales] = [VAT_RATES.get(country), STATE_RATES.get(state)];
  if (known !== undefined) {
    const vat = vatRatesAt(known, new Date().toISOString());
    return {
      ppmOf: (taxCode: string) => vatPpm(vat, taxCode),
      deliveryPpm: vat.standardPpm,
      details: { country, state: null, tax_type: 'vat' },
      shownPpm: vat.standardPpm,
    };
  }
  if (country !== 'US' || sales === undefined)
    throw invalid(
      'We could not determine the location of the customer.',
      'customer_tax_location_invalid',
      'customer_details[address]',
    );
  return {
    ppmOf: () => sales.ratePpm,
    deliveryPpm: sales.delivery ? sales.ratePpm : 0,
    details: { country, state, tax_type: 'sales_tax' },
    shownPpm: sales.ratePpm,
  };
}

type Taxed = { readonly amount: number; readonly tax_behavior: 'exclusive' | 'inclusive' };

function toCalculation(params: CalculationParams, now: number) {
  const { ppmOf, deliveryPpm, details, shownPpm } = ratesAt(params.customer_details.address);
  const currency = params.currency.toUpperCase() as Currency;
  const taxOf = ({ amount, tax_behavior }: Taxed, ppm: number): number =>
    scale(money(amount, currency), ppm, MILLION + (tax_behavior === 'inclusive' ? ppm : 0)).minor;
  const lines = params.line_items.map((line) => ({
    id: newId('tax_li'),
    object: 'tax.calculation_line_item',
    amount: line.amount,
    amount_tax: taxOf(line, ppmOf(line.tax_code ?? GENERAL_GOODS)),
    quantity: line.quantity,
    reference: line.reference,
    tax_behavior: line.tax_behavior,
    tax_code: line.tax_code ?? GENERAL_GOODS,
  }));
  const delivery = params.shipping_cost ?? { amount: 0, tax_behavior: 'exclusive' as const };
  const shipping = { ...delivery, amount_tax: taxOf(delivery, deliveryPpm) };
  const taxed = [...lines, shipping];
  const sumOf = (behavior: Taxed['tax_behavior']) =>
    taxed
      .filter(({ tax_behavior }) => tax_behavior === behavior)
      .reduce((sum, { amount_tax }) => sum + amount_tax, 0);
  const [exclusive, inclusive] = [sumOf('exclusive'), sumOf('inclusive')];
  const taxable = taxed.reduce((sum, { amount }) => sum + amount, 0);
  return {
    id: newId('taxcalc'),
    object: 'tax.calculation',
    amount_total: taxable + exclusive,
    currency: params.currency,
    tax_amount_exclusive: exclusive,
    tax_amount_inclusive: inclusive,
    expires_at: now + DAYS_90,
    tax_date: now,
    livemode: false,
    line_items: { object: 'list', has_more: false, data: lines },
    shipping_cost: shipping,
    tax_breakdown: [
      {
        amount: exclusive + inclusive,
        taxable_amount: taxable - inclusive,
        inclusive: inclusive > 0,
        taxability_reason: 'standard_rated',
        tax_rate_details: { ...details, percentage_decimal: String(shownPpm / 10_000) },
      },
    ],
  };
}
