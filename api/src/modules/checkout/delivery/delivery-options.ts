import { COLLECT_PREFIX, type DeliveryOption } from '@green-apple/contracts-http';
import type { BackorderPart, PickupOffer } from '@green-apple/domain-inventory';
import { money, type Currency } from '@green-apple/domain-money';
import { deliveryWindow, type DeliveryRate } from '@green-apple/domain-pricing';
import type { QuotedDelivery, Store } from '@green-apple/persistence';

/** A store's counter needs a working day at most to put a bag together, once everything is there. */
export const readyIn = (days: number) => ({ minDays: days, maxDays: days + 1 });

export const collectOptionId = (storeCode: string): string => `${COLLECT_PREFIX}${storeCode}`;
export const isCollected = (optionId: string | undefined): boolean =>
  optionId?.startsWith(COLLECT_PREFIX) === true;

export interface OptionsInput {
  /** Carriers' rates, or our own; empty when no shipping place can supply the bag. */
  readonly rates: readonly DeliveryRate[];
  readonly stores: readonly PickupOffer<Store>[];
  /** Units that come later when it is delivered. */
  readonly ahead: readonly BackorderPart[];
  readonly now: string;
  readonly currency: Currency;
}

/** Every way this bag can reach its shopper: by carrier, and from each store that can supply all of it. */
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
    ahead: input.ahead,
  }));
  const byStore = input.stores
    .filter((offer) => offer.ready)
    .map(({ store, days, from }): QuotedDelivery => ({
      option: {
        id: collectOptionId(store.code),
        label: `Collect at ${store.name}`,
        kind: 'collect',
        price: money(0, input.currency),
        ...deliveryWindow(input.now, readyIn(days)),
        locationCode: store.code,
      },
      priceMinor: 0,
      standard: false,
      supply: from,
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
