import { Pipe, inject, type PipeTransform } from '@angular/core';
import type { TranslationDto } from '@green-apple/contracts-http';
import { BASE_LOCALE } from '@green-apple/domain-pricing/market';
import { WORDS, type Words } from './words.ts';

/**
 * The language of a text of the catalogue where it is another one than that of the words around it; null leaves the
 * attribute out. What was not translated is as it was written.
 */
export const otherLanguage = (written: string | undefined, words: Words): string | null => {
  const language = written ?? BASE_LOCALE;
  return language === words.language ? null : language;
};

/** The same of a field of something that may be translated. */
export const textLanguage = (
  translation: TranslationDto | undefined,
  field: string,
  words: Words,
): string | null =>
  otherLanguage(translation?.fields.includes(field) ? translation.locale : undefined, words);

/** `[attr.lang]="facet.lang | otherLanguage"` */
@Pipe({ name: 'otherLanguage' })
export class OtherLanguage implements PipeTransform {
  readonly #words = inject(WORDS);

  transform(written: string | undefined): string | null {
    return otherLanguage(written, this.#words);
  }
}

/** `[attr.lang]="product | textLanguage: 'title'"` */
@Pipe({ name: 'textLanguage' })
export class TextLanguage implements PipeTransform {
  readonly #words = inject(WORDS);

  transform(
    { translation }: { readonly translation?: TranslationDto | undefined },
    field: string,
  ): string | null {
    return textLanguage(translation, field, this.#words);
  }
}
