import { DOCUMENT, Injectable, RESPONSE_INIT, effect, inject } from '@angular/core';
import { Location } from '@angular/common';
import { MarketStore } from '../domains/shared/data-market/market-store.ts';
import { PAGE_LANGUAGE, pathIn } from '../domains/shared/util-language/page-language.ts';
import { PageMeta } from '../domains/shared/util-seo/page-meta.ts';

/**
 * Tells search engines where the page is in each language of the market. A page in a language that the market does
 * not offer leads to the one it does.
 */
@Injectable({ providedIn: 'root' })
export class LanguageLinks {
  readonly #document = inject(DOCUMENT);
  readonly #language = inject(PAGE_LANGUAGE);
  readonly #shop = inject(MarketStore);
  readonly #meta = inject(PageMeta);
  readonly #location = inject(Location);
  readonly #response = inject(RESPONSE_INIT, { optional: true });

  /** To be called once, while the frame of all pages is made. */
  follow(): void {
    effect(() => {
      const locales = this.#shop.locales();
      if (locales === null) return;
      const [first] = locales;
      if (first !== undefined && !locales.includes(this.#language)) {
        this.#leave(pathIn(first, this.#location.path()));
        return;
      }
      this.#write(this.#meta.listedPath(), locales);
    });
  }

  #write(path: string | null, locales: NonNullable<ReturnType<MarketStore['locales']>>): void {
    const { head } = this.#document;
    for (const old of head.querySelectorAll('link[rel="alternate"][hreflang]')) old.remove();
    const [first] = locales;
    if (path === null || first === undefined || locales.length < 2) return;
    const add = (language: string, address: string): void => {
      const link = this.#document.createElement('link');
      link.setAttribute('rel', 'alternate');
      link.setAttribute('hreflang', language);
      link.setAttribute('href', this.#meta.absolute(address));
      head.appendChild(link);
    };
    for (const locale of locales) add(locale, pathIn(locale, path));
    add('x-default', pathIn(first, path));
  }

  #leave(path: string): void {
    if (!this.#response) return;
    this.#response.status = 302;
    const headers = new Headers(this.#response.headers);
    headers.set('location', path);
    this.#response.headers = headers;
  }
}
