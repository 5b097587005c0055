import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { AdminOrder, AdminRefund, AdminRefundList } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { firstValueFrom } from 'rxjs';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { RefundClient } from '../../shared/data-access/refund-client.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { reasonText } from '../util/reason-text.ts';
import { RefundDialog } from './refund-dialog.ts';

/** What went back of an order, or is on its way; and the way to give back more. */
@Component({
  selector: 'ga-order-refunds',
  imports: [MatButton, MoneyPipe, StatusBadge, StoreTimeText],
  templateUrl: './order-refunds.html',
  styleUrl: './order-refunds.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderRefunds {
  readonly order = input.required<AdminOrder>();

  readonly #client = inject(RefundClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly reasonText = reasonText;
  protected readonly list = resource({
    params: () => this.order(),
    loader: ({ params, abortSignal }) => this.#client.ofOrder(params.id, abortSignal),
  });
  protected readonly shown = linkedSignal<AdminRefundList | undefined, readonly AdminRefund[]>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (value, previous) => value?.items ?? previous?.value ?? [],
  });
  protected readonly trouble = signal('');

  protected async ask(): Promise<void> {
    const data = this.order();
    const asked = await firstValueFrom(
      this.#dialogs
        .open<RefundDialog, AdminOrder, boolean>(RefundDialog, { data, width: '560px' })
        .afterClosed(),
    );
    if (asked === true) this.list.reload();
  }

  protected async tryAgain({ id }: AdminRefund): Promise<void> {
    this.trouble.set('');
    try {
      await this.#client.tryAgain(id);
    } catch {
      this.trouble.set('That did not work. Nothing was changed; please try again.');
    }
    this.list.reload();
  }
}
