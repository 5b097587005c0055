import type { AddressDto } from '@green-apple/contracts-http';
import { money } from '@green-apple/domain-money';
import type { Market } from '@green-apple/domain-pricing';
import {
  fitsLines,
  STATE_RATES,
  taxByTable,
  VAT_RATES,
  vatIncluded,
  type TaxResult,
} from '@green-apple/domain-tax';
import type { TaxGateway, TaxOutcome } from '@green-apple/partners';
import type { QuotedTax } from '@green-apple/persistence';
import type { Logger } from '@green-apple/observability';
import { Breaker, ProblemError } from '../../../platform/index.ts';

export interface TaxLine {
  readonly lineId: string;
  readonly taxCode: string;
  readonly quantity: number;
  /** After offers, for the whole quantity. */
  readonly minor: number;
}

/** As much of an address as its tax depends on. */
export type PlaceOfSale = Pick<AddressDto, 'city' | 'region' | 'postalCode' | 'country'> & {
  readonly line1?: string;
};

export interface SalesTaxQuestion {
  readonly market: Market;
  readonly lines: readonly TaxLine[];
  readonly shippingMinor: number;
  /** ISO 8601. */
  readonly now: string;
  /** Where the goods change hands: the shopper's door, or the store's counter. */
  readonly place: PlaceOfSale;
}

type Answered = Extract<TaxOutcome, { code: 'calculated' | 'address_refused' }>;
const isAnswer = (outcome: TaxOutcome): outcome is Answered => outcome.code !== 'unknown';

/** Tax through the port; by our own table, and flagged so, when the tax service does not answer in time. */
export class SalesTax {
  private readonly gateway: TaxGateway;
  private readonly breaker: Breaker;

  constructor(gateway: TaxGateway, logger: Logger) {
    this.gateway = gateway;
    this.breaker = new Breaker((failure) =>
      logger.warn(
        failure instanceof Error ? { err: failure } : { failure },
        'tax service gave no usable answer, our own table is used',
      ),
    );
  }

  /** Throws ADDRESS_NOT_SERVED when the tax service does not know the place. */
  async of(question: SalesTaxQuestion): Promise<QuotedTax> {
    const result = (await this.ask(question)) ?? byOurTable(question);
    const label = taxName(question);
    return { result, label: result.source === 'table' ? `${label} (estimated)` : label };
  }

  /** Null when there is no answer, or one that does not fit the bag it was asked about. */
  private async ask({
    market: { currency, taxMode },
    lines,
    shippingMinor,
    place,
  }: SalesTaxQuestion): Promise<TaxResult | null> {
    const outcome = await this.breaker.ask(
      () =>
        this.gateway.calculate({
          currency,
          lines: lines.map(({ lineId, taxCode, quantity, minor }) => ({
            reference: lineId,
            amount: money(minor, currency),
            quantity,
            taxCode,
          })),
          shipping: money(shippingMinor, currency),
          address: place,
          taxIncluded: taxMode === 'gross',
        }),
      isAnswer,
    );
    if (outcome === null) return null;
    if (outcome.code === 'address_refused') throw new ProblemError('ADDRESS_NOT_SERVED');
    const result: TaxResult = {
      source: 'provider',
      included: taxMode === 'gross',
      calculationRef: outcome.calculationRef,
      lines: outcome.lines.map(({ reference, tax }) => ({ lineId: reference, minor: tax.minor })),
      shippingMinor: outcome.shippingTax.minor,
    };
    return fitsLines(
      result,
      lines.map(({ lineId }) => lineId),
    )
      ? result
      : null;
  }
}

function byOurTable({ market, place, lines, shippingMinor, now }: SalesTaxQuestion): TaxResult {
  const question = { currency: market.currency, lines, shippingMinor };
  return market.taxMode === 'gross'
    ? vatIncluded({ ...question, region: place.country, at: now }, market.rounding)
    : taxByTable({ ...question, region: place.region });
}

function taxName({ market, place: { country, region } }: SalesTaxQuestion): string {
  return market.taxMode === 'gross'
    ? `VAT, ${VAT_RATES.get(country)?.name ?? country}`
    : `Sales tax, ${STATE_RATES.get(region)?.name ?? region}`;
}
