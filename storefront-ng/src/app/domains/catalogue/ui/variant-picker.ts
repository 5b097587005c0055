import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { VariantDto } from '@green-apple/contracts-http';
import { optionGroups } from '@green-apple/domain-catalog';
import { MoneyPipe } from '@green-apple/ng-ui';
import { daysWords } from '../../shared/util-words/stock-words.ts';
import { savingPercent } from '../util/chosen-variant.ts';
import { OptionPicker } from './option-picker.ts';

/** The sizes of a product as a row of cards, of which one is chosen; by size and flavour apart where it comes in both. */
@Component({
  selector: 'ga-variant-picker',
  imports: [MoneyPipe, OptionPicker],
  templateUrl: './variant-picker.html',
  styleUrl: './variant-picker.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VariantPicker {
  readonly variants = input.required<readonly VariantDto[]>();
  readonly chosen = input.required<VariantDto | null>();
  readonly pick = output<string>();

  protected readonly grouped = computed(() => optionGroups(this.variants()).length > 1);
  protected readonly cards = computed(() =>
    this.variants().map((variant) => ({
      variant,
      days: daysWords(variant.daysOfSupply),
      saving: savingPercent(variant, this.variants()),
    })),
  );
}
