import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { DeliveryOption } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { Say } from '../util-language/say.ts';
import { WORDS } from '../util-language/words.ts';
import { deliveryName } from '../util-words/receipt-words.ts';

/** The ways a parcel can travel, each with its days and its price. */
@Component({
  selector: 'ga-delivery-choice',
  imports: [MoneyPipe, Say],
  templateUrl: './delivery-choice.html',
  styleUrl: './delivery-choice.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeliveryChoice {
  readonly #words = inject(WORDS);
  readonly options = input.required<readonly DeliveryOption[]>();
  readonly chosen = input.required<string>();
  readonly disabled = input(false);
  readonly choose = output<string>();

  protected readonly cards = computed(() =>
    this.options().map((option) => ({
      option,
      label: deliveryName(option, this.#words),
      when: this.#words.say(option.kind === 'collect' ? 'Ready {days}' : 'At your door {days}', {
        days: this.#words.window(option.earliest, option.latest),
      }),
    })),
  );
}
