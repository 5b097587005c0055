import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { IssuedGiftCard } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { GiftCardClient } from '../../shared/data-access/gift-card-client.ts';
import { toFailure } from '../../shared/ui-state/failure.ts';
import { fromStoreClock } from '../../shared/util-time/store-time.ts';

/** Issues a gift card or a customer's credit, and shows the code this once. */
@Component({
  selector: 'ga-issue-value',
  imports: [
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    MatOption,
    MatPrefix,
    MatSelect,
    MoneyPipe,
  ],
  templateUrl: './issue-value.html',
  styleUrl: './issue-value.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class IssueValue {
  readonly issued = output();

  readonly #client = inject(GiftCardClient);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  /** Kept over attempts whose answer was lost: what was asked for twice is issued once. */
  #id = crypto.randomUUID();
  protected readonly kind = signal<'gift-card' | 'store-credit'>('gift-card');
  protected readonly amount = signal('50.00');
  /** It pays in shops of this money only. */
  protected readonly currency = signal<'USD' | 'EUR'>('USD');
  protected readonly email = signal('');
  protected readonly expires = signal('');
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');
  protected readonly done = signal<IssuedGiftCard | null>(null);

  protected async issue(): Promise<void> {
    const minor = Math.round(Number(this.amount()) * 100);
    if (!(minor >= 1 && minor <= 200_000)) {
      this.trouble.set('An amount is between 0.01 and 2,000.00.');
      return;
    }
    this.busy.set(true);
    this.trouble.set('');
    const value = {
      id: this.#id,
      minor,
      currency: this.currency(),
      expiresAt: fromStoreClock(this.expires(), this.#zone),
    };
    try {
      this.done.set(
        await (this.kind() === 'gift-card'
          ? this.#client.issue(value)
          : this.#client.issueCredit({ ...value, email: this.email().trim() })),
      );
      this.#id = crypto.randomUUID();
      this.email.set('');
      this.issued.emit();
    } catch (error) {
      this.trouble.set(
        this.kind() === 'store-credit' && !this.email().includes('@')
          ? 'Whose credit is it? Write the customer’s e-mail address.'
          : toFailure(error, 'The card').text,
      );
    } finally {
      this.busy.set(false);
    }
  }
}
