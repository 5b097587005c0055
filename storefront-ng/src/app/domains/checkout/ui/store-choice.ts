import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { PickupStoreDto } from '@green-apple/contracts-http';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { lackWords } from '../util/store-words.ts';

/** The stores, with what each has of the bag. */
@Component({
  selector: 'ga-store-choice',
  imports: [Say],
  templateUrl: './store-choice.html',
  styleUrl: '../../shared/ui-delivery-choice/delivery-choice.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StoreChoice {
  readonly #words = inject(WORDS);
  readonly stores = input.required<readonly PickupStoreDto[]>();
  /** Id of the chosen option. */
  readonly chosen = input.required<string | null>();
  readonly disabled = input(false);
  readonly choose = output<string>();

  protected readonly cards = computed(() =>
    this.stores().map((store) => ({
      store,
      option: store.deliveryOptionId,
      text:
        store.readyBy === null
          ? lackWords(store.missing, this.#words)
          : this.#words.say('Ready by {day}', { day: this.#words.day(store.readyBy) }),
    })),
  );
}
