import { inject, Injectable } from '@angular/core';
import type { InspectArrival, ParcelArrival, ParcelArrivals } from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Parcels that carriers bring back. */
@Injectable({ providedIn: 'root' })
export class ArrivalClient {
  readonly #http = inject(ApiHttp);

  expected(signal?: AbortSignal): Promise<ParcelArrivals> {
    return this.#http.get(ROUTES.parcelArrivals, { signal });
  }

  /** What was in it; the order's run puts what is good on the shelf a moment later. */
  async inspected(
    { orderId: id, shipmentId }: ParcelArrival,
    body: InspectArrival,
    key: string,
  ): Promise<void> {
    const path = apiPath(ROUTES.shipmentArrival, { id, shipmentId });
    await this.#http.post(path, { body, headers: { 'idempotency-key': key } });
  }
}
