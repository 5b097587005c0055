import { Injectable, computed, inject, resource, signal, type Signal } from '@angular/core';
import type { OrderReview, WriteReview } from '@green-apple/contracts-http';
import { ReviewClient } from '@green-apple/ng-api-client';

/** What the buyer of an order has said of the things in it. */
@Injectable()
export class OrderReviewsStore {
  readonly #client = inject(ReviewClient);
  readonly #orderId = signal<Signal<string | undefined> | null>(null);

  readonly #found = resource({
    params: () => this.#orderId()?.(),
    loader: ({ params, abortSignal }) => this.#client.ofOrder(params, abortSignal),
  });
  readonly items = computed<readonly OrderReview[]>(() => {
    const found = this.#found.hasValue() ? this.#found.value() : null;
    return found?.possible ? found.items : [];
  });
  readonly failed = computed(() => this.#found.error() !== undefined);

  /** Asks once there is an id: nobody needs this before something has arrived. */
  follow(orderId: Signal<string | undefined>): void {
    this.#orderId.set(orderId);
  }

  reload(): void {
    this.#found.reload();
  }

  /** Throws what the API refuses. */
  async write(productId: string, review: WriteReview): Promise<void> {
    const orderId = this.#orderId()?.();
    if (orderId === undefined) return;
    await this.#client.write(orderId, productId, review);
    this.#found.reload();
  }
}
