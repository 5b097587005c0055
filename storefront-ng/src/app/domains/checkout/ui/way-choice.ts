import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Say } from '../../shared/util-language/say.ts';
import type { Way } from '../util/checkout-draft.ts';

/** Home by carrier, or out of a store. */
@Component({
  selector: 'ga-way-choice',
  imports: [Say],
  templateUrl: './way-choice.html',
  styleUrl: '../../shared/ui-delivery-choice/delivery-choice.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WayChoice {
  readonly chosen = input.required<Way>();
  readonly disabled = input(false);
  readonly choose = output<Way>();
}
