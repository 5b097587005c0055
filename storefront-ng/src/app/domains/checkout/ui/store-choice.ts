import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PickupStoreDto } from '@green-apple/contracts-http';
import { sayDay } from '../../shared/util-words/dates.ts';
import { lackWords } from '../util/store-words.ts';

/** The stores, with what each has of the bag. */
@Component({
  selector: 'ga-store-choice',
  templateUrl: './store-choice.html',
  styleUrl: '../../shared/ui-delivery-choice/delivery-choice.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StoreChoice {
  readonly stores = input.required<readonly PickupStoreDto[]>();
  /** Id of the chosen option. */
  readonly chosen = input.required<string | null>();
  readonly disabled = input(false);
  readonly choose = output<string>();

  protected readonly cards = computed(() =>
    this.stores().map((store) => ({
      store,
      option: store.deliveryOptionId,
      text: store.readyBy === null ? lackWords(store.missing) : `Ready by ${sayDay(store.readyBy)}`,
    })),
  );
}
