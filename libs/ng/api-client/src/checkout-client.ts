import { Injectable, inject } from '@angular/core';
import type {
  CheckoutConfig,
  PickupStoreList,
  PlacedOrder,
  PlaceOrder,
  Quote,
  QuoteRequest,
} from '@green-apple/contracts-http';
import { ApiHttp } from './api-http.ts';
import { ROUTES } from './routes.ts';

/** Quote and order placement. */
@Injectable({ providedIn: 'root' })
export class CheckoutClient {
  readonly #http = inject(ApiHttp);

  config(signal?: AbortSignal): Promise<CheckoutConfig> {
    return this.#http.get(ROUTES.checkoutConfig, { signal });
  }

  quote(request: QuoteRequest, signal?: AbortSignal): Promise<Quote> {
    return this.#http.post(ROUTES.quote, { body: request, signal });
  }

  /** Where the bag can be collected, nearest to a ZIP code first. */
  stores(near: string | null, signal?: AbortSignal): Promise<PickupStoreList> {
    return this.#http.get(ROUTES.cartStores, { query: near === null ? {} : { near }, signal });
  }

  /** The same key with the same body gives the same order, however often it is sent. */
  placeOrder(order: PlaceOrder, idempotencyKey: string): Promise<PlacedOrder> {
    return this.#http.post(ROUTES.orders, {
      body: order,
      headers: { 'idempotency-key': idempotencyKey },
    });
  }
}
