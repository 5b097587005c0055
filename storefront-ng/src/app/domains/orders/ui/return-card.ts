import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ReturnDto } from '@green-apple/contracts-http';
import { Icon, MoneyPipe } from '@green-apple/ng-ui';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { returnWords } from '../util/return-words.ts';

/** One return: where it stands, its label, and what goes back. */
@Component({
  selector: 'ga-return-card',
  imports: [Icon, MoneyPipe, Say, Size],
  template: `
    <article
      class="card"
      [attr.aria-label]="'Return {number}' | say: { number: returned().number }"
    >
      <p class="small soft tabular">{{ returned().number }}</p>
      <p class="message" aria-live="polite">{{ message() }}</p>
      <ul role="list" class="small">
        @for (line of returned().lines; track line.lineId) {
          <li>{{ line.quantity }} × {{ line.title }}, <ga-size [of]="line.variantTitle" /></li>
        }
      </ul>
      @if (returned().sendTo && returned().state === 'approved') {
        <p>
          {{ 'Send it to:' | say }} <strong>{{ returned().sendTo }}</strong>
        </p>
      }
      @if (returned().refund; as refund) {
        <p>
          {{ 'Back to you:' | say }} <strong class="tabular">{{ refund | money }}</strong>
        </p>
      }
      <p class="actions">
        @if (returned().labelUrl; as label) {
          <a class="btn btn-primary" [href]="label" target="_blank" rel="noopener">
            <ga-icon name="package" /> {{ 'Get your label' | say }}
          </a>
        }
        @if (returned().trackingUrl; as tracking) {
          <a class="btn btn-quiet" [href]="tracking" target="_blank" rel="noopener">
            {{ 'Follow the parcel' | say }}
          </a>
        }
        @if (returned().cancellable) {
          <button
            type="button"
            class="btn btn-quiet"
            [attr.aria-disabled]="busy()"
            (click)="cancelled.emit()"
          >
            {{ 'Call it off' | say }}
          </button>
        }
      </p>
      @if (
        (returned().state === 'labelled' ||
          (returned().state === 'approved' && returned().sendTo)) &&
        returned().sendBy
      ) {
        <p class="small soft">
          {{ 'Please send it by {day}.' | say: { day: words.longDay(returned().sendBy!) } }}
        </p>
      }
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 0.75rem;
      padding: 1.25rem;
    }
    p {
      margin: 0;
    }
    .message {
      font-size: 1.0625rem;
      font-weight: 600;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
    }
    .actions:empty {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnCard {
  readonly returned = input.required<ReturnDto>();
  readonly busy = input(false);
  readonly cancelled = output();
  protected readonly words = inject(WORDS);
  protected readonly message = computed(() => returnWords(this.returned(), this.words));
}
