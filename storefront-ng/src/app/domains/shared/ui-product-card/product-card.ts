import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProductCard as ProductCardDto } from '@green-apple/contracts-http';
import { GoalChip, Icon, MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { UnitPrice } from '../ui-price-terms/unit-price.ts';
import { TextLanguage } from '../util-language/text-language.ts';

/** A product in a list. The whole card is one link; "add" stands on top of it. */
@Component({
  selector: 'ga-product-card',
  imports: [GoalChip, Icon, MoneyPipe, ProductPicture, RouterLink, TextLanguage, UnitPrice],
  templateUrl: './product-card.html',
  styleUrl: './product-card.css',
  host: { '[attr.data-goal]': 'product().goal' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductCard {
  readonly product = input.required<ProductCardDto>();
  /** True for pictures of the first screen. */
  readonly priority = input(false);
  readonly adding = input(false);
  readonly add = output<ProductCardDto>();
}
