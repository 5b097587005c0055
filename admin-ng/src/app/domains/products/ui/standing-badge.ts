import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AdminCertificate } from '@green-apple/contracts-http';
import { BADGE_LOOK } from '../../shared/ui-status/badge-look.ts';
import { standingText, standingTone } from '../util/certificate-text.ts';

/** Where a certificate stands, in words. */
@Component({
  selector: 'ga-standing-badge',
  template: '{{ text() }}',
  styles: BADGE_LOOK,
  host: { '[attr.data-tone]': 'tone()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StandingBadge {
  readonly certificate = input.required<AdminCertificate>();
  protected readonly text = computed(() =>
    standingText(this.certificate(), new Date().toISOString().slice(0, 10)),
  );
  protected readonly tone = computed(() => standingTone(this.certificate()));
}
