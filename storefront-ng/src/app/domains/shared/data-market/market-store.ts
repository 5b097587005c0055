import { Injectable, computed, inject, resource } from '@angular/core';
import { marketOf, US } from '@green-apple/domain-pricing/market';
import { CatalogueClient } from '@green-apple/ng-api-client';

/** The market of this shop, by the API's word: the home market until it has answered. */
@Injectable({ providedIn: 'root' })
export class MarketStore {
  readonly #client = inject(CatalogueClient);
  readonly #told = resource({
    id: 'market',
    loader: ({ abortSignal }) => this.#client.market(abortSignal),
  });

  readonly market = computed(() =>
    this.#told.hasValue() ? marketOf(this.#told.value().code) : US,
  );
  /** Languages of the catalogue; null until they are known. */
  readonly locales = computed(() => (this.#told.hasValue() ? this.#told.value().locales : null));
  readonly taxIncluded = computed(() => this.market().taxMode === 'gross');
  /** False where there is no store to collect from. */
  readonly collects = computed(() => !this.#told.hasValue() || this.#told.value().collects);
}
