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
import type { MoneyDto, ReceiptStep } from '@green-apple/contracts-http';
import { placeLine } from '@green-apple/domain-pricing/country';
import { failureCode } from '@green-apple/ng-api-client';
import { MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { firstValueFrom } from 'rxjs';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OrderClient } from '../../shared/data-access/order-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { NoteDialog, type NoteQuestion } from '../../shared/ui-dialog/note-dialog.ts';
import { marketName } from '../../shared/util-market/market-text.ts';
import { PageTitle } from '../../shared/util-page-title/page-title.ts';
import { OrderEdits } from './order-edits.ts';
import { OrderRefunds } from './order-refunds.ts';
import { OrderReturns } from './order-returns.ts';
import { OrderShipments } from './order-shipments.ts';
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
    OrderEdits,
    OrderRefunds,
    OrderReturns,
    OrderShipments,
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
  protected readonly marketName = marketName;
  protected readonly placeLine = placeLine;
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
        .open<NoteDialog, NoteQuestion, string>(NoteDialog, { data: cancelQuestion(number) })
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

  /** How much of the sum is tax that prices hold. */
  protected insideOf({ amount, contained = [] }: ReceiptStep): MoneyDto {
    return { ...amount, minor: contained.reduce((all, { minor }) => all + minor, 0) };
  }

  protected countryName(code: string): string {
    return new Intl.DisplayNames('en-US', { type: 'region' }).of(code) ?? code;
  }

  constructor() {
    effect(() => this.#title.set(this.shown()?.number ?? 'Order'));
  }
}

const cancelQuestion = (number: string): NoteQuestion => ({
  title: `Cancel ${number}?`,
  text:
    'The items go back to the shelf, codes can be used again, the payment is let go or given back, ' +
    'and the shopper gets a mail. This cannot be undone.',
  note: { label: 'Why?', hint: 'Stays in the audit trail. No names or addresses, please.' },
  keep: 'Keep the order',
  act: 'Cancel the order',
});
