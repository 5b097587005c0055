import { inject, Injectable } from '@angular/core';
import type {
  AdminRefund,
  AdminRefundList,
  AskRefund,
  RefundPreviewDto,
  WantedRefund,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Money that goes back. */
@Injectable({ providedIn: 'root' })
export class RefundClient {
  readonly #http = inject(ApiHttp);

  ofOrder(id: string, signal?: AbortSignal): Promise<AdminRefundList> {
    return this.#http.get(apiPath(ROUTES.orderRefunds, { id }), { signal });
  }

  preview(id: string, body: WantedRefund, signal?: AbortSignal): Promise<RefundPreviewDto> {
    return this.#http.post(apiPath(ROUTES.orderRefundPreview, { id }), { body, signal });
  }

  /** `key` names the click: sent twice, it is one refund. */
  ask(id: string, body: AskRefund, key: string): Promise<AdminRefund> {
    const headers = { 'idempotency-key': key };
    return this.#http.post(apiPath(ROUTES.orderRefunds, { id }), { body, headers });
  }

  waiting(signal?: AbortSignal): Promise<AdminRefundList> {
    return this.#http.get(ROUTES.refunds, { signal });
  }

  decide(id: string, decision: 'approve' | 'refuse'): Promise<AdminRefund> {
    return this.#http.post(apiPath(ROUTES.refundDecision, { id }), { body: { decision } });
  }

  tryAgain(id: string): Promise<AdminRefund> {
    return this.#http.post(apiPath(ROUTES.refundRetry, { id }), { body: {} });
  }
}
