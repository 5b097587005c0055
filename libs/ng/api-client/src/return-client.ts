import { Injectable, inject } from '@angular/core';
import type { OrderReturns, RequestReturn } from '@green-apple/contracts-http';
import { ApiHttp } from './api-http.ts';
import { apiPath } from './api-path.ts';
import { ROUTES } from './routes.ts';

/** What comes back of one order. Each answer is how things stand afterwards. */
@Injectable({ providedIn: 'root' })
export class ReturnClient {
  readonly #http = inject(ApiHttp);

  list(orderId: string, signal?: AbortSignal): Promise<OrderReturns> {
    return this.#http.get(apiPath(ROUTES.orderReturns, { id: orderId }), { signal });
  }

  /** The same key is one return, however often it is sent. */
  request(orderId: string, wish: RequestReturn, idempotencyKey: string): Promise<OrderReturns> {
    return this.#http.post(apiPath(ROUTES.orderReturns, { id: orderId }), {
      body: wish,
      headers: { 'idempotency-key': idempotencyKey },
    });
  }

  cancel(orderId: string, returnId: string): Promise<OrderReturns> {
    return this.#http.post(apiPath(ROUTES.orderReturnCancellation, { id: orderId, returnId }));
  }
}
