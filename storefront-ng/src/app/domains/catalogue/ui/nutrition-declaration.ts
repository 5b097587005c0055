import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ProductDetail, VariantDto } from '@green-apple/contracts-http';
import { Say } from '../../shared/util-language/say.ts';
import { OtherLanguage } from '../../shared/util-language/text-language.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { euLabel } from '../util/eu-label.ts';

/** The panel of the label in the EU: what a day's dose contains, and what has to stand beside it. */
@Component({
  selector: 'ga-nutrition-declaration',
  imports: [OtherLanguage, Say],
  templateUrl: './nutrition-declaration.html',
  styleUrl: './nutrition-declaration.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NutritionDeclaration {
  readonly #words = inject(WORDS);
  readonly product = input.required<ProductDetail>();
  /** The chosen size: how long it lasts says how much a day's dose is. */
  readonly variant = input.required<VariantDto>();
  protected readonly label = computed(() => euLabel(this.product(), this.variant(), this.#words));
  protected readonly hasReference = computed(() =>
    this.label().rows.some(({ percent }) => percent !== null),
  );
  protected readonly ingredients = computed(() => this.product().facts.otherIngredients.join(', '));
}
