import { Location } from '@angular/common';
import { Injectable, RESPONSE_INIT, inject } from '@angular/core';
import { Router, type Params } from '@angular/router';

/** An address that something had before leads to the one it has now, for good: by a 301 where the server renders. */
@Injectable({ providedIn: 'root' })
export class PermanentMove {
  readonly #router = inject(Router);
  readonly #location = inject(Location);
  readonly #response = inject(RESPONSE_INIT, { optional: true });

  to(path: readonly string[], queryParams: Params): void {
    if (!this.#response) {
      void this.#router.navigate(path, { queryParams, replaceUrl: true });
      return;
    }
    this.#response.status = 301;
    const headers = new Headers(this.#response.headers);
    const address = this.#router.createUrlTree(path, { queryParams }).toString();
    headers.set('location', this.#location.prepareExternalUrl(address));
    this.#response.headers = headers;
  }
}
