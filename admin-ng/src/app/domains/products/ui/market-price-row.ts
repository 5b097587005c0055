import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatFormField, MatHint, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { RouterLink } from '@angular/router';
import type { AdminProductPrices, VariantListPrice } from '@green-apple/contracts-http';
import { currencySign, moneyText } from '../../shared/util-market/market-text.ts';
import { marketFaults, type MarketPriceDraft } from '../util/market-price-draft.ts';

/** What one size costs in one market, and which price lists make it cheaper there. */
@Component({
  selector: 'ga-market-price-row',
  imports: [MatFormField, MatHint, MatInput, MatLabel, MatPrefix, MatSlideToggle, RouterLink],
  templateUrl: './market-price-row.html',
  styleUrl: './market-price-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MarketPriceRow {
  readonly variant = input.required<AdminProductPrices['variants'][number]>();
  readonly market = input.required<string>();
  readonly zone = input.required<string>();
  /** Null where it is edited elsewhere. */
  readonly draft = input.required<MarketPriceDraft | null>();
  readonly locked = input(false);
  readonly changed = output<Partial<MarketPriceDraft>>();

  protected readonly sign = computed(() => currencySign(this.market()));
  protected readonly faults = computed(() => {
    const draft = this.draft();
    return draft ? marketFaults(draft, this.zone()) : {};
  });
  protected readonly lists = computed(() =>
    (this.variant().lists ?? []).filter(({ market }) => market === this.market()),
  );

  protected listText({ unitMinor, minQuantity, group, active }: VariantListPrice): string {
    return [
      `${moneyText(unitMinor, this.market())} each`,
      ...(minQuantity > 1 ? [`from ${minQuantity}`] : []),
      ...(group === null ? [] : [`for ${group}`]),
      ...(active ? [] : ['switched off']),
    ].join(', ');
  }
}
