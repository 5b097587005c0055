import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { DeliveryOption } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { sayWindow } from '../util-words/dates.ts';

/** The ways a parcel can travel, each with its days and its price. */
@Component({
  selector: 'ga-delivery-choice',
  imports: [MoneyPipe],
  templateUrl: './delivery-choice.html',
  styleUrl: './delivery-choice.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeliveryChoice {
  readonly options = input.required<readonly DeliveryOption[]>();
  readonly chosen = input.required<string>();
  readonly disabled = input(false);
  readonly choose = output<string>();

  protected readonly cards = computed(() =>
    this.options().map((option) => ({
      option,
      when:
        option.kind === 'collect'
          ? `Ready ${sayWindow(option.earliest, option.latest)}`
          : `At your door ${sayWindow(option.earliest, option.latest)}`,
    })),
  );
}
