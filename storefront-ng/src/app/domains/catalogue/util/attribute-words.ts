import type { DescribedAttributeDto } from '@green-apple/contracts-http';
import { otherLanguage } from '../../shared/util-language/text-language.ts';
import type { Words } from '../../shared/util-language/words.ts';

/** What is said of a product under a name, as its page shows it. */
export interface ShownAttribute {
  readonly code: string;
  readonly name: string;
  readonly values: string;
  /** Of name and values, where they are in another language than the page. */
  readonly lang: string | null;
  readonly valuesLang: string | null;
}

/** Names and choices are called what employees call them; a plain yes or no is the shop's own word. */
export function describedIn(
  words: Words,
  { code, name, values, lang, valuesLang }: DescribedAttributeDto,
): ShownAttribute {
  const [only] = values;
  const answer = values.length === 1 && (only === 'Yes' || only === 'No') ? only : null;
  return {
    code,
    name,
    values: answer === null ? values.join(', ') : words.say(answer),
    lang: otherLanguage(lang, words),
    valuesLang: answer === null ? otherLanguage(valuesLang, words) : null,
  };
}
