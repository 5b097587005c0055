import { inject, Injectable } from '@angular/core';
import type { AdminTranslations, KeepTranslation } from '@green-apple/contracts-http';
import { ApiHttp, apiPath } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Something of the catalogue that can be said in several languages. */
export interface TranslatedThingRef {
  readonly kind: AdminTranslations['kind'];
  readonly id: string;
}

/** Texts of the catalogue in other languages. */
@Injectable({ providedIn: 'root' })
export class TranslationClient {
  readonly #http = inject(ApiHttp);

  read({ kind, id }: TranslatedThingRef, signal?: AbortSignal): Promise<AdminTranslations> {
    return this.#http.get(apiPath(ROUTES.translations, { kind, id }), { signal });
  }

  /** `version` is that of the thing itself, as it was read with its translations. */
  keep(
    { kind, id }: TranslatedThingRef,
    locale: string,
    version: number,
    body: KeepTranslation,
  ): Promise<AdminTranslations> {
    const path = apiPath(ROUTES.translation, { kind, id, locale });
    return this.#http.put(path, { body, headers: { 'if-match': `"${version}"` } });
  }
}
