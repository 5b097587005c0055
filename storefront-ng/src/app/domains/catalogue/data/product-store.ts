import { Injectable, computed, inject, resource, signal, type Signal } from '@angular/core';
import type { ProductDetail } from '@green-apple/contracts-http';
import { CatalogueClient, failureCode } from '@green-apple/ng-api-client';
import { chosenVariant } from '../util/chosen-variant.ts';

/** One product, and which of its sizes the shopper looks at. */
@Injectable()
export class ProductStore {
  readonly #client = inject(CatalogueClient);
  readonly #slug = signal<Signal<string> | null>(null);
  readonly #sku = signal<Signal<string | null> | null>(null);

  /** Null for a product that is not, or no longer, sold. */
  readonly #found = resource({
    id: 'product',
    params: () => this.#slug()?.() || undefined,
    loader: async ({ params, abortSignal }): Promise<ProductDetail | null> => {
      try {
        return await this.#client.product(params, abortSignal);
      } catch (error) {
        if (failureCode(error) === 'PRODUCT_NOT_FOUND' || failureCode(error) === 'NOT_FOUND')
          return null;
        throw error;
      }
    },
  });

  readonly product = computed(() => (this.#found.hasValue() ? this.#found.value() : null));
  readonly missing = computed(
    () => this.#found.status() === 'resolved' && this.#found.value() === null,
  );
  readonly loading = this.#found.isLoading;
  readonly failure = this.#found.error;
  readonly variant = computed(() =>
    chosenVariant(this.product()?.variants ?? [], this.#sku()?.() ?? null),
  );

  /** To be called while the page is constructed, so that the server's answer is found by its first read. */
  follow(slug: Signal<string>, sku: Signal<string | null>): void {
    this.#slug.set(slug);
    this.#sku.set(sku);
  }

  reload(): void {
    this.#found.reload();
  }
}
