import { ChangeDetectionStrategy, Component, computed, input, inject } from '@angular/core';
import type { MoneyDto, OrderEditDto } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS, type PlainText } from '../../shared/util-language/words.ts';
import { Receipt } from '../../shared/ui-receipt/receipt.ts';
import { moneyWords } from '../util/change-words.ts';
import { ChangeSummary } from './change-summary.ts';

/** What a change would make of the order: what is another, old and new total, what is paid or given back. */
@Component({
  selector: 'ga-change-preview',
  imports: [ChangeSummary, MoneyPipe, Receipt, Say],
  templateUrl: './change-preview.html',
  styleUrl: './change-preview.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangePreview {
  readonly #words = inject(WORDS);
  readonly edit = input.required<OrderEditDto>();
  readonly before = input.required<MoneyDto>();

  protected readonly money = computed(() => moneyWords(this.edit(), this.#words));
  protected readonly difference = computed(() => {
    const { difference } = this.edit();
    return {
      label: labelOf(difference.minor),
      amount: { ...difference, minor: Math.abs(difference.minor) },
    };
  });
}

function labelOf(difference: number): PlainText | null {
  if (difference === 0) return null;
  return difference > 0 ? 'You pay more' : 'You pay less';
}
