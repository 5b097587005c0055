import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The apple: our mark beside the name, and what stands where a picture is missing. */
@Component({
  selector: 'ga-brand-mark',
  template: `<svg viewBox="0 0 32 36" focusable="false" [attr.height]="size()">
    <path
      class="fruit"
      d="M16 11.4c-2-1.7-4.3-2.4-6.6-2C5 10.2 2.2 14.3 2.6 19.6 3 26.2 7.2 34 11.6 34.2c1.6.1 2.8-.9 4.4-.9s2.8 1 4.4.9C24.8 34 29 26.2 29.4 19.6c.4-5.3-2.4-9.4-6.8-10.2-2.3-.4-4.6.3-6.6 2z"
    />
    <path class="leaf" d="M15.9 9.6c-.5-4.6 2-8.2 6.7-9 .7 4.7-2 8.5-6.7 9z" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    .fruit {
      fill: var(--apple);
    }
    .leaf {
      fill: var(--orchard);
    }
  `,
  host: { 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrandMark {
  readonly size = input(30);
}
