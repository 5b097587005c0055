import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import type { AdminReturn } from '@green-apple/contracts-http';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ReturnDeskClient } from '../../shared/data-access/return-client.ts';
import { DeskFrame, type DeskTab } from '../../shared/ui-desk/desk-frame.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { RowKeys } from '../../shared/util-list/row-keys.ts';
import { contentOf, STATE_CHOICES } from '../util/return-text.ts';

/** What comes back: what needs a decision first, then the newest. */
@Component({
  selector: 'ga-return-list-page',
  imports: [
    DeskFrame,
    MatButton,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    Pager,
    RouterLink,
    RowKeys,
    StatePanel,
    StatusBadge,
    StoreTimeText,
  ],
  templateUrl: './return-list-page.html',
  styleUrl: './return-list-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnListPage {
  readonly state = input<string>();
  readonly order = input<string>();
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(ReturnDeskClient);
  readonly #router = inject(Router);
  protected readonly employee = inject(CurrentEmployee);
  protected readonly list = resource({
    params: () => ({ state: this.state(), order: this.order(), cursor: this.cursor() }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly tabs = computed<DeskTab[]>(() => {
    const { decision = null, inspection = null } = this.shown()?.waiting ?? {};
    return [
      tab('All', null, null, this.state()),
      tab('To decide', 'requested', decision, this.state()),
      tab('To look at', 'received', inspection, this.state()),
    ];
  });
  protected readonly filtered = computed(() => Boolean(this.state() ?? this.order()));
  protected readonly states = STATE_CHOICES;
  protected readonly contentOf = contentOf;

  protected next({ state, review }: AdminReturn): string {
    if (state === 'requested' && review !== null) return 'Needs a decision';
    return state === 'received' ? 'To be looked at' : '';
  }

  protected show(state: string): void {
    void this.#router.navigate([], {
      queryParams: { state: state || null, cursor: null, from: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

const tab = (
  label: string,
  state: string | null,
  waiting: number | null,
  open: string | undefined,
): DeskTab => ({
  label,
  waiting,
  params: { state, cursor: null, from: null },
  isOpen: (open ?? null) === state,
});
