import { inject, Injectable } from '@angular/core';
import type {
  AdminCollection,
  AdminCollectionList,
  CollectionPreview,
  CollectionRemoval,
  KeepCollection,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Lists that employees put together by rules. */
@Injectable({ providedIn: 'root' })
export class CollectionClient {
  readonly #http = inject(ApiHttp);

  async list(signal?: AbortSignal): Promise<readonly AdminCollection[]> {
    return (await this.#http.get<AdminCollectionList>(ROUTES.collections, { signal })).items;
  }

  preview(draft: KeepCollection): Promise<CollectionPreview> {
    return this.#http.post(ROUTES.collectionPreview, { body: draft });
  }

  create(id: string, collection: KeepCollection): Promise<AdminCollection> {
    return this.#http.post(apiPath(ROUTES.collection, { id }), { body: collection });
  }

  /** `version` is the one the change was made on; a newer one refuses it. */
  change(id: string, version: number, collection: KeepCollection): Promise<AdminCollection> {
    return this.#http.put(apiPath(ROUTES.collection, { id }), {
      body: collection,
      headers: { 'if-match': `"${version}"` },
    });
  }

  /** Removed, or put away where shoppers have seen it. */
  async remove(id: string, version: number): Promise<CollectionRemoval['outcome']> {
    const { outcome } = await this.#http.delete<CollectionRemoval>(
      apiPath(ROUTES.collection, { id }),
      { headers: { 'if-match': `"${version}"` } },
    );
    return outcome;
  }
}
