import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { COUNTRIES } from '@green-apple/domain-pricing/country';
import { MarketStore } from '../../shared/data-market/market-store.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';

/** How parcels travel, and how they come back. */
@Component({
  selector: 'ga-delivery-page',
  imports: [Say],
  templateUrl: './delivery-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeliveryPage {
  protected readonly shop = inject(MarketStore);
  readonly #words = inject(WORDS);
  protected readonly places = computed(() => {
    const names = this.shop.market().countries.map((code) => COUNTRIES[code].name);
    const text = this.#words.list(names.map((name) => this.#words.say(name)));
    return text.replace(/United States|Netherlands/, (name) => `the ${name}`);
  });

  constructor() {
    inject(PageMeta).describe({
      title: this.#words.say('Delivery and returns'),
      description: this.#words.say(
        'Where we deliver, what it costs, when it arrives, and how to return something.',
      ),
      canonicalPath: '/delivery-and-returns',
    });
  }
}
