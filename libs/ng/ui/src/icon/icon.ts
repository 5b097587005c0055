import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { ICONS, iconBody, type IconName } from './icons.ts';

/** A Lucide icon, drawn inline and hidden from assistive technology: the words beside it speak. */
@Component({
  selector: 'ga-icon',
  template: `<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    focusable="false"
    [attr.width]="size()"
    [attr.height]="size()"
    [innerHTML]="body()"
  ></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
  host: { 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(20);

  readonly #sanitizer = inject(DomSanitizer);
  // Safe: the markup comes from the icon package, never from a person.
  protected readonly body = computed(() =>
    this.#sanitizer.bypassSecurityTrustHtml(iconBody(ICONS[this.name()])),
  );
}
