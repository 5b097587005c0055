import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { OtherLanguage } from '../util-language/text-language.ts';
import { WORDS } from '../util-language/words.ts';
import { sizeWords } from '../util-words/size-words.ts';

/** What a size is called: "60 capsules" in the language of the page, a flavour as it was written. */
@Component({
  selector: 'ga-size',
  imports: [OtherLanguage],
  template: `<span [textContent]="size().said"></span>
    @if (size().written; as written) {
      <span
        [attr.lang]="undefined | otherLanguage"
        [textContent]="(size().said ? ' ' : '') + written"
      ></span>
    }`,
  styles: `
    :host {
      display: inline;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Size {
  readonly #words = inject(WORDS);
  readonly of = input.required<string>();
  protected readonly size = computed(() => sizeWords(this.of(), this.#words));
}
