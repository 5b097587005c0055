import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { BulkJobDto } from '@green-apple/contracts-http';
import { BADGE_LOOK } from '../../shared/ui-status/badge-look.ts';
import { stateText, toneOf } from '../util/bulk-text.ts';

/** How a file stands, in words; the colour only repeats what the words say. */
@Component({
  selector: 'ga-job-state',
  template: '{{ text() }}',
  styles: BADGE_LOOK,
  host: { '[attr.data-tone]': 'tone()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JobState {
  readonly job = input.required<BulkJobDto>();
  protected readonly text = computed(() => stateText(this.job()));
  protected readonly tone = computed(() => toneOf(this.job()));
}
