import { inject, Injectable } from '@angular/core';
import type {
  AdminEditOrder,
  AdminOrderEditDto,
  AdminOrderEdits,
  EditOrder,
  EditWays,
  OrderEditDto,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Changes of one order: looked at first, then asked for; the order's run makes them. */
@Injectable({ providedIn: 'root' })
export class OrderEditClient {
  readonly #http = inject(ApiHttp);

  list(id: string, signal?: AbortSignal): Promise<AdminOrderEdits> {
    return this.#http.get(apiPath(ROUTES.orderEdits, { id }), { signal });
  }

  ways(id: string, changes: EditOrder, signal?: AbortSignal): Promise<EditWays> {
    return this.#http.post(apiPath(ROUTES.orderEditWays, { id }), { body: changes, signal });
  }

  /** What it would cost; nothing is changed. */
  preview(id: string, changes: AdminEditOrder): Promise<AdminOrderEditDto> {
    return this.#http.post(apiPath(ROUTES.orderEdits, { id }), { body: changes });
  }

  /** `key` names the click: sent twice, it is one change. */
  apply({ orderId, id, baseVersion }: OrderEditDto, key: string): Promise<OrderEditDto> {
    return this.#http.post(apiPath(ROUTES.orderEditApplication, { id: orderId, editId: id }), {
      headers: { 'idempotency-key': key, 'if-match': `"${baseVersion}"` },
    });
  }

  /** Takes back a change whose difference is not paid. */
  async withdraw({ orderId, id }: OrderEditDto): Promise<void> {
    await this.#http.delete(apiPath(ROUTES.orderEdit, { id: orderId, editId: id }));
  }
}
