import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { VariantDto } from '@green-apple/contracts-http';
import { optionGroups } from '@green-apple/domain-catalog';
import { MoneyPipe } from '@green-apple/ng-ui';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { lastingWords } from '../util/chosen-variant.ts';
import { OptionPicker } from './option-picker.ts';

/** The sizes of a product as a row of cards, of which one is chosen; by size and flavour apart where it comes in both. */
@Component({
  selector: 'ga-variant-picker',
  imports: [MoneyPipe, OptionPicker, Say, Size],
  templateUrl: './variant-picker.html',
  styleUrls: ['./choice.css', './variant-picker.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VariantPicker {
  readonly #words = inject(WORDS);
  readonly variants = input.required<readonly VariantDto[]>();
  readonly chosen = input.required<VariantDto | null>();
  readonly pick = output<string>();

  protected readonly grouped = computed(() => optionGroups(this.variants()).length > 1);
  protected readonly cards = computed(() =>
    this.variants().map((variant) => ({
      variant,
      lasting: lastingWords(variant, this.variants(), this.#words),
    })),
  );
}
