import { inject, Injectable } from '@angular/core';
import type { AdminMediaList, ChangeMedia } from '@green-apple/contracts-http';
import { PICTURE_TYPES } from '@green-apple/domain-catalog';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { countingSend } from './counting-send.ts';
import { ROUTES } from './routes.ts';

const seen = ({ version }: AdminMediaList) => ({ 'if-match': `"${version}"` });

/** The pictures of a product. Every answer is all of them, with the version that the next change names. */
@Injectable({ providedIn: 'root' })
export class MediaClient {
  readonly #http = inject(ApiHttp);

  list(productId: string, signal?: AbortSignal): Promise<AdminMediaList> {
    return this.#http.get(apiPath(ROUTES.productMedia, { id: productId }), { signal });
  }

  /** Sent twice, a file is the same picture. Says meanwhile how much of it has gone, from 0 to 1. */
  send(productId: string, file: File, gone: (share: number) => void): Promise<AdminMediaList> {
    return this.#http.upload(apiPath(ROUTES.productMedia, { id: productId }), {
      body: file,
      by: countingSend(gone),
      // What it is is told by its bytes; the type only has to be one that is let in.
      mediaType: PICTURE_TYPES.find((type) => type === file.type) ?? 'image/jpeg',
    });
  }

  describe(list: AdminMediaList, mediaId: string, change: ChangeMedia): Promise<AdminMediaList> {
    const path = apiPath(ROUTES.productMediaOne, { id: list.product.id, mediaId });
    return this.#http.patch(path, { body: change, headers: seen(list) });
  }

  arrange(list: AdminMediaList, ids: string[]): Promise<AdminMediaList> {
    const path = apiPath(ROUTES.productMediaOrder, { id: list.product.id });
    return this.#http.put(path, { body: { ids }, headers: seen(list) });
  }

  remove(list: AdminMediaList, mediaId: string): Promise<AdminMediaList> {
    const path = apiPath(ROUTES.productMediaOne, { id: list.product.id, mediaId });
    return this.#http.delete(path, { headers: seen(list) });
  }

  retry(list: AdminMediaList, mediaId: string): Promise<AdminMediaList> {
    const path = apiPath(ROUTES.productMediaRetry, { id: list.product.id, mediaId });
    return this.#http.post(path, { body: {}, headers: seen(list) });
  }
}
