import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { Say } from '../domains/shared/util-language/say.ts';
import { Icon } from '@green-apple/ng-ui';

/** Stands where a page could not be fetched at all. */
@Component({
  selector: 'ga-lost-page',
  imports: [Icon, Say],
  template: `<div class="wrap" role="alert">
    <ga-icon name="offline" [size]="36" />
    <h1>{{ 'This page did not load' | say }}</h1>
    <p class="soft">{{ 'Your connection may have dropped. Your bag is safe.' | say }}</p>
    <button type="button" class="btn btn-primary" (click)="retry.emit()">
      <ga-icon name="retry" /> {{ 'Try again' | say }}
    </button>
  </div>`,
  styles: `
    div {
      display: grid;
      gap: 1rem;
      justify-items: center;
      padding-block: 5rem;
      text-align: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LostPage {
  readonly retry = output();
}
