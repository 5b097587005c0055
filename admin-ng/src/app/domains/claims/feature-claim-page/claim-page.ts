import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { AdminClaim, DecideClaim } from '@green-apple/contracts-http';
import { firstValueFrom } from 'rxjs';
import { ClaimClient } from '../../shared/data-access/claim-client.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { DeskFrame, type DeskTab } from '../../shared/ui-desk/desk-frame.ts';
import { stateTabs } from '../../shared/ui-desk/state-tabs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { Attempt, usualTrouble, type FailureCode } from '../../shared/util-attempt/attempt.ts';
import { marketName } from '../../shared/util-market/market-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { ProposeDialog, type ProposeDialogData, type ProposedClaim } from '../ui/propose-dialog.ts';
import { KIND_TEXT, STATE_TABS, stateOf } from '../util/claim-text.ts';

/** What products are said to do: one person proposes, another one approves. */
@Component({
  selector: 'ga-claim-page',
  imports: [DeskFrame, Icon, MatButton, RouterLink, StatePanel, StoreTimeText],
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
  protected readonly shown = keptValue(this.list);
  protected readonly attempt = new Attempt(troubleOf);
  protected readonly tabs = computed<DeskTab[]>(() =>
    stateTabs(STATE_TABS, this.shows(), this.product() ? null : (this.shown()?.waiting ?? null)),
  );
  protected readonly kinds = KIND_TEXT;
  protected readonly marketName = marketName;

  protected async propose(productId: string): Promise<void> {
    const today = new Date().toISOString().slice(0, 10);
    const dialog = this.#dialogs.open<ProposeDialog, ProposeDialogData, ProposedClaim>(
      ProposeDialog,
      { data: { today } },
    );
    const claim = await firstValueFrom(dialog.afterClosed());
    if (claim) await this.#make(productId, () => this.#client.propose({ productId, ...claim }));
  }

  protected decide(claim: AdminClaim, decision: DecideClaim['decision']): Promise<void> {
    return this.#make(claim.id, () => this.#client.decide(claim, decision));
  }

  async #make(what: string, work: () => Promise<unknown>): Promise<void> {
    await this.attempt.make(what, work);
    this.list.reload();
  }
}

function troubleOf(code: FailureCode): string {
  switch (code) {
    case 'CLAIM_OWN':
      return 'You have proposed this one yourself: somebody else has to approve it.';
    case 'CLAIM_EXPIRED':
      return 'Its last day is over. Propose it anew.';
    case 'DISEASE_CLAIM':
      return 'The wording promises to act on a disease. Nothing was proposed.';
    default:
      return usualTrouble(code);
  }
}
