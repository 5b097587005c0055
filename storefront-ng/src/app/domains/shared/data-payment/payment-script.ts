import { DOCUMENT, Injectable, inject } from '@angular/core';
import type { PaymentProvider } from './payment-provider.ts';

export interface PaymentAccess {
  readonly publishableKey: string;
  readonly scriptUrl: string;
}

/** Loads the payment provider's own script, once, and only on pages that take a payment. */
@Injectable({ providedIn: 'root' })
export class PaymentScript {
  readonly #document = inject(DOCUMENT);
  readonly #loading = new Map<string, Promise<PaymentProvider>>();

  /** Rejects when the script cannot be had; the next call tries again. */
  load(access: PaymentAccess): Promise<PaymentProvider> {
    const key = `${access.scriptUrl} ${access.publishableKey}`;
    const known = this.#loading.get(key);
    if (known) return known;
    const loading = this.#append(access);
    this.#loading.set(key, loading);
    loading.catch(() => this.#loading.delete(key));
    return loading;
  }

  async #append({ scriptUrl, publishableKey }: PaymentAccess): Promise<PaymentProvider> {
    const provided = () => (this.#document.defaultView as WindowWithProvider | null)?.Stripe;
    if (!provided()) {
      await new Promise<void>((resolve, reject) => {
        const script = this.#document.createElement('script');
        script.src = scriptUrl;
        script.async = true;
        script.onload = () => resolve();
        script.onerror = () => {
          script.remove();
          reject(new Error('the payment script did not load'));
        };
        this.#document.head.appendChild(script);
      });
    }
    const make = provided();
    if (!make) throw new Error('the payment script brought no provider');
    return make(publishableKey);
  }
}

interface WindowWithProvider {
  readonly Stripe?: (publishableKey: string) => PaymentProvider;
}
