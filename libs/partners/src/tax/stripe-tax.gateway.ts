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
  ReverseTaxPartInput,
  TaxGateway,
  TaxOutcome,
} from './tax-gateway.port.ts';
import {
  TaxCalculationReply,
  TaxLinePage,
  TaxTransactionReply,
  toTaxCalculation,
} from './stripe-tax.reply.ts';

/** Stripe's code for general tangible goods; products may bring their own. */
const GENERAL_GOODS = 'txcd_99999999';
const SHIPPING = 'txcd_92010001';

/** Sales tax by Stripe Tax. */
export function createStripeTaxGateway(stripe: Stripe, timeoutMs: number): TaxGateway {
  const call = <Reply>(request: Promise<Reply>): Promise<Reply> =>
    withinDeadline(timeoutMs + 200, request);

  async function reversal(
    { transactionRef, reference, idempotencyKey }: ReverseTaxInput,
    what: () => Promise<ReversalOf>,
  ): Promise<ReverseTaxOutcome> {
    try {
      const reply = await call(
        stripe.tax.transactions.createReversal(
          { ...(await what()), original_transaction: transactionRef, reference },
          { idempotencyKey, timeout: timeoutMs },
        ),
      );
      return { code: 'reversed', transactionRef: TaxTransactionReply.parse(reply).id };
    } catch (error) {
      if (isCode(error, 'resource_already_exists'))
        return { code: 'reversed', transactionRef: null };
      return isCode(error, 'resource_missing') ? { code: 'not_found' } : stripeTrouble(error);
    }
  }

  /** Stripe takes a part back by its own names of the lines. */
  async function partOf({ transactionRef, parts }: ReverseTaxPartInput): Promise<ReversalOf> {
    const page = TaxLinePage.parse(
      await call(
        stripe.tax.transactions.listLineItems(
          transactionRef,
          { limit: 100 },
          { timeout: timeoutMs },
        ),
      ),
    );
    const idOf = new Map(page.data.map(({ reference, id }) => [reference, id]));
    const shipping = parts.find(({ reference }) => reference === null);
    return {
      mode: 'partial',
      line_items: parts.flatMap((part) => {
        const original = part.reference === null ? undefined : idOf.get(part.reference);
        return original === undefined || part.reference === null
          ? []
          : [
              {
                original_line_item: original,
                reference: part.reference,
                quantity: Math.max(1, part.quantity),
                amount: -part.amount.minor,
                amount_tax: -part.tax.minor,
              },
            ];
      }),
      ...(shipping === undefined
        ? {}
        : {
            shipping_cost: { amount: -shipping.amount.minor, amount_tax: -shipping.tax.minor },
          }),
    };
  }

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

    reverse: (input: ReverseTaxInput) => reversal(input, async () => ({ mode: 'full' })),

    reversePart: (input: ReverseTaxPartInput) => reversal(input, () => partOf(input)),
  };
}

type ReversalOf = Omit<
  Stripe.Tax.TransactionCreateReversalParams,
  'original_transaction' | 'reference'
>;

function calculation(input: CalculateTaxInput): Stripe.Tax.CalculationCreateParams {
  const tax_behavior = input.taxIncluded === true ? 'inclusive' : 'exclusive';
  return {
    currency: input.currency.toLowerCase(),
    line_items: input.lines.map((line) => ({
      reference: line.reference,
      amount: line.amount.minor,
      quantity: line.quantity,
      tax_behavior,
      tax_code: line.taxCode ?? GENERAL_GOODS,
    })),
    shipping_cost: { amount: input.shipping.minor, tax_behavior, tax_code: SHIPPING },
    customer_details: {
      address: {
        ...(input.address.line1 === undefined ? {} : { line1: input.address.line1 }),
        city: input.address.city,
        ...(input.address.region === '' ? {} : { state: input.address.region }),
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
