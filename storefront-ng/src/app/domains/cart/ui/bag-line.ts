import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CartLineDto } from '@green-apple/contracts-http';
import { Icon, MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { Quantity } from '../../shared/ui-quantity/quantity.ts';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { laterWords } from '../../shared/util-words/later-words.ts';
import { lineProblem } from '../util/line-problem.ts';

/** One line of the bag. */
@Component({
  selector: 'ga-bag-line',
  imports: [Icon, MoneyPipe, ProductPicture, Quantity, RouterLink, Say, Size],
  templateUrl: './bag-line.html',
  styleUrl: './bag-line.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BagLine {
  readonly #words = inject(WORDS);
  readonly line = input.required<CartLineDto>();
  /** As the shopper last set it; may be ahead of what the line says. */
  readonly quantity = input.required<number>();
  readonly changed = output<number>();
  protected readonly problem = computed(() => lineProblem(this.line(), this.#words));
  /** It left the shop: no page leads to it, and nothing of it can be chosen. */
  protected readonly gone = computed(() => this.line().problem === 'NO_LONGER_SOLD');
  protected readonly later = computed(() => laterWords(this.line(), this.#words));
  protected readonly most = computed(() =>
    Math.max(1, Math.min(99, this.line().available, this.line().maxPerOrder ?? 99)),
  );
  /** Units that the packs of the line hold together. */
  protected readonly singly = computed(() => this.line().quantity * (this.line().pack?.units ?? 1));
  protected readonly settled = computed(() => this.quantity() === this.line().quantity);
}
