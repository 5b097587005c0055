import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { UnitPriceDto } from '@green-apple/contracts-http';
import { formatMoney } from '@green-apple/domain-money';

const WORDS: Readonly<Record<UnitPriceDto['per'], readonly [shown: string, said: string]>> = {
  kg: ['kg', 'kilo'],
  l: ['l', 'litre'],
  piece: ['piece', 'piece'],
};

/** "€46.00 / kg": what packs of other sizes are compared by; nothing where a market shows none. */
@Component({
  selector: 'ga-unit-price',
  template: `@if (words(); as one) {
    <span class="tabular" aria-hidden="true">{{ one.shown }}</span><span class="sr-only">{{
      one.said
    }}</span>
  }`,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitPrice {
  readonly price = input<UnitPriceDto>();
  protected readonly words = computed(() => {
    const price = this.price();
    if (price === undefined) return null;
    const [shown, said] = WORDS[price.per];
    const sum = formatMoney(price);
    return { shown: `${sum} / ${shown}`, said: `${sum} a ${said}` };
  });
}
