import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { AdminGiftCard, AdminGiftCardList } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { MoneyPipe } from '@green-apple/ng-ui';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { GiftCardClient } from '../../shared/data-access/gift-card-client.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { IssueValue } from './issue-value.ts';

const ENTRIES: Readonly<Record<AdminGiftCard['entries'][number]['kind'], string>> = {
  issue: 'Issued',
  debit: 'Paid an order',
  release: 'Given back: the order came to nothing',
  refund: 'Refund',
};

/** Gift cards and store credit: looked up, issued, blocked, each with its ledger. */
@Component({
  selector: 'ga-gift-card-page',
  imports: [
    FailurePanel,
    IssueValue,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MoneyPipe,
    Pager,
    RouterLink,
    StatePanel,
    StoreTimeText,
  ],
  templateUrl: './gift-card-page.html',
  styleUrl: './gift-card-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GiftCardPage {
  readonly kind = input<string>();
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(GiftCardClient);
  readonly #employee = inject(CurrentEmployee);
  protected readonly list = resource({
    params: () => ({ kind: this.kind(), cursor: this.cursor() }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  /** What was looked up stands in the place of the list. */
  protected readonly found = signal<AdminGiftCardList | null>(null);
  readonly #listed = keptValue(this.list);
  protected readonly shown = computed(() => this.found() ?? this.#listed());
  protected readonly mayWrite = computed(() => this.#employee.may('gift-cards:write'));
  protected readonly sought = signal('');
  protected readonly trouble = signal('');
  protected readonly entryText = ENTRIES;

  protected name({ kind, ending }: AdminGiftCard): string {
    return `${kind === 'gift-card' ? 'Gift card' : 'Store credit'} ending in ${ending}`;
  }

  protected state({ active, expiresAt }: AdminGiftCard): string {
    if (!active) return 'Blocked';
    return expiresAt !== null && Date.parse(expiresAt) <= Date.now() ? 'Over' : 'Good';
  }

  protected async lookUp(): Promise<void> {
    const text = this.sought().trim();
    if (text === '') return;
    await this.#attempt(async () => {
      this.found.set(
        await this.#client.lookUp(text.includes('@') ? { email: text } : { code: text }),
      );
      // Neither code nor address stays on the screen.
      this.sought.set('');
    });
  }

  protected async switch(card: AdminGiftCard): Promise<void> {
    await this.#attempt(async () => {
      const now = await this.#client.switch(card, !card.active);
      this.found.update((found) =>
        found === null
          ? null
          : { ...found, items: found.items.map((one) => (one.id === now.id ? now : one)) },
      );
    });
    this.list.reload();
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.trouble.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(
        failureCode(error) === 'VERSION_CONFLICT'
          ? 'A colleague was faster. The list shows how it stands now.'
          : 'That did not work. Nothing was changed; please check what you typed and try again.',
      );
    }
  }
}
