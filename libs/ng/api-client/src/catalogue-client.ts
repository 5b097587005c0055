import { Injectable, inject } from '@angular/core';
import type {
  CategoryList,
  CollectionList,
  HomePage,
  LotDto,
  ProductDetail,
  ProductList,
  ShopMarket,
  Suggestions,
} from '@green-apple/contracts-http';
import { ApiHttp } from './api-http.ts';
import { apiPath, type QueryValues } from './api-path.ts';
import { ROUTES } from './routes.ts';

/** Reads of the catalogue. */
@Injectable({ providedIn: 'root' })
export class CatalogueClient {
  readonly #http = inject(ApiHttp);

  home(signal?: AbortSignal): Promise<HomePage> {
    return this.#http.get(ROUTES.home, { signal });
  }

  categories(signal?: AbortSignal): Promise<CategoryList> {
    return this.#http.get(ROUTES.categories, { signal });
  }

  market(signal?: AbortSignal): Promise<ShopMarket> {
    return this.#http.get(ROUTES.market, { signal });
  }

  collections(signal?: AbortSignal): Promise<CollectionList> {
    return this.#http.get(ROUTES.collections, { signal });
  }

  products(query: QueryValues, signal?: AbortSignal): Promise<ProductList> {
    return this.#http.get(ROUTES.products, { query, signal });
  }

  product(slug: string, signal?: AbortSignal): Promise<ProductDetail> {
    return this.#http.get(apiPath(ROUTES.product, { slug }), { signal });
  }

  lot(slug: string, code: string, signal?: AbortSignal): Promise<LotDto> {
    return this.#http.get(apiPath(ROUTES.productLot, { slug, code }), { signal });
  }

  suggest(q: string, signal?: AbortSignal): Promise<Suggestions> {
    return this.#http.get(ROUTES.suggest, { query: { q }, signal });
  }
}
