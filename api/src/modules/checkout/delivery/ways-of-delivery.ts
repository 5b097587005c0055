import type { AddressDto, QuoteRequest } from '@green-apple/contracts-http';
import { tableRates, type DeliveryRate, type Market } from '@green-apple/domain-pricing';
import type { Bag, PlaceOfStock, QuotedDelivery, Store } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { allocate } from '../bag-checks.ts';
import { refuseElsewhere } from './served-places.ts';
import { chooseOption, deliveryOptions, isCollected } from './delivery-options.ts';
import type { ShippingRates } from './shipping-rates.ts';
import type { Stores } from './stores.ts';

/** How the bag reaches its shopper. */
export interface ChosenDelivery {
  readonly options: readonly QuotedDelivery[];
  readonly delivery: QuotedDelivery;
  /** The shopper's own, or the store's for what is collected there. */
  readonly address: AddressDto;
  /** Where the goods change hands: the shopper's door, or the store's counter. */
  readonly handover: PlaceOfStock['address'];
}

/** Every way a bag can reach its shopper, and the one that was chosen. */
export class WaysOfDelivery {
  private readonly rates: ShippingRates;
  private readonly stores: Stores;
  private readonly market: Market;

  constructor(rates: ShippingRates, stores: Stores, market: Market) {
    this.rates = rates;
    this.stores = stores;
    this.market = market;
  }

  /** Throws DELIVERY_UNAVAILABLE when the chosen way is not there, ADDRESS_NOT_SERVED when nobody goes there. */
  async choose(bag: Bag, request: QuoteRequest): Promise<ChosenDelivery> {
    const { address, deliveryOptionId } = request;
    const [carried, stores] = await Promise.all([
      // What is collected asks no carrier.
      address === undefined || isCollected(deliveryOptionId) ? [] : this.carried(bag, address),
      this.stores.offers(bag, address?.postalCode),
    ]);
    const options = deliveryOptions({
      rates: carried,
      stores,
      ahead: address === undefined ? [] : aheadOf(bag, address),
      now: bag.now,
      currency: this.market.currency,
    });
    const delivery = chooseOption(options, deliveryOptionId);
    const code = delivery?.option.locationCode ?? null;
    const store = stores.find((offer) => offer.store.code === code)?.store;
    const to = address ?? storeAddress(store, request);
    if (delivery === undefined || to === undefined) throw new ProblemError('DELIVERY_UNAVAILABLE');
    return { options, delivery, address: to, handover: store?.address ?? to };
  }

  private async carried(bag: Bag, to: AddressDto): Promise<readonly DeliveryRate[]> {
    refuseElsewhere(this.market, to);
    const shipped = allocate(bag, {}, to.region);
    if (!shipped.ok) return [];
    const weightGrams = bag.lines.reduce((all, line) => all + line.weightGrams * line.quantity, 0);
    // What is all sold ahead starts where the next delivery of goods arrives.
    const from =
      bag.places.find(({ locationId }) => locationId === shipped.parts[0]?.locationId) ??
      bag.places.find((place) => place.ships);
    return from === undefined
      ? tableRates(weightGrams, this.market.delivery)
      : this.rates.rates({ from, to, weightGrams, market: this.market });
  }
}

/** Units that come later when the bag is delivered: what the shopper agrees to with the quote. */
function aheadOf(bag: Bag, address: AddressDto) {
  const shipped = allocate(bag, {}, address.region);
  return shipped.ok ? shipped.backorders : [];
}

function storeAddress(
  store: Store | undefined,
  { collector }: QuoteRequest,
): AddressDto | undefined {
  if (store === undefined || collector === undefined) return undefined;
  const { line1 = store.name, city, region, postalCode } = store.address;
  return {
    ...collector,
    line1,
    line2: '',
    city,
    region,
    postalCode,
    country: store.address.country,
  };
}
