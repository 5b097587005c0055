import { isPlatformBrowser } from '@angular/common';
import { Injectable, PLATFORM_ID, computed, inject, resource } from '@angular/core';
import { CheckoutClient } from '@green-apple/ng-api-client';
import { BagStore } from '../../shared/data-bag/bag-store.ts';
import { namedLike } from '../../shared/util-language/line-names.ts';
import { DraftStore } from './draft-store.ts';

const ZIP = /^\d{5}(-\d{4})?$/;

/** Stores for the bag, nearest to the ZIP code that was typed; asked for once somebody wants to collect. */
@Injectable()
export class StoreList {
  readonly #client = inject(CheckoutClient);
  readonly #drafts = inject(DraftStore);
  readonly #bag = inject(BagStore);
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

  /** What they lack is called what the bag calls it. */
  readonly stores = computed(() => {
    const bag = this.#bag.cart()?.lines ?? [];
    return this.#list.hasValue()
      ? this.#list
          .value()
          .items.map((store) => ({ ...store, missing: namedLike(store.missing, bag) }))
      : null;
  });
  readonly failure = this.#list.error;

  reload(): void {
    this.#list.reload();
  }
}
