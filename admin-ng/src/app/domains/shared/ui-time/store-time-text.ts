import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { exactTime, shortTime } from '../util-time/store-time.ts';

/** A moment on the stores' clock; the exact one on hover. */
@Component({
  selector: 'ga-time',
  template: `<time [attr.datetime]="at()" [title]="exact()">{{ short() }}</time>`,
  styles: `
    :host {
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StoreTimeText {
  readonly at = input.required<string>();
  readonly #zone = inject(APP_SETTINGS).timeZone;
  protected readonly short = computed(() => shortTime(this.at(), this.#zone, Date.now()));
  protected readonly exact = computed(() => exactTime(this.at(), this.#zone));
}
