import { isPlatformBrowser } from '@angular/common';
import { DOCUMENT, Injectable, PLATFORM_ID, inject } from '@angular/core';
import { LOCALE_CODES, type LocaleCode } from '@green-apple/domain-pricing/market';
import { PAGE_LANGUAGE, pathIn } from '../domains/shared/util-language/page-language.ts';

const KEY = 'ga-language';

/**
 * The language that somebody has chosen in this browser. It is kept here and never sent: pages differ by their
 * address alone, and so can be kept for everybody.
 */
@Injectable({ providedIn: 'root' })
export class ChosenLanguage {
  readonly #document = inject(DOCUMENT);
  readonly #browser = isPlatformBrowser(inject(PLATFORM_ID));
  readonly #language = inject(PAGE_LANGUAGE);

  keep(locale: LocaleCode): void {
    try {
      this.#document.defaultView?.localStorage.setItem(KEY, locale);
    } catch {
      // A browser that refuses storage forgets, and nothing else.
    }
  }

  /**
   * Who comes to the front page from elsewhere finds it in the language they chose before. Addresses of other pages
   * say what they lead to, and are left as they are. `offered` are the languages of the market.
   */
  resume(offered: readonly LocaleCode[]): void {
    const { location, referrer } = this.#document;
    const kept = this.#browser ? this.#read() : null;
    const entered = location.pathname === '/' && !referrer.startsWith(`${location.origin}/`);
    if (kept === null || kept === this.#language || !entered || !offered.includes(kept)) return;
    location.replace(pathIn(kept, location.pathname + location.search));
  }

  #read(): LocaleCode | null {
    try {
      const kept = this.#document.defaultView?.localStorage.getItem(KEY);
      return LOCALE_CODES.find((locale) => locale === kept) ?? null;
    } catch {
      return null;
    }
  }
}
