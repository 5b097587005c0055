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
import { CONTENT_LANGUAGE } from './content-language.ts';
import { ROUTES } from './routes.ts';

/** Reads of the catalogue. */
@Injectable({ providedIn: 'root' })
export class CatalogueClient {
  readonly #http = inject(ApiHttp);
  readonly #lang = inject(CONTENT_LANGUAGE);

  home(signal?: AbortSignal): Promise<HomePage> {
    return this.#read(ROUTES.home, {}, signal);
  }

  categories(signal?: AbortSignal): Promise<CategoryList> {
    return this.#read(ROUTES.categories, {}, signal);
  }

  market(signal?: AbortSignal): Promise<ShopMarket> {
    return this.#http.get(ROUTES.market, { signal });
  }

  collections(signal?: AbortSignal): Promise<CollectionList> {
    return this.#read(ROUTES.collections, {}, signal);
  }

  products(query: QueryValues, signal?: AbortSignal): Promise<ProductList> {
    return this.#read(ROUTES.products, query, signal);
  }

  product(slug: string, signal?: AbortSignal): Promise<ProductDetail> {
    return this.#read(apiPath(ROUTES.product, { slug }), {}, signal);
  }

  lot(slug: string, code: string, signal?: AbortSignal): Promise<LotDto> {
    return this.#http.get(apiPath(ROUTES.productLot, { slug, code }), { signal });
  }

  suggest(q: string, signal?: AbortSignal): Promise<Suggestions> {
    return this.#read(ROUTES.suggest, { q }, signal);
  }

  /** The language stands in the address, so that every cache keeps one answer for each. */
  #read<T>(path: string, query: QueryValues, signal: AbortSignal | undefined): Promise<T> {
    return this.#http.get(path, { query: { ...query, lang: this.#lang }, signal });
  }
}
