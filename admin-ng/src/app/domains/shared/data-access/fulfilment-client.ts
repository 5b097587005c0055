import { inject, Injectable } from '@angular/core';
import type {
  FulfilmentPlaces,
  InstructedShipments,
  InstructShipments,
  WorkList,
} from '@green-apple/contracts-http';
import { ApiHttp, type QueryValues } from '@green-apple/ng-api-client';
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

  /** Asks the runs of several shipments; each does it a moment later. */
  instruct(body: InstructShipments): Promise<InstructedShipments> {
    return this.#http.post(ROUTES.fulfilmentInstructions, { body });
  }
}
