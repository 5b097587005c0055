import { Pipe, type PipeTransform } from '@angular/core';
import type { TranslationDto } from '@green-apple/contracts-http';

/** The language of a field where it is in another one than the page's own words; null leaves the attribute out. */
export const textLanguage = (
  translation: TranslationDto | undefined,
  field: string,
): string | null => (translation?.fields.includes(field) ? translation.locale : null);

/** `[attr.lang]="product | textLanguage: 'title'"` */
@Pipe({ name: 'textLanguage' })
export class TextLanguage implements PipeTransform {
  transform(
    { translation }: { readonly translation?: TranslationDto | undefined },
    field: string,
  ): string | null {
    return textLanguage(translation, field);
  }
}
