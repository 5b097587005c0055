import { Pipe, type PipeTransform } from '@angular/core';

const BEFORE_DOT = / (?=· )/g;
const BEFORE_UNIT = /(?<=\d) (?=(?:mg|mcg|µg|g|kg|ml|l|oz|IU|IE)\b)/g;

/** Words whose lines begin neither with a middle dot nor with the unit of a number: "bisglycinate · 200 mg · powder". */
export const keptTogether = (words: string): string =>
  words.replace(BEFORE_DOT, '\u00a0').replace(BEFORE_UNIT, '\u00a0');

/** See {@link keptTogether}. */
@Pipe({ name: 'keptTogether' })
export class KeptTogether implements PipeTransform {
  transform(words: string): string {
    return keptTogether(words);
  }
}
