import { signal } from '@angular/core';
import { failureCode } from '@green-apple/ng-api-client';

export type FailureCode = ReturnType<typeof failureCode>;

/** What a page says when something is refused, unless it knows better. */
export function usualTrouble(code: FailureCode): string {
  switch (code) {
    case 'VERSION_CONFLICT':
    case 'NOT_FOUND':
      return 'A colleague was faster. Here is how it stands now.';
    case 'FORBIDDEN':
      return 'Your role does not include this. Nothing was changed.';
    case 'UNREACHABLE':
      return 'No answer came. Look again before you try once more: it may have worked.';
    default:
      return 'That did not work. Nothing was changed; please try again.';
  }
}

/** One deed at a time: which one is under way, and what went wrong with the last one, in words. */
export class Attempt {
  /** What is being worked on; null while nothing is. */
  readonly at = signal<string | null>(null);
  readonly trouble = signal('');
  readonly #words: (code: FailureCode, error: unknown) => string;

  constructor(words: (code: FailureCode, error: unknown) => string = usualTrouble) {
    this.#words = words;
  }

  /** True when it worked. Nothing happens while another deed is under way. */
  async make(what: string, work: () => Promise<unknown>): Promise<boolean> {
    if (this.at() !== null) return false;
    this.at.set(what);
    this.trouble.set('');
    try {
      await work();
      return true;
    } catch (error) {
      this.trouble.set(this.#words(failureCode(error), error));
      return false;
    } finally {
      this.at.set(null);
    }
  }
}
