import { isPlatformBrowser } from '@angular/common';
import { Injectable, PLATFORM_ID, computed, inject, resource } from '@angular/core';
import { CheckoutClient } from '@green-apple/ng-api-client';

/** Where the payment provider's script lies; only asked for in the browser, which alone can use it. */
@Injectable()
export class PaymentAccessStore {
  readonly #client = inject(CheckoutClient);
  readonly #browser = isPlatformBrowser(inject(PLATFORM_ID));
  readonly #config = resource({
    params: () => (this.#browser ? true : undefined),
    loader: ({ abortSignal }) => this.#client.config(abortSignal),
  });

  readonly access = computed(() => (this.#config.hasValue() ? this.#config.value() : null));
  readonly failure = this.#config.error;

  reload(): void {
    this.#config.reload();
  }
}
