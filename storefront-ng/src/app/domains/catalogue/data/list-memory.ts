import { Injectable } from '@angular/core';
import type { ProductList } from '@green-apple/contracts-http';

/** How many lists are kept, and for how long they count as true. */
const KEPT = 12;
const FRESH_MS = 5 * 60_000;

/**
 * Lists as the shopper left them, "show more" included, so that "back" finds the same products at the
 * same height without asking again.
 */
@Injectable({ providedIn: 'root' })
export class ListMemory {
  readonly #lists = new Map<string, { readonly list: ProductList; readonly at: number }>();

  get(key: string, now: number): ProductList | null {
    const kept = this.#lists.get(key);
    return kept && now - kept.at < FRESH_MS ? kept.list : null;
  }

  keep(key: string, list: ProductList, now: number): void {
    this.#lists.delete(key);
    this.#lists.set(key, { list, at: now });
    const oldest = this.#lists.keys().next();
    if (this.#lists.size > KEPT && !oldest.done) this.#lists.delete(oldest.value);
  }
}
