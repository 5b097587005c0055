import { Injectable, inject } from '@angular/core';
import type {
  OrderDetail,
  OrderProgress,
  PayAgain,
  PaymentAction,
} from '@green-apple/contracts-http';
import { ApiHttp } from './api-http.ts';
import { apiPath } from './api-path.ts';
import { ROUTES } from './routes.ts';

/** One placed order: its story, and what the shopper can still do about its payment. */
@Injectable({ providedIn: 'root' })
export class OrderClient {
  readonly #http = inject(ApiHttp);

  order(id: string, signal?: AbortSignal): Promise<OrderDetail> {
    return this.#http.get(apiPath(ROUTES.order, { id }), { signal });
  }

  /** Address of the live progress stream (server-sent events named `order`). */
  progressUrl(id: string): string {
    return apiPath(ROUTES.orderProgress, { id });
  }

  paymentAction(id: string): Promise<PaymentAction> {
    return this.#http.get(apiPath(ROUTES.orderPaymentAction, { id }));
  }

  /** Asks for the order to be cancelled; its news tell what became of it. */
  cancel(id: string): Promise<OrderProgress> {
    return this.#http.post(apiPath(ROUTES.orderCancellation, { id }));
  }

  payAgain(id: string, payment: PayAgain, idempotencyKey: string): Promise<OrderProgress> {
    return this.#http.post(apiPath(ROUTES.orderPayments, { id }), {
      body: payment,
      headers: { 'idempotency-key': idempotencyKey },
    });
  }
}
