import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { Cancellation } from '@green-apple/contracts-http';
import { OrderClient } from '@green-apple/ng-api-client';
import { Icon } from '@green-apple/ng-ui';
import { problemWords } from '../../shared/util-words/problem-words.ts';

/** Cancels the order while that is possible, after one more question; says why when it is not. */
@Component({
  selector: 'ga-cancel-order',
  imports: [Icon],
  template: `
    @if (cancellation().requested) {
      <p class="waiting" role="status">
        <ga-icon name="clock" /> We are cancelling your order. This page tells when it is done.
      </p>
    } @else if (cancellation().possible) {
      @if (sure()) {
        <p id="cancel-question">
          Cancel the whole order? Your items go back to the shelf, and nothing stays charged.
        </p>
        <p class="actions">
          <button
            type="button"
            class="btn btn-primary"
            aria-describedby="cancel-question"
            [attr.aria-disabled]="sending()"
            (click)="cancel()"
          >
            {{ sending() ? 'Cancelling' : 'Yes, cancel it' }}
          </button>
          <button type="button" class="btn btn-quiet" (click)="sure.set(false)">Keep it</button>
        </p>
      } @else {
        <button type="button" class="btn btn-quiet" (click)="sure.set(true)">
          Cancel this order
        </button>
      }
    } @else if (cancellation().why) {
      <p class="small soft">{{ cancellation().why }}</p>
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
  readonly orderId = input.required<string>();
  readonly cancellation = input.required<Cancellation>();
  readonly changed = output();

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
      const { title, text } = problemWords(error);
      this.fault.set(`${title}. ${text}`);
    } finally {
      this.sending.set(false);
      this.sure.set(false);
      this.changed.emit();
    }
  }
}
