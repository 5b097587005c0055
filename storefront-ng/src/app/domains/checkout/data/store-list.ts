import { isPlatformBrowser } from '@angular/common';
import { Injectable, PLATFORM_ID, computed, inject, resource } from '@angular/core';
import { CheckoutClient } from '@green-apple/ng-api-client';
import { DraftStore } from './draft-store.ts';

const ZIP = /^\d{5}(-\d{4})?$/;

/** Stores for the bag, nearest to the ZIP code that was typed; asked for once somebody wants to collect. */
@Injectable()
export class StoreList {
  readonly #client = inject(CheckoutClient);
  readonly #drafts = inject(DraftStore);
  readonly #browser = isPlatformBrowser(inject(PLATFORM_ID));
  readonly #near = computed(() => {
    const typed = this.#drafts.draft().postalCode.trim();
    return ZIP.test(typed) ? typed : null;
  });
  readonly #list = resource({
    params: () =>
      this.#browser && this.#drafts.way() === 'collect' ? { near: this.#near() } : undefined,
    loader: ({ params, abortSignal }) => this.#client.stores(params.near, abortSignal),
  });

  readonly stores = computed(() => (this.#list.hasValue() ? this.#list.value().items : null));
  readonly failure = this.#list.error;

  reload(): void {
    this.#list.reload();
  }
}
