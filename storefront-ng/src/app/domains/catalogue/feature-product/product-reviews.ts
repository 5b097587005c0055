import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { OtherLanguage } from '../../shared/util-language/text-language.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { ReviewStore } from '../data/review-store.ts';
import { Stars } from '../ui/stars.ts';
import {
  REVIEW_SORT_LABELS,
  readReviewSelection,
  reviewParams,
  starRows,
} from '../util/review-selection.ts';
import { helpfulWords, reviewCount } from '../util/review-words.ts';
import { useWords } from '../util/use-words.ts';

/** What buyers say: the figures, then their words, sorted and filtered by links that work without scripts. */
@Component({
  selector: 'ga-product-reviews',
  imports: [Icon, OtherLanguage, RouterLink, Say, Stars],
  providers: [ReviewStore],
  templateUrl: './product-reviews.html',
  styleUrl: './product-reviews.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductReviews {
  readonly slug = input.required<string>();

  protected readonly words = inject(WORDS);
  protected readonly store = inject(ReviewStore);
  readonly #query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly selection = computed(() => readReviewSelection(this.#query()), {
    equal: (a, b) => a.sort === b.sort && a.stars === b.stars,
  });
  protected readonly rows = computed(() => starRows(this.store.figures()?.starCounts ?? []));
  protected readonly sorts = computed(() => {
    const { sort, stars } = this.selection();
    return Object.entries(REVIEW_SORT_LABELS).map(([value, label]) => ({
      label: this.words.say(label),
      chosen: value === sort,
      params: reviewParams({
        ...readReviewSelection(new URLSearchParams({ reviews: value })),
        stars,
      }),
    }));
  });
  protected readonly everything = computed(() =>
    reviewParams({ ...this.selection(), stars: null }),
  );
  protected readonly use = useWords;
  protected readonly reviewCount = reviewCount;
  protected readonly helpful = helpfulWords;

  constructor() {
    this.store.follow(computed(() => ({ slug: this.slug(), ...this.selection() })));
  }

  /** Chosen once more, a row shows all again. */
  protected rowParams(stars: number) {
    const { sort, stars: chosen } = this.selection();
    return reviewParams({ sort, stars: chosen === stars ? null : stars });
  }
}
