import { ChangeDetectionStrategy, Component, computed, input, output, inject } from '@angular/core';
import type { ImageDto, MoneyDto } from '@green-apple/contracts-http';
import { Icon, MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { Quantity } from '../../shared/ui-quantity/quantity.ts';

/** A line of an order while it is changed: more, fewer, out, and back in. */
@Component({
  selector: 'ga-change-line',
  imports: [Icon, MoneyPipe, ProductPicture, Quantity, Say, Size],
  templateUrl: './change-line.html',
  styleUrl: './change-line.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeLine {
  readonly #words = inject(WORDS);
  readonly title = input.required<string>();
  readonly variantTitle = input.required<string>();
  readonly image = input.required<ImageDto | null>();
  readonly price = input.required<MoneyDto>();
  /** How many the order has now; none for what comes new. */
  readonly before = input.required<number>();
  readonly quantity = input.required<number>();
  /** Comes and goes with its offer. */
  readonly gift = input(false);
  readonly changed = output<number>();

  protected readonly note = computed(() => {
    const [before, now] = [this.before(), this.quantity()];
    if (before === 0) return this.#words.say('New');
    if (now === 0) return this.#words.say('Will be taken out');
    return now === before ? null : this.#words.say('{now} instead of {before}', { now, before });
  });
}
