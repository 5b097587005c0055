import type { DeliveryOption } from '@green-apple/contracts-http';
import { hasAll, type Demand } from '@green-apple/domain-inventory';
import { money, type Currency } from '@green-apple/domain-money';
import { deliveryWindow, type DeliveryRate } from '@green-apple/domain-pricing';
import type { PlaceOfStock, QuotedDelivery } from '@green-apple/persistence';

/** A store's counter needs this many working days at most to put a bag together. */
const READY = { minDays: 0, maxDays: 1 };

export interface OptionsInput {
  /** Carriers' rates, or our own; empty when no shipping place can supply the bag. */
  readonly rates: readonly DeliveryRate[];
  readonly demands: readonly Demand[];
  readonly places: readonly PlaceOfStock[];
  readonly now: string;
  readonly currency: Currency;
}

/** Every way this bag can reach its shopper: by carrier, and from each store that has all of it. */
export function deliveryOptions(input: OptionsInput): QuotedDelivery[] {
  const byCarrier = input.rates.map((rate): QuotedDelivery => ({
    option: {
      id: rate.id,
      label: rate.label,
      kind: 'delivery',
      price: money(rate.minor, input.currency),
      ...deliveryWindow(input.now, rate),
      locationCode: null,
    },
    priceMinor: rate.minor,
    standard: rate.id === 'standard',
  }));
  const byStore = input.places
    .filter((place) => place.kind === 'store' && hasAll(place, input.demands))
    .sort((a, b) => a.position - b.position)
    .map((store): QuotedDelivery => ({
      option: {
        id: `collect:${store.code}`,
        label: `Collect at ${store.name}`,
        kind: 'collect',
        price: money(0, input.currency),
        ...deliveryWindow(input.now, READY),
        locationCode: store.code,
      },
      priceMinor: 0,
      standard: false,
    }));
  return [...byCarrier, ...byStore];
}

/** The option that was asked for, or the first; undefined when it is not on offer (any more). */
export function chooseOption(
  options: readonly QuotedDelivery[],
  id: string | undefined,
): QuotedDelivery | undefined {
  return id === undefined ? options[0] : options.find(({ option }) => option.id === id);
}

/** The option with what the shopper pays for it, once offers are known. */
export function shownOption(delivery: QuotedDelivery, deliveryIsFree: boolean): DeliveryOption {
  const { option } = delivery;
  return delivery.standard && deliveryIsFree
    ? { ...option, price: money(0, option.price.currency) }
    : option;
}
