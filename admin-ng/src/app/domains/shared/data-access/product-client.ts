import { inject, Injectable } from '@angular/core';
import type { AdminProduct, AdminProductList, EditProduct } from '@green-apple/contracts-http';
import { ApiHttp, apiPath, type QueryValues } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Products as employees see and edit them. */
@Injectable({ providedIn: 'root' })
export class ProductClient {
  readonly #http = inject(ApiHttp);

  list(query: QueryValues, signal?: AbortSignal): Promise<AdminProductList> {
    return this.#http.get(ROUTES.products, { query, signal });
  }

  read(id: string, signal?: AbortSignal): Promise<AdminProduct> {
    return this.#http.get(apiPath(ROUTES.product, { id }), { signal });
  }

  /** `version` is the one the change was made on; a newer one in the database refuses it. */
  edit(id: string, version: number, change: EditProduct): Promise<AdminProduct> {
    return this.#http.patch(apiPath(ROUTES.product, { id }), {
      body: change,
      headers: { 'if-match': `"${version}"` },
    });
  }
}
