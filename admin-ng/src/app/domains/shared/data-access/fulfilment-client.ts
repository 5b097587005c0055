import { inject, Injectable } from '@angular/core';
import type {
  CounterAnswer,
  CounterQuestion,
  FulfilmentPlaces,
  InstructedShipments,
  InstructShipments,
  PickedParts,
  PickList,
  WorkList,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath, type QueryValues } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Shipments as the people see them who pack them and hand them out. */
@Injectable({ providedIn: 'root' })
export class FulfilmentClient {
  readonly #http = inject(ApiHttp);

  places(signal?: AbortSignal): Promise<FulfilmentPlaces> {
    return this.#http.get(ROUTES.fulfilmentPlaces, { signal });
  }

  work(query: QueryValues, signal?: AbortSignal): Promise<WorkList> {
    return this.#http.get(ROUTES.fulfilmentShipments, { query, signal });
  }

  /** `shipments` are ids with commas between them. */
  pickList(shipments: string, signal?: AbortSignal): Promise<PickList> {
    return this.#http.get(ROUTES.fulfilmentPickList, { query: { shipments }, signal });
  }

  /** What was found for a shipment; its run books it a moment later. */
  async picked(id: string, shipmentId: string, body: PickedParts): Promise<void> {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    await this.#http.post(apiPath(ROUTES.shipmentPick, { id, shipmentId }), { body, headers });
  }

  /** What somebody at the counter comes for. */
  find(body: CounterQuestion): Promise<CounterAnswer> {
    return this.#http.post(ROUTES.fulfilmentCounter, { body });
  }

  /** Asks the runs of several shipments; each does it a moment later. */
  instruct(body: InstructShipments): Promise<InstructedShipments> {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    return this.#http.post(ROUTES.fulfilmentInstructions, { body, headers });
  }
}
