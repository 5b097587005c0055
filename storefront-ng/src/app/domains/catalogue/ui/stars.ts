import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Icon } from '@green-apple/ng-ui';
import { WORDS } from '../../shared/util-language/words.ts';

/** Five stars, as many of them filled as were given; read aloud as words. */
@Component({
  selector: 'ga-stars',
  imports: [Icon],
  template: `<span class="sr-only">{{ words() }}</span>
    <span class="stars" aria-hidden="true">
      @for (star of [1, 2, 3, 4, 5]; track star) {
        <ga-icon
          name="star"
          [size]="size()"
          [solid]="star <= whole()"
          [class.given]="star <= whole()"
        />
      }
    </span>`,
  styles: `
    .stars {
      display: inline-flex;
      gap: 1px;
      vertical-align: middle;
      color: var(--control);
    }
    .given {
      color: var(--honey-ink);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Stars {
  readonly #words = inject(WORDS);
  readonly stars = input.required<number>();
  readonly size = input(18);
  protected readonly whole = computed(() => Math.round(this.stars()));
  protected readonly words = computed(() =>
    this.#words.say('{stars} of 5 stars', { stars: this.#words.figure(this.stars()) }),
  );
}
