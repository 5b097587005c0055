import type { Money } from '@green-apple/domain-money';
import type { UnknownOutcome } from '../partner-fault.ts';
import type { Parcel, ShippingRate } from './shipping-gateway.port.ts';

/** Whole addresses: a label bears a name and a street. */
export interface LabelAddress {
  readonly name: string;
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
  readonly phone?: string;
}

export interface OpenShipmentInput {
  /** Our own name of the shipment; no shopper's name. */
  readonly reference: string;
  readonly from: LabelAddress;
  readonly to: LabelAddress;
  readonly parcel: Parcel;
  /** It comes back: the carrier turns the two addresses round on the label. */
  readonly isReturn?: boolean;
}

export type OpenShipmentOutcome =
  | { readonly code: 'opened'; readonly carrierRef: string }
  | { readonly code: 'address_refused' }
  | UnknownOutcome;

export interface Label {
  readonly carrier: string;
  readonly service: string;
  readonly trackerRef: string;
  readonly trackingCode: string;
  readonly trackingUrl: string | null;
  readonly labelUrl: string;
  readonly price: Money;
}

/** A shipment as the carrier's side knows it. */
export type ShipmentLookup =
  | { readonly code: 'open'; readonly rates: readonly ShippingRate[] }
  | { readonly code: 'bought'; readonly label: Label }
  | { readonly code: 'returned' }
  | { readonly code: 'not_found' }
  | UnknownOutcome;

export type BuyLabelOutcome =
  | { readonly code: 'bought'; readonly label: Label }
  | { readonly code: 'refused'; readonly reason: string }
  | UnknownOutcome;

export type ReturnLabelOutcome =
  | { readonly code: 'returned' }
  /** It is on its way already, or too old. */
  | { readonly code: 'refused'; readonly reason: string }
  | UnknownOutcome;

/** Where a carrier says a parcel is. */
export type TrackingStatus =
  /** A label exists; the parcel was not seen yet. */
  | 'announced'
  | 'in_transit'
  | 'out_for_delivery'
  | 'delivered'
  | 'returning'
  /** The carrier says itself that it is gone. */
  | 'failed';

export type TrackingOutcome =
  | { readonly code: 'tracked'; readonly status: TrackingStatus }
  | { readonly code: 'not_found' }
  | UnknownOutcome;

/**
 * Labels and tracking. Opening a shipment costs nothing and its handle is kept before a label is bought, so that
 * a lost answer is looked up and never paid twice.
 */
export interface LabelGateway {
  open(input: OpenShipmentInput): Promise<OpenShipmentOutcome>;
  retrieve(carrierRef: string): Promise<ShipmentLookup>;
  buy(carrierRef: string, rateRef: string): Promise<BuyLabelOutcome>;
  giveBack(carrierRef: string): Promise<ReturnLabelOutcome>;
  track(trackerRef: string): Promise<TrackingOutcome>;
}
