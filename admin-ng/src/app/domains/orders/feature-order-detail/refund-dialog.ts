import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { AdminOrder, RefundReason, WantedRefund } from '@green-apple/contracts-http';
import { ApiProblem } from '@green-apple/ng-api-client';
import { MoneyPipe } from '@green-apple/ng-ui';
import { RefundClient } from '../../shared/data-access/refund-client.ts';
import { minorOf } from '../util/minor-text.ts';

const REASONS: ReadonlyArray<readonly [RefundReason, string]> = [
  ['damaged', 'It came damaged'],
  ['not_received', 'It did not arrive'],
  ['not_as_described', 'It is not as described'],
  ['late', 'It came late'],
  ['price', 'The price was wrong'],
  ['goodwill', 'Goodwill'],
  ['other', 'Something else'],
];
const TYPING_MS = 300;
const FAILED = 'That did not work. Nothing was given back; please try again.';

/** Asks what is to go back and why, and shows beforehand where it would go; closes with true when it is asked. */
@Component({
  selector: 'ga-refund-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    MoneyPipe,
  ],
  templateUrl: './refund-dialog.html',
  styleUrl: './refund-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefundDialog {
  protected readonly order = inject<AdminOrder>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<RefundDialog, boolean>>(MatDialogRef);
  readonly #client = inject(RefundClient);
  protected readonly reasons = REASONS;

  protected readonly quantities = signal<Readonly<Record<string, number>>>({});
  protected readonly shipping = signal('');
  protected readonly amount = signal('');
  protected readonly reason = signal<RefundReason>('damaged');
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');

  /** Null while something typed is no sum. */
  protected readonly wanted = computed<WantedRefund | null>(() => {
    const [shippingMinor, amountMinor] = [minorOf(this.shipping()), minorOf(this.amount())];
    if (shippingMinor === null || amountMinor === null) return null;
    const lines = Object.entries(this.quantities())
      .filter(([, quantity]) => quantity > 0)
      .map(([lineId, quantity]) => ({ lineId, quantity }));
    return { lines, shippingMinor, amountMinor };
  });
  protected readonly isEmpty = computed(() => {
    const wanted = this.wanted();
    return wanted?.lines.length === 0 && wanted.shippingMinor + wanted.amountMinor === 0;
  });
  protected readonly preview = resource({
    params: () => {
      const wanted = this.wanted();
      return wanted === null || this.isEmpty() ? undefined : wanted;
    },
    loader: async ({ params, abortSignal }) => {
      await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
      return this.#client.preview(this.order.id, params, abortSignal);
    },
  });
  protected readonly shown = computed(() =>
    this.preview.hasValue() ? this.preview.value() : null,
  );
  protected readonly why = computed(() => {
    if (this.wanted() === null) return 'Type sums like 12.50.';
    const error = this.preview.error();
    return error === undefined ? '' : words(error);
  });
  /** One key for one wish: another wish is another refund. */
  readonly #key = computed(() => (this.wanted() === null ? '' : crypto.randomUUID()));

  protected take(lineId: string, text: string): void {
    const quantity = Math.max(0, Math.floor(Number(text)) || 0);
    this.quantities.update((all) => ({ ...all, [lineId]: quantity }));
  }

  protected async send(): Promise<void> {
    const wanted = this.wanted();
    if (wanted === null || this.busy()) return;
    this.busy.set(true);
    this.trouble.set('');
    try {
      const request = { ...wanted, reason: this.reason(), note: this.note().trim() };
      await this.#client.ask(this.order.id, request, this.#key());
      this.#dialog.close(true);
    } catch (error) {
      this.trouble.set(words(error));
    } finally {
      this.busy.set(false);
    }
  }
}

const words = (error: unknown): string =>
  error instanceof ApiProblem && error.code === 'REFUND_NOT_POSSIBLE'
    ? (error.problem.detail ?? FAILED)
    : FAILED;
