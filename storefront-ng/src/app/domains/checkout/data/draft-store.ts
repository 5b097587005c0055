import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { TabStorage } from '../../shared/util-browser/tab-storage.ts';
import { DRAFT_FIELDS, toDraft, type CheckoutDraft, type Way } from '../util/checkout-draft.ts';

const KEY = 'ga.checkout.draft';
const WAY_KEY = 'ga.checkout.way';

/** What was typed so far, kept in the tab, so that a reload or a wrong turn loses nothing. */
@Injectable()
export class DraftStore {
  readonly #tab = inject(TabStorage);
  readonly #document = inject(DOCUMENT);

  /**
   * The form's model. Starts with what the tab kept and, above it, what stands in the fields already:
   * a fast shopper (or the browser's autofill) may have typed before our code arrived.
   */
  readonly draft = signal<CheckoutDraft>(this.#start());

  readonly way = signal<Way>(this.#tab.read(WAY_KEY) === 'collect' ? 'collect' : 'deliver');

  keepWay(way: Way): void {
    this.#tab.write(WAY_KEY, way);
  }

  keep(draft: CheckoutDraft): void {
    this.#tab.write(KEY, draft);
  }

  forget(): void {
    this.#tab.remove(KEY);
    this.#tab.remove(WAY_KEY);
  }

  #start(): CheckoutDraft {
    const kept = toDraft(this.#tab.read(KEY));
    const typed = Object.fromEntries(
      DRAFT_FIELDS.map((field) => [field, this.#typed(field)]).filter(([, text]) => text !== ''),
    ) as Partial<CheckoutDraft>;
    return { ...kept, ...typed };
  }

  #typed(field: string): string {
    const element = this.#document.getElementById(field) as HTMLInputElement | null;
    return element?.value ?? '';
  }
}
