import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { countWords } from '../util/count-words.ts';

/** How many products a choice brings; one that is only about right has a sign for the eye and a word for the ear. */
@Component({
  selector: 'ga-figure',
  template: `@if (approximate()) {
      <span aria-hidden="true">≈</span><span class="sr-only">about </span>
    }
    {{ words() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Figure {
  readonly count = input.required<number>();
  readonly approximate = input(false);

  protected readonly words = computed(() => countWords(this.count()));
}
