import { Injectable, signal } from '@angular/core';

const KEY = 'green-apple-my-place';

/** The place somebody works at, remembered by this device: a stock room's tablet stays in its stock room. */
@Injectable({ providedIn: 'root' })
export class MyPlace {
  readonly #code = signal(remembered());
  readonly code = this.#code.asReadonly();

  /** Null for every place. */
  choose(code: string | null): void {
    this.#code.set(code);
    try {
      if (code === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, code);
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
