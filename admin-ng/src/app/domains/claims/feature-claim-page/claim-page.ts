import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { AdminClaim, AdminClaimList, DecideClaim } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { firstValueFrom } from 'rxjs';
import { ClaimClient } from '../../shared/data-access/claim-client.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { ProposeDialog, type ProposeDialogData, type ProposedClaim } from '../ui/propose-dialog.ts';
import { KIND_TEXT, STATE_TABS, stateOf } from '../util/claim-text.ts';

/** What products are said to do: one person proposes, another one approves. */
@Component({
  selector: 'ga-claim-page',
  imports: [FailurePanel, Icon, MatButton, RouterLink, StatePanel, StoreTimeText],
  templateUrl: './claim-page.html',
  styleUrl: './claim-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClaimPage {
  /** Which of them, from the address. */
  readonly state = input<string>();
  /** Only those of one product, which can get a new one here. */
  readonly product = input<string>();

  readonly #client = inject(ClaimClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly shows = computed(() => stateOf(this.state()));
  protected readonly list = resource({
    params: () => ({ state: this.shows(), product: this.product() }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = linkedSignal<AdminClaimList | undefined, AdminClaimList | undefined>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');
  protected readonly tabs = STATE_TABS;
  protected readonly kinds = KIND_TEXT;

  protected async propose(productId: string): Promise<void> {
    const today = new Date().toISOString().slice(0, 10);
    const dialog = this.#dialogs.open<ProposeDialog, ProposeDialogData, ProposedClaim>(
      ProposeDialog,
      { data: { today } },
    );
    const claim = await firstValueFrom(dialog.afterClosed());
    if (claim) await this.#attempt(() => this.#client.propose({ productId, ...claim }));
  }

  protected decide(claim: AdminClaim, decision: DecideClaim['decision']): Promise<void> {
    return this.#attempt(() => this.#client.decide(claim, decision));
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.trouble.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(troubleOf(failureCode(error)));
    } finally {
      this.busy.set(false);
      this.list.reload();
    }
  }
}

function troubleOf(code: ReturnType<typeof failureCode>): string {
  switch (code) {
    case 'VERSION_CONFLICT':
    case 'NOT_FOUND':
      return 'A colleague was faster. The list shows how it stands now.';
    case 'CLAIM_OWN':
      return 'You have proposed this one yourself: somebody else has to approve it.';
    case 'CLAIM_EXPIRED':
      return 'Its last day is over. Propose it anew.';
    case 'DISEASE_CLAIM':
      return 'The wording promises to act on a disease. Nothing was proposed.';
    default:
      return 'That did not work. Nothing was changed; please try again.';
  }
}
