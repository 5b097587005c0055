import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AdminRefund } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { MoneyPipe } from '@green-apple/ng-ui';
import { RefundClient } from '../../shared/data-access/refund-client.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';

/** Refunds above somebody's limit, which wait for a second person. */
@Component({
  selector: 'ga-refund-queue',
  imports: [MatButton, MoneyPipe, RouterLink, StoreTimeText],
  templateUrl: './refund-queue.html',
  styleUrl: './refund-queue.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefundQueue {
  readonly #client = inject(RefundClient);
  protected readonly list = resource({
    loader: ({ abortSignal }) => this.#client.waiting(abortSignal),
  });
  protected readonly shown = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly trouble = signal('');

  protected async decide({ id }: AdminRefund, decision: 'approve' | 'refuse'): Promise<void> {
    this.trouble.set('');
    try {
      await this.#client.decide(id, decision);
    } catch (error) {
      this.trouble.set(
        failureCode(error) === 'REFUND_DECIDED'
          ? 'A colleague was faster. The list shows how it stands now.'
          : 'That did not work. Nothing was changed; please try again.',
      );
    }
    this.list.reload();
  }
}
