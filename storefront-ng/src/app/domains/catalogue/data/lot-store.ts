import { Injectable, computed, inject, resource, signal, type Signal } from '@angular/core';
import type { LotDto } from '@green-apple/contracts-http';
import { CatalogueClient, failureCode } from '@green-apple/ng-api-client';

interface Asked {
  readonly slug: string;
  /** Null while nobody looks for one. */
  readonly code: string | null;
}

/** The lot that somebody looks up. */
@Injectable()
export class LotStore {
  readonly #client = inject(CatalogueClient);
  readonly #asked = signal<Signal<Asked> | null>(null);

  readonly #found = resource({
    id: 'lot',
    params: () => {
      const asked = this.#asked()?.();
      return asked?.code ? { slug: asked.slug, code: asked.code } : undefined;
    },
    loader: async ({ params, abortSignal }): Promise<LotDto | null> => {
      try {
        return await this.#client.lot(params.slug, params.code, abortSignal);
      } catch (error) {
        if (failureCode(error) === 'LOT_NOT_FOUND') return null;
        throw error;
      }
    },
  });

  readonly lot = computed(() => (this.#found.hasValue() ? this.#found.value() : null));
  readonly missing = computed(
    () => this.#found.status() === 'resolved' && this.#found.value() === null,
  );
  readonly loading = this.#found.isLoading;
  readonly failed = computed(() => this.#found.error() !== undefined);

  /** To be called while the page is constructed, so that the server's answer is found by its first read. */
  follow(asked: Signal<Asked>): void {
    this.#asked.set(asked);
  }

  reload(): void {
    this.#found.reload();
  }
}
