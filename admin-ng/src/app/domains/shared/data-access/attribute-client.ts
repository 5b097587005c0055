import { inject, Injectable } from '@angular/core';
import type {
  AdminAttribute,
  AdminAttributeList,
  AttributeUses,
  CreateAttribute,
  EditAttribute,
} from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** What can be said of products. */
@Injectable({ providedIn: 'root' })
export class AttributeClient {
  readonly #http = inject(ApiHttp);

  async list(signal?: AbortSignal): Promise<readonly AdminAttribute[]> {
    return (await this.#http.get<AdminAttributeList>(ROUTES.attributes, { signal })).items;
  }

  /** How many products say each of them, by its id. */
  async uses(signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
    const { items } = await this.#http.get<AttributeUses>(ROUTES.attributeUses, { signal });
    return new Map(items.map(({ id, productCount }) => [id, productCount]));
  }

  create(attribute: CreateAttribute): Promise<AdminAttribute> {
    return this.#http.post(ROUTES.attributes, { body: attribute });
  }

  /** `version` is the one the change was made on; a newer one refuses it. */
  change(id: string, version: number, change: EditAttribute): Promise<AdminAttribute> {
    return this.#http.patch(apiPath(ROUTES.attribute, { id }), {
      body: change,
      headers: { 'if-match': `"${version}"` },
    });
  }

  remove(id: string, version: number): Promise<void> {
    return this.#http.delete(apiPath(ROUTES.attribute, { id }), {
      headers: { 'if-match': `"${version}"` },
    });
  }
}
