import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OrderClient } from '../../shared/data-access/order-client.ts';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { RowKeys } from '../../shared/util-list/row-keys.ts';

const SHOWN = 8;

/** Where the day starts: the newest orders and what was changed last, as far as one's rights go. */
@Component({
  selector: 'ga-start-page',
  imports: [
    FailurePanel,
    MatButton,
    MoneyPipe,
    ProductPicture,
    RouterLink,
    RowKeys,
    StatePanel,
    StatusBadge,
    StoreTimeText,
  ],
  templateUrl: './start-page.html',
  styleUrl: './start-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StartPage {
  readonly #orders = inject(OrderClient);
  readonly #products = inject(ProductClient);
  protected readonly employee = inject(CurrentEmployee);

  protected readonly seesOrders = computed(() => this.employee.may('orders:read'));
  protected readonly seesProducts = computed(() => this.employee.may('products:read'));
  protected readonly firstName = computed(() => {
    const name = this.employee.me.hasValue() ? this.employee.me.value().name : '';
    return name.split(' ')[0] ?? '';
  });

  protected readonly orders = resource({
    params: () => (this.seesOrders() ? { limit: SHOWN } : undefined),
    loader: ({ params, abortSignal }) => this.#orders.list(params, abortSignal),
  });
  protected readonly products = resource({
    params: () => (this.seesProducts() ? { limit: SHOWN } : undefined),
    loader: ({ params, abortSignal }) => this.#products.list(params, abortSignal),
  });
}
