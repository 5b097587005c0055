import { inject, Injectable } from '@angular/core';
import type {
  AdminOrder,
  AdminOrderList,
  Cancellation,
  InstructShipmentRequest,
  MakeGoodRequest,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath, type QueryValues } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Orders as employees see them. */
@Injectable({ providedIn: 'root' })
export class OrderClient {
  readonly #http = inject(ApiHttp);

  list(query: QueryValues, signal?: AbortSignal): Promise<AdminOrderList> {
    return this.#http.get(ROUTES.orders, { query, signal });
  }

  /** Asks the order's run to cancel it; the order shows what became of it. */
  cancel(id: string, note: string): Promise<Cancellation> {
    return this.#http.post(apiPath(ROUTES.orderCancellation, { id }), { body: { note } });
  }

  /** Asks a shipment's run for something; it is done a moment later. Each call is a press of its own. */
  async instruct(
    id: string,
    shipmentId: string,
    instruction: InstructShipmentRequest['instruction'],
    ageChecked = false,
  ): Promise<void> {
    const path = apiPath(ROUTES.shipmentInstructions, { id, shipmentId });
    const headers = { 'idempotency-key': crypto.randomUUID() };
    await this.#http.post(path, { body: { instruction, ageChecked }, headers });
  }

  /** Decides how a parcel that did not arrive is made good. */
  async makeGood(id: string, shipmentId: string, how: MakeGoodRequest['how']): Promise<void> {
    const path = apiPath(ROUTES.shipmentMakingGood, { id, shipmentId });
    await this.#http.post(path, { body: { how } });
  }

  read(id: string, signal?: AbortSignal): Promise<AdminOrder> {
    return this.#http.get(apiPath(ROUTES.order, { id }), { signal });
  }
}
