import type { Quote, QuoteRequest } from '@green-apple/contracts-http';
import { payWith, type Market, type PriceReceipt } from '@green-apple/domain-pricing';
import { isServed } from '@green-apple/domain-tax';
import {
  customerKey,
  type Bag,
  type CartRepository,
  type QuotedDelivery,
  type QuotedTax,
  type QuoteRepository,
} from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { ProblemError } from '../../../platform/index.ts';
import { toLineDtos, toReceiptDto, toTenderDto } from '../../cart/cart.mapper.ts';
import { priceOpenBag } from '../../cart/price-open-bag.ts';
import { allocate, refuseHopeless } from '../bag-checks.ts';
import { chooseOption, deliveryOptions, shownOption } from '../delivery/delivery-options.ts';
import type { ShippingRates } from '../delivery/shipping-rates.ts';
import { quoteHash } from '../quote-hash.ts';
import type { SalesTax } from '../tax/sales-tax.ts';

/** How long a total holds, in seconds. */
const HOLDS_FOR_S = 15 * 60;

export interface QuoteDependencies {
  readonly carts: CartRepository;
  readonly quotes: QuoteRepository;
  readonly rates: ShippingRates;
  readonly tax: SalesTax;
  readonly market: Market;
  readonly customerKeySecret: string;
}

/** Works out what the bag costs at the shopper's door and promises it for a while. */
export class MakeQuote {
  private readonly its: QuoteDependencies;

  constructor(dependencies: QuoteDependencies) {
    this.its = dependencies;
  }

  async execute(tokenHash: Buffer | null, request: QuoteRequest): Promise<Quote> {
    const { market, customerKeySecret } = this.its;
    const customer = customerKey(request.email, customerKeySecret);
    const bag = tokenHash === null ? null : await this.its.carts.openBag(tokenHash, customer);
    refuseHopeless(bag);
    if (!isServed(request.address.region)) throw new ProblemError('ADDRESS_NOT_SERVED');

    const options = await this.options(bag, request);
    const delivery = chooseOption(options, request.deliveryOptionId);
    if (delivery === undefined) throw new ProblemError('DELIVERY_UNAVAILABLE');
    const context = {
      delivery: { ...delivery.option, minor: delivery.priceMinor, standard: delivery.standard },
      store: delivery.option.locationCode,
    };
    const tax = await this.taxOf(bag, priceOpenBag(bag, market, context), delivery, request);
    const receipt = priceOpenBag(bag, market, { ...context, tax });
    return this.store(bag, request, { options, delivery, tax, receipt });
  }

  private async options(bag: Bag, request: QuoteRequest): Promise<QuotedDelivery[]> {
    const shipped = allocate(bag, { locationCode: null }, request.address.region);
    const start = shipped.ok
      ? bag.places.find(({ locationId }) => locationId === shipped.parts[0]?.locationId)
      : undefined;
    const rates =
      start === undefined
        ? []
        : await this.its.rates.rates({
            from: start,
            to: request.address,
            weightGrams: bag.lines.reduce((all, line) => all + line.weightGrams * line.quantity, 0),
          });
    return deliveryOptions({
      rates,
      demands: bag.lines,
      places: bag.places,
      now: bag.now,
      currency: this.its.market.currency,
    });
  }

  private taxOf(
    bag: Bag,
    untaxed: PriceReceipt,
    { option }: QuotedDelivery,
    { address }: QuoteRequest,
  ): Promise<QuotedTax> {
    const store = bag.places.find(({ code }) => code === option.locationCode);
    const { line1, city, region, postalCode } = store?.address ?? address;
    return this.its.tax.of({
      currency: this.its.market.currency,
      lines: untaxed.lines.map(({ lineId, quantity, total }) => ({
        lineId,
        quantity,
        taxCode: bag.lines.find((line) => line.lineId === lineId)?.taxCode ?? '',
        minor: total.minor,
      })),
      shippingMinor: untaxed.totals.shipping.minor,
      place: { ...(line1 === undefined ? {} : { line1 }), city, region, postalCode },
    });
  }

  private async store(
    bag: Bag,
    { email, address }: QuoteRequest,
    priced: {
      readonly options: readonly QuotedDelivery[];
      readonly delivery: QuotedDelivery;
      readonly tax: QuotedTax;
      readonly receipt: PriceReceipt;
    },
  ): Promise<Quote> {
    const { options, delivery, tax, receipt } = priced;
    const deliveryIsFree = receipt.freeDelivery.missing === null;
    const shown = shownOption(delivery, deliveryIsFree);
    const tender = payWith(receipt.totals.total, bag.storedValues);
    const hash = quoteHash(receipt, delivery.option.id);
    const id = uuidv7();
    const expiresAt = await this.its.quotes.insert({
      id,
      cartId: bag.cartId,
      cartVersion: bag.version,
      hash,
      email,
      address,
      delivery: { ...delivery, option: shown },
      tax,
      receipt: receipt.steps,
      dueMinor: tender.due.minor,
      holdsFor: HOLDS_FOR_S,
    });
    return {
      id,
      cartVersion: bag.version,
      expiresAt,
      hash,
      deliveryOptions: options.map((option) => shownOption(option, deliveryIsFree)),
      delivery: shown,
      receipt: toReceiptDto(receipt.steps),
      totals: receipt.totals,
      tender: toTenderDto(tender),
      lines: toLineDtos(bag, receipt),
      taxEstimated: tax.result.source === 'table',
    };
  }
}
