import { inject, Injectable } from '@angular/core';
import type {
  AdminBrand,
  AdminBrandList,
  AdminCategory,
  AdminCategoryList,
  CreateBrand,
  CreateCategory,
  EditBrand,
  EditCategory,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ReferenceClient } from './reference-client.ts';
import { ROUTES } from './routes.ts';

type Route = typeof ROUTES.brand | typeof ROUTES.category;

/** Brands and categories. */
@Injectable({ providedIn: 'root' })
export class TaxonomyClient {
  readonly #http = inject(ApiHttp);
  readonly #reference = inject(ReferenceClient);

  async brands(signal?: AbortSignal): Promise<readonly AdminBrand[]> {
    return (await this.#http.get<AdminBrandList>(ROUTES.brands, { signal })).items;
  }

  async categories(signal?: AbortSignal): Promise<readonly AdminCategory[]> {
    return (await this.#http.get<AdminCategoryList>(ROUTES.categories, { signal })).items;
  }

  createBrand(id: string, body: CreateBrand): Promise<unknown> {
    return this.#written(this.#http.post(apiPath(ROUTES.brand, { id }), { body }));
  }

  createCategory(id: string, body: CreateCategory): Promise<unknown> {
    return this.#written(this.#http.post(apiPath(ROUTES.category, { id }), { body }));
  }

  changeBrand({ id, version }: AdminBrand, body: EditBrand): Promise<unknown> {
    return this.#change(ROUTES.brand, id, version, body);
  }

  changeCategory({ id, version }: AdminCategory, body: EditCategory): Promise<unknown> {
    return this.#change(ROUTES.category, id, version, body);
  }

  removeBrand({ id, version }: AdminBrand): Promise<unknown> {
    return this.#remove(ROUTES.brand, id, version);
  }

  removeCategory({ id, version }: AdminCategory): Promise<unknown> {
    return this.#remove(ROUTES.category, id, version);
  }

  /** `version` is the one the change was made on; a newer one refuses it. */
  #change(route: Route, id: string, version: number, body: object): Promise<unknown> {
    const headers = { 'if-match': `"${version}"` };
    return this.#written(this.#http.put(apiPath(route, { id }), { body, headers }));
  }

  #remove(route: Route, id: string, version: number): Promise<unknown> {
    const headers = { 'if-match': `"${version}"` };
    return this.#written(this.#http.delete(apiPath(route, { id }), { headers }));
  }

  async #written(answer: Promise<unknown>): Promise<unknown> {
    const written = await answer;
    this.#reference.forget();
    return written;
  }
}
