import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ProductDetail } from '@green-apple/contracts-http';
import { amountWords } from '../util/amount-words.ts';
import { blendWords, dailyValueHeading } from '../util/facts-words.ts';

/** The panel of the label as a table: what one serving contains. */
@Component({
  selector: 'ga-label-facts',
  templateUrl: './label-facts.html',
  styleUrl: './label-facts.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LabelFacts {
  readonly facts = input.required<ProductDetail['facts']>();
  /** Servings in the chosen size; null when that cannot be said. */
  readonly servings = input<number | null>(null);
  protected readonly unestablished = computed(() =>
    this.facts().rows.some((row) => row.dailyValuePercent === null),
  );
  protected readonly dailyValue = computed(() => dailyValueHeading(this.facts()));
  protected readonly amount = amountWords;
  protected readonly blendWords = blendWords;
}
