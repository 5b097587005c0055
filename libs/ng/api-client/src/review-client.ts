import { Injectable, inject } from '@angular/core';
import type {
  HelpfulCount,
  OrderReviews,
  ReviewList,
  WriteReview,
} from '@green-apple/contracts-http';
import { ApiHttp } from './api-http.ts';
import { apiPath, type QueryValues } from './api-path.ts';
import { ROUTES } from './routes.ts';

/** What buyers say of products. */
@Injectable({ providedIn: 'root' })
export class ReviewClient {
  readonly #http = inject(ApiHttp);

  reviews(slug: string, query: QueryValues, signal?: AbortSignal): Promise<ReviewList> {
    return this.#http.get(apiPath(ROUTES.productReviews, { slug }), { query, signal });
  }

  /** Found twice, it counts once. */
  findHelpful(id: string): Promise<HelpfulCount> {
    return this.#http.post(apiPath(ROUTES.reviewHelpful, { id }));
  }

  ofOrder(id: string, signal?: AbortSignal): Promise<OrderReviews> {
    return this.#http.get(apiPath(ROUTES.orderReviews, { id }), { signal });
  }

  /** Replaces what was said before. */
  async write(orderId: string, productId: string, review: WriteReview): Promise<void> {
    const path = apiPath(ROUTES.orderReview, { id: orderId, productId });
    await this.#http.put(path, { body: review });
  }
}
