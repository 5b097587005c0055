import { inject, Injectable } from '@angular/core';
import type {
  AdminProduct,
  AdminProductList,
  CreateProduct,
  CreateVariant,
  EditProduct,
  EditVariant,
} from '@green-apple/contracts-http';
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

  /** A draft under an id of ours: sent twice, it is made once. */
  create(id: string, product: CreateProduct): Promise<AdminProduct> {
    return this.#http.post(apiPath(ROUTES.product, { id }), { body: product });
  }

  /** A size under an id of ours. The product as it is with it. */
  addSize(
    { id, version }: Pick<AdminProduct, 'id' | 'version'>,
    variantId: string,
    size: CreateVariant,
  ): Promise<AdminProduct> {
    return this.#http.post(apiPath(ROUTES.productVariant, { id, variantId }), {
      body: size,
      headers: { 'if-match': `"${version}"` },
    });
  }

  /** What a size is called and holds. The product as it is with it. */
  editSize(
    { id, version }: Pick<AdminProduct, 'id' | 'version'>,
    variantId: string,
    change: EditVariant,
  ): Promise<AdminProduct> {
    return this.#http.patch(apiPath(ROUTES.productVariant, { id, variantId }), {
      body: change,
      headers: { 'if-match': `"${version}"` },
    });
  }

  /** `version` is the one the change was made on; a newer one in the database refuses it. */
  edit(id: string, version: number, change: EditProduct): Promise<AdminProduct> {
    return this.#http.patch(apiPath(ROUTES.product, { id }), {
      body: change,
      headers: { 'if-match': `"${version}"` },
    });
  }
}
