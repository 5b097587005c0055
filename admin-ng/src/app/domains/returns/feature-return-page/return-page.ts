import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  resource,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { AdminReturn, InspectReturn } from '@green-apple/contracts-http';
import {
  RETURN_DECISION_CODES,
  RETURN_DECISIONS,
  type ReturnInstruction,
} from '@green-apple/domain-order';
import { MoneyPipe } from '@green-apple/ng-ui';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ReturnDeskClient } from '../../shared/data-access/return-client.ts';
import { askReason } from '../../shared/ui-dialog/reason-dialog.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { PageTitle } from '../../shared/util-page-title/page-title.ts';
import { InspectForm } from '../ui/inspect-form.ts';
import {
  askedText,
  DECISION_TEXT,
  historyReason,
  REASON_TEXT,
  returnTrouble,
  reviewText,
  STATE_TEXT,
} from '../util/return-text.ts';

/** A run answers within a second or two; the page looks this often for what it did. */
const LOOKS = 6;
const PAUSE_MS = 1_000;

/** One return: what comes back and why, where its parcel is, and what can be done with it now. */
@Component({
  selector: 'ga-return-page',
  imports: [
    FailurePanel,
    Icon,
    InspectForm,
    MatButton,
    MoneyPipe,
    RouterLink,
    StatusBadge,
    StoreTimeText,
  ],
  templateUrl: './return-page.html',
  styleUrl: './return-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnPage {
  readonly id = input.required<string>();

  readonly #client = inject(ReturnDeskClient);
  readonly #dialogs = inject(MatDialog);
  readonly #title = inject(PageTitle);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly item = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.#client.read(params, abortSignal),
  });
  readonly #kept = keptValue(this.item);
  protected readonly shown = computed(() => {
    const kept = this.#kept();
    return kept?.id === this.id() ? kept : undefined;
  });
  protected readonly attempt = new Attempt(returnTrouble);
  protected readonly busy = computed(
    () => this.attempt.at() !== null || (this.shown()?.asked ?? null) !== null,
  );
  protected readonly mayInspect = computed(() => this.#may('inspect', 'returns:receive'));
  protected readonly mayReceive = computed(() => this.#may('receive', 'returns:receive'));
  protected readonly mayDecide = computed(() => this.#may('approve', 'returns:decide'));
  protected readonly reasons = REASON_TEXT;
  protected readonly states = STATE_TEXT;
  protected readonly reviewText = reviewText;
  protected readonly historyReason = historyReason;
  protected readonly askedText = askedText;
  #gone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.#gone = true));
    effect(() => this.#title.set(this.shown()?.number ?? 'Return'));
  }

  protected approve(seen: AdminReturn): Promise<void> {
    return this.#ask('approve', () => this.#client.decide(seen, { decision: 'approve' }));
  }

  protected async refuse(seen: AdminReturn): Promise<void> {
    const reason = await askReason(this.#dialogs, {
      title: `Decline ${seen.number}?`,
      text: 'The shopper keeps it, gets a mail and reads why. This cannot be undone.',
      reasons: RETURN_DECISION_CODES.map((value) => ({
        value,
        label: DECISION_TEXT[value],
        told: RETURN_DECISIONS[value],
      })),
      act: 'Decline it',
    });
    if (!reason) return;
    await this.#ask('refuse', () => this.#client.decide(seen, { decision: 'refuse', reason }));
  }

  protected arrived(seen: AdminReturn): Promise<void> {
    return this.#ask('receive', () => this.#client.arrived(seen));
  }

  protected inspected(seen: AdminReturn, found: InspectReturn): Promise<void> {
    return this.#ask('inspect', () => this.#client.inspected(seen, found));
  }

  async #ask(what: ReturnInstruction, work: () => Promise<AdminReturn>): Promise<void> {
    await this.attempt.make(what, async () => this.item.set(await work()));
    if (this.attempt.trouble() === '') await this.#watch();
    else this.item.reload();
  }

  /** Looks until the run has done what was asked. */
  async #watch(): Promise<void> {
    for (let look = 0; look < LOOKS && !this.#gone; look++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (this.#gone) return;
      // Quietly: the page does not change its face with every look.
      const now = await this.#client.read(this.id()).catch(() => null);
      if (this.#gone || now === null) continue;
      this.item.set(now);
      if (now.asked === null) return;
    }
  }

  #may(what: ReturnInstruction, right: 'returns:decide' | 'returns:receive'): boolean {
    return this.employee.may(right) && (this.shown()?.may.includes(what) ?? false);
  }
}
