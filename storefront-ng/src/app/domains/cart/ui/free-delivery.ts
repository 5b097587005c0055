import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MoneyDto } from '@green-apple/contracts-http';
import { Icon, MoneyPipe } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { Stressed } from '../../shared/util-language/stressed.ts';

/** How far it is to free delivery. */
@Component({
  selector: 'ga-free-delivery',
  imports: [Icon, MoneyPipe, Say, Stressed],
  template: `<p>
      <ga-icon name="delivery" />
      @if (missing(); as rest) {
        <ga-stressed
          [text]="'*{sum}* more and standard delivery is free' | say: { sum: (rest | money) }"
        />
      } @else {
        <ga-stressed [text]="'*Standard delivery is free* for this bag' | say" />
      }
    </p>
    <span class="track" aria-hidden="true"><span [style.width.%]="percent()"></span></span>`,
  styles: `
    :host {
      display: block;
      padding: 0.875rem 1rem;
      border-radius: var(--radius);
      background: var(--apple-wash);
    }
    p {
      display: flex;
      gap: 0.625rem;
      align-items: center;
    }
    .track {
      display: block;
      height: 6px;
      margin-top: 0.625rem;
      overflow: hidden;
      border-radius: var(--radius-pill);
      background: var(--surface);
    }
    .track span {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--apple);
      transition: width var(--ease);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FreeDelivery {
  readonly from = input.required<MoneyDto>();
  readonly missing = input.required<MoneyDto | null>();
  protected readonly percent = computed(() => {
    const missing = this.missing();
    if (!missing || this.from().minor <= 0) return 100;
    return Math.max(4, Math.min(100, 100 - (missing.minor / this.from().minor) * 100));
  });
}
