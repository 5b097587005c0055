import { ElementRef, inject, signal } from '@angular/core';
import { failureCode } from '@green-apple/ng-api-client';

const COMMON_TROUBLES: Readonly<Record<string, string>> = {
  VERSION_CONFLICT: 'A colleague has changed it meanwhile. Reload the page and look again.',
  VALIDATION_FAILED: 'Something in it makes no sense. Look it over.',
};

/** The state of a page with a list and one form: which entry is open, what was said, what went wrong. */
export class Keeping<Item> {
  /** Undefined while none is open, null for a new one. */
  readonly editing = signal<Item | null | undefined>(undefined);
  readonly busy = signal(false);
  readonly said = signal('');
  readonly trouble = signal('');
  readonly #troubles: Readonly<Record<string, string>>;
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #newId = crypto.randomUUID();

  /** `troubles` has a sentence for each code that the page's own routes refuse with. */
  constructor(troubles: Readonly<Record<string, string>>) {
    this.#troubles = { ...COMMON_TROUBLES, ...troubles };
  }

  /** One for each new entry, so that a second press makes no second one. */
  get newId(): string {
    return this.#newId;
  }

  open(item: Item | null | undefined): void {
    this.editing.set(item);
    this.trouble.set('');
    this.said.set('');
    if (item === undefined) return;
    this.#newId = crypto.randomUUID();
    setTimeout(() => this.#host.querySelector<HTMLElement>('#form-heading')?.focus());
  }

  /** Does it and says what it gives back, if anything; or says why not. */
  async attempt(work: () => Promise<string | undefined>): Promise<void> {
    this.busy.set(true);
    this.trouble.set('');
    this.said.set('');
    try {
      this.said.set((await work()) ?? '');
    } catch (error) {
      this.trouble.set(
        this.#troubles[failureCode(error)] ?? 'That did not work. Nothing was changed.',
      );
    } finally {
      this.busy.set(false);
    }
  }
}
