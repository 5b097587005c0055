import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { Cancellation, OrderState } from '@green-apple/contracts-http';
import { cancelAnswer, cancelRefusalWords } from '@green-apple/domain-order';
import { OrderClient } from '@green-apple/ng-api-client';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { problemSentence, problemWords } from '../../shared/util-words/problem-words.ts';

/** Cancels the order while that is possible, after one more question; says why when it is not. */
@Component({
  selector: 'ga-cancel-order',
  imports: [Icon, Say],
  template: `
    @if (cancellation().requested) {
      <p class="waiting" role="status">
        <ga-icon name="clock" />
        {{ 'We are cancelling your order. This page tells when it is done.' | say }}
      </p>
    } @else if (cancellation().possible) {
      @if (sure()) {
        <p id="cancel-question">
          {{
            'Cancel the whole order? Your items go back to the shelf, and nothing stays charged.'
              | say
          }}
        </p>
        <p class="actions">
          <button
            type="button"
            class="btn btn-primary"
            aria-describedby="cancel-question"
            [attr.aria-disabled]="sending()"
            (click)="cancel()"
          >
            {{ (sending() ? 'Cancelling' : 'Yes, cancel it') | say }}
          </button>
          <button type="button" class="btn btn-quiet" (click)="sure.set(false)">
            {{ 'Keep it' | say }}
          </button>
        </p>
      } @else {
        <button type="button" class="btn btn-quiet" (click)="sure.set(true)">
          {{ 'Cancel this order' | say }}
        </button>
      }
    } @else if (why(); as why) {
      <p class="small soft">{{ why }}</p>
    }
    @if (fault(); as fault) {
      <p class="field-error" role="alert"><ga-icon name="error" [size]="18" />{{ fault }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      margin: 0 0 12px;
    }
    .waiting {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CancelOrder {
  readonly #words = inject(WORDS);
  readonly orderId = input.required<string>();
  readonly state = input.required<OrderState>();
  readonly cancellation = input.required<Cancellation>();
  readonly changed = output();

  protected readonly why = computed(() => {
    const answer = cancelAnswer(this.state(), 'shopper');
    return answer.allowed ? null : cancelRefusalWords(answer.code, this.#words.language);
  });

  readonly #client = inject(OrderClient);
  protected readonly sure = signal(false);
  protected readonly sending = signal(false);
  protected readonly fault = signal<string | null>(null);

  /** Harmless to repeat: it is one wish, however often it is sent. */
  protected async cancel(): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.fault.set(null);
    try {
      await this.#client.cancel(this.orderId());
    } catch (error) {
      this.fault.set(problemSentence(problemWords(error), this.#words));
    } finally {
      this.sending.set(false);
      this.sure.set(false);
      this.changed.emit();
    }
  }
}
