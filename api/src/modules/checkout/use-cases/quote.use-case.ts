import type { AddressDto, Quote, QuoteRequest } from '@green-apple/contracts-http';
import { ageNeeded } from '@green-apple/domain-inventory';
import { payWith, type Market, type PriceReceipt } from '@green-apple/domain-pricing';
import {
  customerKey,
  type Bag,
  type CartRepository,
  type QuotedDelivery,
  type QuotedTax,
  type QuoteRepository,
} from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { toLineDtos, toReceiptDto, toTenderDto } from '../../cart/cart.mapper.ts';
import { priceOpenBag } from '../../cart/price-open-bag.ts';
import { refuseHopeless, refuseKeptOut } from '../bag-checks.ts';
import { shownOption } from '../delivery/delivery-options.ts';
import type { ChosenDelivery, WaysOfDelivery } from '../delivery/ways-of-delivery.ts';
import { quoteHash } from '../quote-hash.ts';
import type { SalesTax } from '../tax/sales-tax.ts';

export interface QuoteDependencies {
  readonly carts: CartRepository;
  readonly quotes: QuoteRepository;
  readonly ways: WaysOfDelivery;
  readonly tax: SalesTax;
  readonly market: Market;
  /** How long a total holds, in minutes. */
  readonly holdsForMinutes: () => number;
  readonly customerKeySecret: string;
}

/** Works out what the bag costs at the shopper's door and promises it for a while. */
export class MakeQuote {
  private readonly its: QuoteDependencies;

  constructor(dependencies: QuoteDependencies) {
    this.its = dependencies;
  }

  async execute(tokenHash: Buffer | null, request: QuoteRequest): Promise<Quote> {
    const { customerKeySecret } = this.its;
    // A setting that changes meanwhile is for the next total.
    const market = { ...this.its.market };
    const customer = customerKey(request.email, customerKeySecret);
    const bag = tokenHash === null ? null : await this.its.carts.openBag(tokenHash, customer);
    refuseHopeless(bag, market);
    const { options, delivery, address, handover } = await this.its.ways.choose(bag, request);
    refuseKeptOut(bag, handover.region);
    const context = {
      delivery: { ...delivery.option, minor: delivery.priceMinor, standard: delivery.standard },
      store: delivery.option.locationCode,
    };
    const tax = await this.taxOf(bag, priceOpenBag(bag, market, context), handover);
    const receipt = priceOpenBag(bag, market, { ...context, tax });
    const chosen =
      delivery.option.locationCode === null
        ? delivery
        : { ...delivery, handoverRegion: handover.region };
    return this.store(
      bag,
      { email: request.email, address },
      { options, delivery: chosen, tax, receipt },
    );
  }

  private taxOf(
    bag: Bag,
    untaxed: PriceReceipt,
    { line1, city, region, postalCode, country }: ChosenDelivery['handover'],
  ): Promise<QuotedTax> {
    return this.its.tax.of({
      market: this.its.market,
      lines: untaxed.lines.map(({ lineId, quantity, total }) => ({
        lineId,
        quantity,
        taxCode: bag.lines.find((line) => line.lineId === lineId)?.taxCode ?? '',
        minor: total.minor,
      })),
      shippingMinor: untaxed.totals.shipping.minor,
      now: bag.now,
      place: { ...(line1 === undefined ? {} : { line1 }), city, region, postalCode, country },
    });
  }

  private async store(
    bag: Bag,
    { email, address }: { readonly email: string; readonly address: AddressDto },
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
      holdsFor: this.its.holdsForMinutes() * 60,
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
      minimumAge: ageNeeded(bag.lines),
    };
  }
}
