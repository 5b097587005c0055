import { inject, Injectable } from '@angular/core';
import type { AskOfIndex, IndexStatus } from '@green-apple/contracts-http';
import { ApiHttp } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** How search is, and what may be asked of it. */
@Injectable({ providedIn: 'root' })
export class SearchClient {
  readonly #http = inject(ApiHttp);

  index(signal?: AbortSignal): Promise<IndexStatus> {
    return this.#http.get(ROUTES.searchIndex, { signal });
  }

  ask(body: AskOfIndex): Promise<IndexStatus> {
    return this.#http.post(ROUTES.searchIndexRequests, { body });
  }
}
