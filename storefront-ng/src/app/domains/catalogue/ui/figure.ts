import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { countWords } from '../util/count-words.ts';

/** How many products a choice brings; one that is only about right has a sign for the eye and a word for the ear. */
@Component({
  selector: 'ga-figure',
  imports: [Say],
  template: `@if (approximate()) {
      <span aria-hidden="true">≈</span><span class="sr-only">{{ 'about' | say }} </span>
    }
    {{ shown() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Figure {
  readonly count = input.required<number>();
  readonly approximate = input(false);

  readonly #words = inject(WORDS);
  protected readonly shown = computed(() => countWords(this.count(), this.#words));
}
