import { inject, Injectable } from '@angular/core';
import type { AuditList } from '@green-apple/contracts-http';
import { ApiHttp, type QueryValues } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Who did what. */
@Injectable({ providedIn: 'root' })
export class AuditClient {
  readonly #http = inject(ApiHttp);

  list(query: QueryValues, signal?: AbortSignal): Promise<AuditList> {
    return this.#http.get(ROUTES.audit, { query, signal });
  }
}
