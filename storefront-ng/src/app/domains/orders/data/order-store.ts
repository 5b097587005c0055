import { Injectable, computed, inject, resource, signal, type Signal } from '@angular/core';
import type { OrderDetail } from '@green-apple/contracts-http';
import { OrderClient, failureCode } from '@green-apple/ng-api-client';
import { OrderLive } from './order-live.ts';

/** Answers that mean: not here, or not for you. */
const NOT_OURS: ReadonlySet<string> = new Set([
  'ORDER_NOT_FOUND',
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'BAD_REQUEST',
  'VALIDATION_FAILED',
]);

/** One order with its newest progress. */
@Injectable()
export class OrderStore {
  readonly #client = inject(OrderClient);
  readonly #live = inject(OrderLive);
  readonly #id = signal<Signal<string> | null>(null);

  /** Null for an order that this browser may not see. */
  readonly #found = resource({
    id: 'order',
    params: () => this.#id()?.() || undefined,
    loader: async ({ params, abortSignal }): Promise<OrderDetail | null> => {
      try {
        return await this.#client.order(params, abortSignal);
      } catch (error) {
        if (NOT_OURS.has(failureCode(error))) return null;
        throw error;
      }
    },
  });

  readonly order = computed(() => (this.#found.hasValue() ? this.#found.value() : null));
  readonly missing = computed(
    () => this.#found.status() === 'resolved' && this.#found.value() === null,
  );
  readonly failure = this.#found.error;
  readonly progress = computed(() => this.#live.progress() ?? this.order()?.progress ?? null);
  readonly connected = this.#live.connected;

  /** To be called while the page is constructed, so that the server's answer is found by its first read. */
  open(id: Signal<string>): void {
    this.#id.set(id);
  }

  /** From now on the progress is live. Browser only. */
  goLive(order: OrderDetail): void {
    this.#live.follow(order.id, order.progress);
  }

  refresh(): Promise<void> {
    return this.#live.refresh();
  }

  reload(): void {
    this.#found.reload();
  }
}
