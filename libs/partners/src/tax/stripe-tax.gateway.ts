import Stripe from 'stripe';
import { withinDeadline } from '../deadline.ts';
import { unknown } from '../partner-fault.ts';
import { stripeTrouble } from '../stripe-client.ts';
import type {
  CalculateTaxInput,
  CommitTaxInput,
  CommitTaxOutcome,
  ReverseTaxInput,
  ReverseTaxOutcome,
  TaxGateway,
  TaxOutcome,
} from './tax-gateway.port.ts';
import { TaxCalculationReply, TaxTransactionReply, toTaxCalculation } from './stripe-tax.reply.ts';

/** Stripe's code for general tangible goods; products may bring their own. */
const GENERAL_GOODS = 'txcd_99999999';
const SHIPPING = 'txcd_92010001';

/** Sales tax by Stripe Tax. */
export function createStripeTaxGateway(stripe: Stripe, timeoutMs: number): TaxGateway {
  const call = <Reply>(request: Promise<Reply>): Promise<Reply> =>
    withinDeadline(timeoutMs + 200, request);

  return {
    async calculate(input: CalculateTaxInput): Promise<TaxOutcome> {
      try {
        const reply = await call(
          stripe.tax.calculations.create(calculation(input), { timeout: timeoutMs }),
        );
        return (
          toTaxCalculation(TaxCalculationReply.parse(reply), input.currency) ?? unknown('garbage')
        );
      } catch (error) {
        return isAddressTrouble(error) ? { code: 'address_refused' } : stripeTrouble(error);
      }
    },

    async commit(input: CommitTaxInput): Promise<CommitTaxOutcome> {
      try {
        const reply = await call(
          stripe.tax.transactions.createFromCalculation(
            { calculation: input.calculationRef, reference: input.reference },
            { idempotencyKey: input.idempotencyKey, timeout: timeoutMs },
          ),
        );
        return { code: 'committed', transactionRef: TaxTransactionReply.parse(reply).id };
      } catch (error) {
        if (isCode(error, 'resource_already_exists')) return { code: 'already_committed' };
        if (isCode(error, 'resource_missing') || isCode(error, 'tax_calculation_expired'))
          return { code: 'calculation_expired' };
        return stripeTrouble(error);
      }
    },

    async reverse(input: ReverseTaxInput): Promise<ReverseTaxOutcome> {
      try {
        const reply = await call(
          stripe.tax.transactions.createReversal(
            {
              mode: 'full',
              original_transaction: input.transactionRef,
              reference: input.reference,
            },
            { idempotencyKey: input.idempotencyKey, timeout: timeoutMs },
          ),
        );
        return { code: 'reversed', transactionRef: TaxTransactionReply.parse(reply).id };
      } catch (error) {
        if (isCode(error, 'resource_already_exists'))
          return { code: 'reversed', transactionRef: null };
        return isCode(error, 'resource_missing') ? { code: 'not_found' } : stripeTrouble(error);
      }
    },
  };
}

function calculation(input: CalculateTaxInput): Stripe.Tax.CalculationCreateParams {
  return {
    currency: input.currency.toLowerCase(),
    line_items: input.lines.map((line) => ({
      reference: line.reference,
      amount: line.amount.minor,
      quantity: line.quantity,
      tax_behavior: 'exclusive',
      tax_code: line.taxCode ?? GENERAL_GOODS,
    })),
    shipping_cost: { amount: input.shipping.minor, tax_behavior: 'exclusive', tax_code: SHIPPING },
    customer_details: {
      address: {
        ...(input.address.line1 === undefined ? {} : { line1: input.address.line1 }),
        city: input.address.city,
        state: input.address.region,
        postal_code: input.address.postalCode,
        country: input.address.country,
      },
      address_source: 'shipping',
    },
    expand: ['line_items'],
  };
}

function isAddressTrouble(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    (error.code === 'customer_tax_location_invalid' ||
      error.param?.startsWith('customer_details[address]') === true)
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === code;
}
