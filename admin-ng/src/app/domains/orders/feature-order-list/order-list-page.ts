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
import { failureCode } from '@green-apple/ng-api-client';
import { MoneyPipe } from '@green-apple/ng-ui';
import { OrderClient } from '../../shared/data-access/order-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ListSearch } from '../../shared/ui-list-search/list-search.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { marketName } from '../../shared/util-market/market-text.ts';
import { RowKeys } from '../../shared/util-list/row-keys.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { reasonText } from '../util/reason-text.ts';

/** Orders, newest first. */
@Component({
  selector: 'ga-order-list-page',
  imports: [
    FailurePanel,
    Icon,
    ListSearch,
    MatButton,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    MoneyPipe,
    Pager,
    RouterLink,
    RowKeys,
    StatePanel,
    StatusBadge,
    StoreTimeText,
  ],
  templateUrl: './order-list-page.html',
  styleUrl: './order-list-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderListPage {
  protected readonly marketName = marketName;
  readonly q = input<string>();
  readonly state = input<string>();
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(OrderClient);
  readonly #router = inject(Router);

  protected readonly list = resource({
    params: () => ({ q: this.q(), state: this.state(), cursor: this.cursor() }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly refused = computed(() => failureCode(this.list.error()) === 'FORBIDDEN');
  protected readonly filtered = computed(() => Boolean(this.q() ?? this.state()));
  protected readonly reasonText = reasonText;

  protected filter(change: Readonly<Record<string, string | null>>): void {
    void this.#router.navigate([], {
      queryParams: { ...change, cursor: null, from: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
