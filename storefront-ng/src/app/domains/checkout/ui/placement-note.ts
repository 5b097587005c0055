import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import type { PlacementPhase } from '../data/placement-store.ts';

/** Stands in place of the form while it is not known whether an order went through, and when it did. */
@Component({
  selector: 'ga-placement-note',
  imports: [Icon, RouterLink, Say],
  templateUrl: './placement-note.html',
  styleUrl: './placement-note.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlacementNote {
  readonly phase = input.required<PlacementPhase>();
  readonly again = output();
}
