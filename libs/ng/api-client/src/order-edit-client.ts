import { Injectable, inject } from '@angular/core';
import type {
  EditOrder,
  EditWays,
  OrderEditDto,
  OrderEdits,
  PayAgain,
  PaymentAction,
} from '@green-apple/contracts-http';
import { ApiHttp } from './api-http.ts';
import { apiPath } from './api-path.ts';
import { ROUTES } from './routes.ts';

/** Changes of one order: looked at first, then agreed to; the order's run makes them. */
@Injectable({ providedIn: 'root' })
export class OrderEditClient {
  readonly #http = inject(ApiHttp);

  list(id: string, signal?: AbortSignal): Promise<OrderEdits> {
    return this.#http.get(apiPath(ROUTES.orderEdits, { id }), { signal });
  }

  /** In which ways the order could travel, were it changed like this. */
  ways(id: string, changes: EditOrder, signal?: AbortSignal): Promise<EditWays> {
    return this.#http.post(apiPath(ROUTES.orderEditWays, { id }), { body: changes, signal });
  }

  /** What it would cost; nothing is changed. */
  preview(id: string, changes: EditOrder): Promise<OrderEditDto> {
    return this.#http.post(apiPath(ROUTES.orderEdits, { id }), { body: changes });
  }

  /** Agrees to what was previewed. The same key is one change, however often it is sent. */
  apply({ orderId, id, baseVersion }: OrderEditDto, key: string): Promise<OrderEditDto> {
    return this.#http.post(apiPath(ROUTES.orderEditApplication, { id: orderId, editId: id }), {
      headers: { 'idempotency-key': key, 'if-match': `"${baseVersion}"` },
    });
  }

  /** Takes back a preview, or a change whose difference is not paid. */
  withdraw(orderId: string, editId: string): Promise<unknown> {
    return this.#http.delete(apiPath(ROUTES.orderEdit, { id: orderId, editId }));
  }

  /** Another card for the difference. */
  pay(orderId: string, editId: string, payment: PayAgain, key: string): Promise<unknown> {
    return this.#http.post(apiPath(ROUTES.orderEditPayments, { id: orderId, editId }), {
      body: payment,
      headers: { 'idempotency-key': key },
    });
  }

  paymentAction(orderId: string, editId: string): Promise<PaymentAction> {
    return this.#http.get(apiPath(ROUTES.orderEditPaymentAction, { id: orderId, editId }));
  }
}
