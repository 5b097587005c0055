import { inject, Injectable } from '@angular/core';
import type {
  AdminPriceList,
  AdminPriceListList,
  CreatePriceList,
  EditPriceList,
  PriceEntries,
  WritePrices,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath, type QueryValues } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

const ifMatch = ({ version }: AdminPriceList) => ({ 'if-match': `"${version}"` });

/** Price lists and the prices in them. */
@Injectable({ providedIn: 'root' })
export class PriceClient {
  readonly #http = inject(ApiHttp);

  list(query: QueryValues, signal?: AbortSignal): Promise<AdminPriceListList> {
    return this.#http.get(ROUTES.priceLists, { query, signal });
  }

  read(id: string, signal?: AbortSignal): Promise<AdminPriceList> {
    return this.#http.get(apiPath(ROUTES.priceList, { id }), { signal });
  }

  create(body: CreatePriceList): Promise<AdminPriceList> {
    return this.#http.post(ROUTES.priceLists, { body });
  }

  edit(list: AdminPriceList, body: EditPriceList): Promise<AdminPriceList> {
    const headers = ifMatch(list);
    return this.#http.put(apiPath(ROUTES.priceList, { id: list.id }), { body, headers });
  }

  switch(list: AdminPriceList, active: boolean): Promise<AdminPriceList> {
    const headers = ifMatch(list);
    return this.#http.patch(apiPath(ROUTES.priceList, { id: list.id }), {
      body: { active },
      headers,
    });
  }

  entries(id: string, query: QueryValues, signal?: AbortSignal): Promise<PriceEntries> {
    return this.#http.get(apiPath(ROUTES.priceEntries, { id }), { query, signal });
  }

  write(list: AdminPriceList, body: WritePrices): Promise<AdminPriceList> {
    const headers = ifMatch(list);
    return this.#http.post(apiPath(ROUTES.priceEntries, { id: list.id }), { body, headers });
  }
}
