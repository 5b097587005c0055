import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import type { MissingLine, Refusal } from '../util/refusal.ts';

/** Why there is no total or no order, and the one thing to do about it. Nothing was charged in any case. */
@Component({
  selector: 'ga-refusal-note',
  imports: [Icon, RouterLink, Say],
  templateUrl: './refusal-note.html',
  styleUrl: './refusal-note.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefusalNote {
  readonly refusal = input.required<Refusal>();
  /** Take what is left of the short lines. */
  readonly adjust = output<readonly MissingLine[]>();
  readonly retry = output();
}
