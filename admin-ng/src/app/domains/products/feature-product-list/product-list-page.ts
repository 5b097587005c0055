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
import { MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { ReferenceClient } from '../../shared/data-access/reference-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ListSearch } from '../../shared/ui-list-search/list-search.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { RowKeys } from '../../shared/util-list/row-keys.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { ProductTabs } from '../ui/product-tabs.ts';
import { publicationState, type Publication } from '../util/publication.ts';

/** All products: searched, filtered and paged by the address, so that "back" finds the place again. */
@Component({
  selector: 'ga-product-list-page',
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
    ProductPicture,
    ProductTabs,
    RouterLink,
    RowKeys,
    StatePanel,
    StatusBadge,
    StoreTimeText,
  ],
  templateUrl: './product-list-page.html',
  styleUrl: './product-list-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductListPage {
  readonly q = input<string>();
  readonly status = input<string>();
  readonly category = input<string>();
  readonly sort = input<string>();
  readonly cursor = input<string>();
  readonly from = input<string>();

  protected readonly employee = inject(CurrentEmployee);
  readonly #client = inject(ProductClient);
  readonly #reference = inject(ReferenceClient);
  readonly #router = inject(Router);

  readonly #query = computed(() => ({
    q: this.q(),
    status: this.status(),
    category: this.category(),
    sort: this.sort(),
    cursor: this.cursor(),
  }));
  protected readonly list = resource({
    params: this.#query,
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  /** The last list stays in view while the next one loads. */
  protected readonly shown = keptValue(this.list);
  protected readonly reference = resource({ loader: () => this.#reference.read() });
  protected readonly categories = computed(() => {
    const all = this.reference.hasValue() ? this.reference.value().categories : [];
    return all
      .filter(({ parentId }) => parentId === null)
      .flatMap((top) => [
        { slug: top.slug, name: top.name, depth: 0 },
        ...all
          .filter(({ parentId }) => parentId === top.id)
          .map(({ slug, name }) => ({ slug, name, depth: 1 })),
      ]);
  });
  protected readonly stateOf = (product: Publication): string =>
    publicationState(product, Date.now());
  protected readonly refused = computed(() => failureCode(this.list.error()) === 'FORBIDDEN');
  protected readonly filtered = computed(() =>
    Boolean(this.q() ?? this.status() ?? this.category()),
  );

  /** A filter starts its list from the first page. */
  protected filter(change: Readonly<Record<string, string | null>>): void {
    void this.#router.navigate([], {
      queryParams: { ...change, cursor: null, from: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
