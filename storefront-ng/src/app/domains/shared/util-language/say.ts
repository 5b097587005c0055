import { Pipe, inject, type PipeTransform } from '@angular/core';
import { WORDS, type Filling, type Text } from './words.ts';

/** `{{ 'Only {count} left' | say: { count } }}`: the text in the language of the page. */
@Pipe({ name: 'say' })
export class Say implements PipeTransform {
  readonly #words = inject(WORDS);

  transform<Wording extends Text>(text: Wording, ...filling: Filling<Wording>): string {
    return this.#words.say(text, ...filling);
  }
}
