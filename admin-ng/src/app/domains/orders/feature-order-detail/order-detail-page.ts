import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { failureCode } from '@green-apple/ng-api-client';
import { MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { firstValueFrom } from 'rxjs';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OrderClient } from '../../shared/data-access/order-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { PageTitle } from '../../shared/util-page-title/page-title.ts';
import { CancelDialog } from '../ui/cancel-dialog.ts';
import { StepWorking } from '../ui/step-working.ts';
import { reasonText } from '../util/reason-text.ts';

/** One order: what was bought, how the sum came about, how it was paid, what happened. */
@Component({
  selector: 'ga-order-detail-page',
  imports: [
    FailurePanel,
    Icon,
    MatButton,
    MoneyPipe,
    ProductPicture,
    RouterLink,
    StatusBadge,
    StepWorking,
    StoreTimeText,
  ],
  templateUrl: './order-detail-page.html',
  styleUrl: './order-detail-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderDetailPage {
  readonly id = input.required<string>();

  readonly #client = inject(OrderClient);
  readonly #title = inject(PageTitle);
  readonly #dialogs = inject(MatDialog);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly order = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.#client.read(params, abortSignal),
  });
  protected readonly shown = computed(() => (this.order.hasValue() ? this.order.value() : null));
  protected readonly reasonText = reasonText;
  protected readonly trouble = signal('');

  /** The run judges the wish; the page shows it as soon as it has answered. */
  protected async cancel(number: string): Promise<void> {
    const note = await firstValueFrom(
      this.#dialogs
        .open<CancelDialog, string, string>(CancelDialog, { data: number })
        .afterClosed(),
    );
    if (note === undefined || note === '') return;
    this.trouble.set('');
    try {
      await this.#client.cancel(this.id(), note);
    } catch (error) {
      this.trouble.set(
        failureCode(error) === 'CANCEL_NOT_POSSIBLE'
          ? 'It is too late: the order has moved on and cannot be cancelled any more.'
          : 'That did not work. Nothing was changed; please try again.',
      );
    }
    this.order.reload();
  }

  protected ruleText(version: number | null): string {
    return version === null ? 'by rule' : `by rule, version ${version}`;
  }

  protected countryName(code: string): string {
    return new Intl.DisplayNames('en-US', { type: 'region' }).of(code) ?? code;
  }

  constructor() {
    effect(() => this.#title.set(this.shown()?.number ?? 'Order'));
  }
}
