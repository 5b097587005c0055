import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MoneyDto, OrderEditDto } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { Receipt } from '../../shared/ui-receipt/receipt.ts';
import { moneyWords } from '../util/change-words.ts';
import { ChangeSummary } from './change-summary.ts';

/** What a change would make of the order: what is another, old and new total, what is paid or given back. */
@Component({
  selector: 'ga-change-preview',
  imports: [ChangeSummary, MoneyPipe, Receipt],
  templateUrl: './change-preview.html',
  styleUrl: './change-preview.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangePreview {
  readonly edit = input.required<OrderEditDto>();
  readonly before = input.required<MoneyDto>();

  protected readonly money = computed(() => moneyWords(this.edit()));
  protected readonly difference = computed(() => {
    const { difference } = this.edit();
    return {
      label: difference.minor > 0 ? 'You pay more' : difference.minor < 0 ? 'You pay less' : null,
      amount: { ...difference, minor: Math.abs(difference.minor) },
    };
  });
}
