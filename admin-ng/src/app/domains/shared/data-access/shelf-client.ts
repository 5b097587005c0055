import { inject, Injectable } from '@angular/core';
import type {
  AdminProduct,
  AdminProductPrices,
  AdminRelations,
  KeepMarketPrices,
  KeepRelations,
  MakeMultipack,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** A product in the version that was looked at. */
export interface Edition {
  readonly id: string;
  readonly version: number;
}

const seen = ({ version }: Edition) => ({ 'if-match': `"${version}"` });

/** What stands beside a product, what is sold several at once, and what it costs in each market. */
@Injectable({ providedIn: 'root' })
export class ShelfClient {
  readonly #http = inject(ApiHttp);

  relations(id: string, signal?: AbortSignal): Promise<AdminRelations> {
    return this.#http.get(apiPath(ROUTES.productRelated, { id }), { signal });
  }

  keepRelations(product: Edition, relations: KeepRelations): Promise<AdminRelations> {
    return this.#http.put(apiPath(ROUTES.productRelated, { id: product.id }), {
      body: relations,
      headers: seen(product),
    });
  }

  makeMultipack(product: Edition, variantId: string, pack: MakeMultipack): Promise<AdminProduct> {
    return this.#http.put(apiPath(ROUTES.variantMultipack, { id: product.id, variantId }), {
      body: pack,
      headers: seen(product),
    });
  }

  dissolveMultipack(product: Edition, variantId: string): Promise<AdminProduct> {
    return this.#http.delete(apiPath(ROUTES.variantMultipack, { id: product.id, variantId }), {
      headers: seen(product),
    });
  }

  prices(id: string, signal?: AbortSignal): Promise<AdminProductPrices> {
    return this.#http.get(apiPath(ROUTES.productPrices, { id }), { signal });
  }

  keepPrices(
    { id, version }: Edition,
    market: string,
    prices: KeepMarketPrices,
  ): Promise<AdminProductPrices> {
    return this.#http.put(apiPath(ROUTES.productMarketPrices, { id, market }), {
      body: prices,
      headers: seen({ id, version }),
    });
  }
}
