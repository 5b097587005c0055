import { inject, Injectable } from '@angular/core';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import type { ProductDraft } from '../util/product-draft.ts';

/** What was typed, and what it was typed onto. */
export interface KeptDraft {
  readonly base: ProductDraft;
  readonly draft: ProductDraft;
}

/**
 * Keeps unsaved changes in this tab, so that a session that ends or a page that is reloaded costs nobody
 * their work. Each employee finds their own only.
 */
@Injectable({ providedIn: 'root' })
export class DraftKeeper {
  readonly #employee = inject(CurrentEmployee);

  keep(productId: string, kept: KeptDraft): void {
    sessionStorage.setItem(this.#key(productId), JSON.stringify(kept));
  }

  find(productId: string): KeptDraft | null {
    const text = sessionStorage.getItem(this.#key(productId));
    return text === null ? null : (JSON.parse(text) as KeptDraft);
  }

  drop(productId: string): void {
    sessionStorage.removeItem(this.#key(productId));
  }

  #key(productId: string): string {
    const me = this.#employee.me.hasValue() ? this.#employee.me.value().id : 'nobody';
    return `green-apple:draft:${me}:${productId}`;
  }
}
