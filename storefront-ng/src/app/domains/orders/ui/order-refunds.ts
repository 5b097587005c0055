import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { RefundDto } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { refundWay } from '../util/refund-words.ts';

/** Money that went back, or is on its way, and to what. */
@Component({
  selector: 'ga-order-refunds',
  imports: [MoneyPipe, Say],
  template: `<ul role="list">
    @for (refund of refunds(); track refund.id) {
      <li>
        <span class="text">
          @if (refund.settledAt; as at) {
            <strong>{{ 'Given back on {day}' | say: { day: words.day(at) } }}</strong>
          } @else {
            <strong>{{ 'On its way back to you' | say }}</strong>
          }
          @for (way of waysOf(refund); track way) {
            <span class="soft">{{ way }}</span>
          }
        </span>
        <span class="tabular">{{ refund.amount | money }}</span>
      </li>
    }
  </ul>`,
  styles: `
    ul {
      margin-top: 0.5rem;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 1rem;
      padding-block: 0.875rem;
      border-bottom: 1px solid var(--line);
    }
    .text {
      display: grid;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderRefunds {
  readonly refunds = input.required<readonly RefundDto[]>();
  protected readonly words = inject(WORDS);
  protected readonly waysOf = ({ tenders, amount }: RefundDto): string[] =>
    tenders.map((tender) => refundWay(tender, amount.currency, this.words));
}
