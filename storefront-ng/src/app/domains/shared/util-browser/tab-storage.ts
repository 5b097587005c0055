import { isPlatformBrowser } from '@angular/common';
import { Injectable, PLATFORM_ID, inject } from '@angular/core';

/**
 * Small JSON values that live as long as the browser tab. Never throws: a browser that refuses storage
 * costs comfort, not the purchase.
 */
@Injectable({ providedIn: 'root' })
export class TabStorage {
  readonly #storage = isPlatformBrowser(inject(PLATFORM_ID)) ? open() : null;

  /** The value as it was kept; whoever reads it checks its shape. */
  read(key: string): unknown {
    try {
      return JSON.parse(this.#storage?.getItem(key) ?? 'null') as unknown;
    } catch {
      return null;
    }
  }

  write(key: string, value: unknown): void {
    try {
      this.#storage?.setItem(key, JSON.stringify(value));
    } catch {
      // Full or forbidden: see above.
    }
  }

  remove(key: string): void {
    try {
      this.#storage?.removeItem(key);
    } catch {
      // See above.
    }
  }
}

function open(): Storage | null {
  try {
    return globalThis.sessionStorage;
  } catch {
    return null;
  }
}
