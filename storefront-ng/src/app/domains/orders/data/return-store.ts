import { Injectable, computed, inject, resource, signal, type Signal } from '@angular/core';
import type { OrderReturns, RequestReturn } from '@green-apple/contracts-http';
import { ReturnClient, failureCode } from '@green-apple/ng-api-client';
import { WORDS } from '../../shared/util-language/words.ts';
import { problemSentence, problemWords } from '../../shared/util-words/problem-words.ts';

/** What comes back of one order. */
@Injectable()
export class ReturnStore {
  readonly #words = inject(WORDS);
  readonly #client = inject(ReturnClient);
  readonly #id = signal<Signal<string> | null>(null);
  readonly #sending = signal(false);
  readonly #fault = signal<string | null>(null);
  /** One key per wish: kept while it may have arrived, new once there is an answer. */
  #key: string | null = null;

  readonly #found = resource({
    id: 'order-returns',
    params: () => this.#id()?.() || undefined,
    loader: async ({ params, abortSignal }): Promise<OrderReturns | null> => {
      try {
        return await this.#client.list(params, abortSignal);
      } catch (error) {
        if (failureCode(error) === 'ORDER_NOT_FOUND') return null;
        throw error;
      }
    },
  });

  readonly standing = computed(() => (this.#found.hasValue() ? this.#found.value() : null));
  readonly missing = computed(
    () => this.#found.status() === 'resolved' && this.#found.value() === null,
  );
  readonly failure = this.#found.error;
  readonly busy = this.#sending.asReadonly();
  readonly fault = this.#fault.asReadonly();

  /** To be called while the page is constructed, so that the server's answer is found by its first read. */
  open(id: Signal<string>): void {
    this.#id.set(id);
  }

  reload(): void {
    this.#found.reload();
  }

  request(wish: RequestReturn): Promise<void> {
    this.#key ??= crypto.randomUUID();
    const key = this.#key;
    return this.#send((id) => this.#client.request(id, wish, key));
  }

  cancel(returnId: string): Promise<void> {
    return this.#send((id) => this.#client.cancel(id, returnId));
  }

  async #send(work: (orderId: string) => Promise<OrderReturns>): Promise<void> {
    const id = this.#id()?.();
    if (!id || this.#sending()) return;
    this.#sending.set(true);
    this.#fault.set(null);
    try {
      this.#found.set(await work(id));
      this.#key = null;
    } catch (error) {
      this.#fault.set(problemSentence(problemWords(error), this.#words));
      // Refused for good: what is asked for next is another wish.
      if (failureCode(error) === 'RETURN_NOT_POSSIBLE') this.#key = null;
    } finally {
      this.#sending.set(false);
    }
  }
}
