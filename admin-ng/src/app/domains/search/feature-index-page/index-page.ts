import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AskOfIndex } from '@green-apple/contracts-http';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { SearchClient } from '../../shared/data-access/search-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { actionText, requestState, span, verdict } from '../util/index-text.ts';

/** Whether search shows what the shop sells, how soon, and since when; with what can be done about it. */
@Component({
  selector: 'ga-index-page',
  imports: [FailurePanel, Icon, MatButton, RouterLink, StatePanel, StoreTimeText],
  templateUrl: './index-page.html',
  styleUrl: './index-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class IndexPage {
  readonly #client = inject(SearchClient);
  readonly #employee = inject(CurrentEmployee);
  protected readonly status = resource({
    loader: ({ abortSignal }) => this.#client.index(abortSignal),
  });
  protected readonly shown = keptValue(this.status);
  protected readonly mayAsk = computed(() => this.#employee.may('search:maintain'));
  protected readonly trouble = signal('');
  protected readonly span = span;
  protected readonly verdict = verdict;
  protected readonly requestState = requestState;
  protected readonly actionText = actionText;

  protected async ask(action: AskOfIndex['action']): Promise<void> {
    this.trouble.set('');
    try {
      await this.#client.ask({ action });
    } catch {
      this.trouble.set('That could not be asked for. Please try again.');
    }
    this.status.reload();
  }
}
