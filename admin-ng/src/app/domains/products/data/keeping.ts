import { computed, signal } from '@angular/core';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { focusWithin } from '../../shared/util-list/focus-within.ts';

const COMMON_TROUBLES: Readonly<Record<string, string>> = {
  VERSION_CONFLICT: 'A colleague has changed it meanwhile. Reload the page and look again.',
  VALIDATION_FAILED: 'Something in it makes no sense. Look it over.',
};

/** The state of a page with a list and one form: which entry is open, what was said, what went wrong. */
export class Keeping<Item> {
  /** Undefined while none is open, null for a new one. */
  readonly editing = signal<Item | null | undefined>(undefined);
  readonly said = signal('');
  readonly #attempt: Attempt;
  readonly #focus = focusWithin();
  #newId = crypto.randomUUID();
  #raised: number | null = null;

  /** `troubles` has a sentence for each code that the page's own routes refuse with. */
  constructor(troubles: Readonly<Record<string, string>>) {
    const words: Readonly<Record<string, string>> = { ...COMMON_TROUBLES, ...troubles };
    this.#attempt = new Attempt((code) => words[code] ?? 'That did not work. Nothing was changed.');
  }

  readonly busy = computed(() => this.#attempt.at() !== null);
  readonly trouble = computed(() => this.#attempt.trouble());

  /** One for each new entry, so that a second press makes no second one. */
  get newId(): string {
    return this.#newId;
  }

  /** Something about the open entry that is not in its form was saved beside it: this is its version now. */
  raise(version: number): void {
    this.#raised = version;
  }

  /** The open entry, on the version there is now. */
  seen(): Item | null | undefined {
    const item = this.editing();
    return item && this.#raised !== null
      ? Object.assign({}, item, { version: this.#raised })
      : item;
  }

  open(item: Item | null | undefined): void {
    this.#raised = null;
    this.editing.set(item);
    this.#attempt.trouble.set('');
    this.said.set('');
    if (item === undefined) return;
    this.#newId = crypto.randomUUID();
    this.#focus('#form-heading');
  }

  /** Does it and says what it gives back, if anything; or says why not. */
  async attempt(work: () => Promise<string | undefined>): Promise<void> {
    await this.#attempt.make('keep', async () => {
      this.said.set('');
      this.said.set((await work()) ?? '');
    });
  }
}
