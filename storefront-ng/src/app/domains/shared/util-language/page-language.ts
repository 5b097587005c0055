import { PlatformLocation } from '@angular/common';
import { InjectionToken, inject } from '@angular/core';
import {
  BASE_LOCALE,
  TRANSLATION_LOCALES,
  type LocaleCode,
} from '@green-apple/domain-pricing/market';

/** The language that an address names by its first part; the catalogue's own where it names none. */
export function languageOfPath(path: string): LocaleCode {
  const [, first] = path.split('/');
  return TRANSLATION_LOCALES.find((locale) => locale === first) ?? BASE_LOCALE;
}

/** What stands before every address of a language, without a slash at its end. */
export const pathPrefix = (locale: LocaleCode): string =>
  locale === BASE_LOCALE ? '' : `/${locale}`;

/** An address of the shop in a language, whichever it is in now. */
export function pathIn(locale: LocaleCode, path: string): string {
  const own = pathPrefix(languageOfPath(path));
  const bare = path.slice(own.length);
  return `${pathPrefix(locale)}${bare.startsWith('/') ? bare : `/${bare}`}`;
}

/** The language that the page was asked for in. Another language is another page, so it stays. */
export const PAGE_LANGUAGE = new InjectionToken<LocaleCode>('PageLanguage', {
  providedIn: 'root',
  factory: () => languageOfPath(inject(PlatformLocation).pathname),
});

/** What languages call themselves. */
export const LANGUAGE_NAMES: Readonly<Record<LocaleCode, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
};
