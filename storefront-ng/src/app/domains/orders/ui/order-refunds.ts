import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { RefundDto } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { sayDay } from '../../shared/util-words/dates.ts';

/** Money that went back, or is on its way, and to what. */
@Component({
  selector: 'ga-order-refunds',
  imports: [MoneyPipe],
  template: `<ul role="list">
    @for (refund of refunds(); track refund.id) {
      <li>
        <span class="text">
          @if (refund.settledAt; as at) {
            <strong>Given back on {{ sayDay(at) }}</strong>
          } @else {
            <strong>On its way back to you</strong>
          }
          @for (way of refund.ways; track way) {
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
  protected readonly sayDay = sayDay;
}
