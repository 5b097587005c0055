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
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { Router, RouterLink } from '@angular/router';
import type { AdminPriceList } from '@green-apple/contracts-http';
import type { MarketCode } from '@green-apple/domain-pricing/market';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { PriceClient } from '../../shared/data-access/price-client.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { PickSegment } from '../../shared/feature-pick-segment/pick-segment.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { MARKET_CHOICES, marketName } from '../../shared/util-market/market-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';

/** Price lists, newest first, and the way to a new one. */
@Component({
  selector: 'ga-price-list-page',
  imports: [
    FailurePanel,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    MatSlideToggle,
    Pager,
    RouterLink,
    StatePanel,
    StoreTimeText,
    PickSegment,
  ],
  templateUrl: './price-list-page.html',
  styleUrl: './price-list-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PriceListPage {
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(PriceClient);
  readonly #router = inject(Router);
  readonly #employee = inject(CurrentEmployee);
  readonly #newId = crypto.randomUUID();
  protected readonly list = resource({
    params: () => ({ cursor: this.cursor() }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly locked = computed(() => !this.#employee.may('promotions:write'));
  protected readonly name = signal('');
  protected readonly market = signal<MarketCode>('US');
  protected readonly marketChoices = MARKET_CHOICES;
  protected readonly nameOf = marketName;
  protected readonly group = signal('');
  protected readonly trouble = signal('');

  protected async create(): Promise<void> {
    this.trouble.set('');
    try {
      const made = await this.#client.create({
        id: this.#newId,
        name: this.name().trim(),
        market: this.market(),
        group: this.group().trim() || null,
        startsAt: null,
        endsAt: null,
      });
      await this.#router.navigate(['/prices', made.id]);
    } catch {
      this.trouble.set('The list was not made. Please try again.');
    }
  }

  protected async switch(list: AdminPriceList, active: boolean): Promise<void> {
    this.trouble.set('');
    try {
      await this.#client.switch(list, active);
    } catch {
      this.trouble.set('That did not work. The lists show how they stand now.');
    }
    this.list.reload();
  }
}
