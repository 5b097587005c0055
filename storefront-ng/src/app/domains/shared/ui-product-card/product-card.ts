import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProductCard as ProductCardDto } from '@green-apple/contracts-http';
import { GoalChip, Icon, MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { UnitPrice } from '../ui-price-terms/unit-price.ts';
import { Size } from '../ui-size/size.ts';
import { Say } from '../util-language/say.ts';
import { TextLanguage } from '../util-language/text-language.ts';
import { WORDS } from '../util-language/words.ts';
import { KeptTogether } from '../util-words/kept-together.ts';
import { sizeName } from '../util-words/size-words.ts';
import { goalName } from '../util-words/term-name.ts';

/** A product in a list. The whole card is one link; "add" stands on top of it. */
@Component({
  selector: 'ga-product-card',
  imports: [
    GoalChip,
    Icon,
    KeptTogether,
    MoneyPipe,
    ProductPicture,
    RouterLink,
    Say,
    Size,
    TextLanguage,
    UnitPrice,
  ],
  templateUrl: './product-card.html',
  styleUrl: './product-card.css',
  host: { '[attr.data-goal]': 'product().goal' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductCard {
  readonly #words = inject(WORDS);
  readonly product = input.required<ProductCardDto>();
  /** True for pictures of the first screen. */
  readonly priority = input(false);
  readonly adding = input(false);
  readonly add = output<ProductCardDto>();
  protected readonly goal = computed(() => goalName(this.product().goal, this.#words));
  protected readonly size = computed(() => sizeName(this.product().variantTitle, this.#words));
  protected readonly stars = computed(() => this.#words.stars(this.product().ratingAverage));
}
