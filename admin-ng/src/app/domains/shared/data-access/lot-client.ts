import { inject, Injectable } from '@angular/core';
import type { AdminLot, AdminLotList, KeepLotReport } from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Lots of products, and what laboratories have found of them. */
@Injectable({ providedIn: 'root' })
export class LotClient {
  readonly #http = inject(ApiHttp);

  list(productId: string, signal?: AbortSignal): Promise<AdminLotList> {
    return this.#http.get(apiPath(ROUTES.productLots, { id: productId }), { signal });
  }

  /** The first report of a lot names no version. */
  keep(
    productId: string,
    { variantId, code, report }: AdminLot,
    body: KeepLotReport,
  ): Promise<AdminLot> {
    const headers: Record<string, string> =
      report === null ? {} : { 'if-match': `"${report.version}"` };
    const path = apiPath(ROUTES.lotReport, { id: productId, variantId, code });
    return this.#http.put(path, { body, headers });
  }
}
