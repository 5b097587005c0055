import { inject, Injectable } from '@angular/core';
import type { AdminReview, AdminReviewList, DecideReview } from '@green-apple/contracts-http';
import { ApiHttp, apiPath, type QueryValues } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** What shoppers have written. */
@Injectable({ providedIn: 'root' })
export class ReviewClient {
  readonly #http = inject(ApiHttp);

  list(query: QueryValues, signal?: AbortSignal): Promise<AdminReviewList> {
    return this.#http.get(ROUTES.reviews, { query, signal });
  }

  decide({ id, version }: AdminReview, decision: DecideReview): Promise<AdminReview> {
    const headers = { 'if-match': `"${version}"` };
    return this.#http.patch(apiPath(ROUTES.review, { id }), { body: decision, headers });
  }
}
