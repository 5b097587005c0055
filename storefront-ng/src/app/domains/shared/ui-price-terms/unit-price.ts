import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { UnitPriceDto } from '@green-apple/contracts-http';
import { WORDS, type Text } from '../util-language/words.ts';

const PER = {
  kg: ['{price} / kg', '{price} a kilo'],
  l: ['{price} / l', '{price} a litre'],
  piece: ['{price} / piece', '{price} a piece'],
} as const satisfies Readonly<Record<UnitPriceDto['per'], readonly [shown: Text, said: Text]>>;

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
  readonly #words = inject(WORDS);
  readonly price = input<UnitPriceDto>();
  protected readonly words = computed(() => {
    const unit = this.price();
    if (unit === undefined) return null;
    const [shown, said] = PER[unit.per];
    const price = this.#words.money(unit);
    return { shown: this.#words.say(shown, { price }), said: this.#words.say(said, { price }) };
  });
}
