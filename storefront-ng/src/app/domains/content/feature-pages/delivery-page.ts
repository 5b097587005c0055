import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { COUNTRIES } from '@green-apple/domain-pricing/country';
import { MarketStore } from '../../shared/data-market/market-store.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';

/** How parcels travel, and how they come back. */
@Component({
  selector: 'ga-delivery-page',
  templateUrl: './delivery-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeliveryPage {
  protected readonly shop = inject(MarketStore);
  protected readonly places = computed(() => {
    const names = this.shop.market().countries.map((code) => COUNTRIES[code].name);
    const text = new Intl.ListFormat('en-US').format(names);
    return text.replace(/United States|Netherlands/, (name) => `the ${name}`);
  });

  constructor() {
    inject(PageMeta).describe({
      title: 'Delivery and returns',
      description: 'Where we deliver, what it costs, when it arrives, and how to return something.',
      canonicalPath: '/delivery-and-returns',
    });
  }
}
