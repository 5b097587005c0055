import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AdminMedia } from '@green-apple/contracts-http';
import { BADGE_LOOK } from '../../shared/ui-status/badge-look.ts';
import { pictureStanding } from '../util/picture-text.ts';

/** Where a picture stands, in words. */
@Component({
  selector: 'ga-picture-badge',
  template: '{{ standing().label }}',
  styles: BADGE_LOOK,
  host: { '[attr.data-tone]': 'standing().tone' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PictureBadge {
  readonly media = input.required<AdminMedia>();
  protected readonly standing = computed(() => pictureStanding(this.media()));
}
