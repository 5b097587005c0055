import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CartDto, CartLineDto, Quote } from '@green-apple/contracts-http';
import { MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { laterWords } from '../../shared/util-words/later-words.ts';
import { Receipt } from '../../shared/ui-receipt/receipt.ts';

/** What is being bought and how its total comes about. */
@Component({
  selector: 'ga-order-summary',
  imports: [MoneyPipe, ProductPicture, Receipt, RouterLink, Say, Size],
  templateUrl: './order-summary.html',
  styleUrl: './order-summary.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderSummary {
  readonly #words = inject(WORDS);
  readonly lines = input.required<readonly CartLineDto[]>();
  readonly quote = input.required<Quote | null>();
  readonly cart = input.required<CartDto | null>();
  readonly settling = input(false);
  /** In a store all of it is there, or it cannot be chosen. */
  protected readonly collected = computed(() => this.quote()?.delivery.kind === 'collect');
  protected readonly sayLater = (line: CartLineDto): string | null => laterWords(line, this.#words);
}
