import type { Money } from '@green-apple/domain-money';
import type { UnknownOutcome } from '../partner-fault.ts';
import type { PlaceAddress } from '../tax/tax-gateway.port.ts';

export interface Parcel {
  readonly weightGrams: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

export interface RateParcelInput {
  readonly from: PlaceAddress;
  readonly to: PlaceAddress;
  readonly parcel: Parcel;
}

export interface ShippingRate {
  /** The carrier's price for one service; a label is bought with both references. */
  readonly rateRef: string;
  readonly shipmentRef: string;
  readonly carrier: string;
  readonly service: string;
  readonly price: Money;
  readonly deliveryDays: number | null;
}

export type RatesOutcome =
  | { readonly code: 'rated'; readonly rates: readonly ShippingRate[] }
  | { readonly code: 'address_not_served' }
  | UnknownOutcome;

/** Who carries our parcels. */
export interface ShippingGateway {
  /** Rates of all services that serve the address, cheapest first. */
  rates(input: RateParcelInput): Promise<RatesOutcome>;
}
