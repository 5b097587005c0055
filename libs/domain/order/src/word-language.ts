/** Languages in which the shop itself speaks to its shoppers. */
export const WORD_LANGUAGES = ['en', 'de'] as const;
export type WordLanguage = (typeof WORD_LANGUAGES)[number];

/** The one for who reads a locale (BCP 47): English for those we have no words of our own in. */
export const wordLanguage = (locale: string): WordLanguage =>
  WORD_LANGUAGES.find((language) => language === locale.split('-', 1)[0]) ?? 'en';

/** How figures, money and days are written in it. */
export const FORMAT_LOCALES: Readonly<Record<WordLanguage, string>> = { en: 'en-US', de: 'de-DE' };
