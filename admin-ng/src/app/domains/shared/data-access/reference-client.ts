import { inject, Injectable } from '@angular/core';
import type { ReferenceData } from '@green-apple/contracts-http';
import { ApiHttp } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

@Injectable({ providedIn: 'root' })
export class ReferenceClient {
  readonly #http = inject(ApiHttp);
  #known: Promise<ReferenceData> | undefined;

  /** Categories and brands; asked for once, again after a failure. */
  read(): Promise<ReferenceData> {
    this.#known ??= this.#http.get<ReferenceData>(ROUTES.reference).catch((error: unknown) => {
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }

  /** After a brand or category was changed: the next reading asks again. */
  forget(): void {
    this.#known = undefined;
  }
}
