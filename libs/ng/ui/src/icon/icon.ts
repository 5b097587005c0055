import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { ICONS, iconBody, type IconName } from './icons.ts';

/** A Lucide icon, drawn inline and hidden from assistive technology: the words beside it speak. */
@Component({
  selector: 'ga-icon',
  // The drawing as a whole goes into an HTML element: the server's DOM cannot fill an SVG element.
  template: '<span [innerHTML]="drawing()"></span>',
  styles: `
    :host,
    span {
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
  /** Filled instead of outlined, e.g. the star of a rating. */
  readonly solid = input(false);

  readonly #sanitizer = inject(DomSanitizer);
  // Safe: the markup comes from the icon package, never from a person.
  protected readonly drawing = computed(() =>
    this.#sanitizer.bypassSecurityTrustHtml(
      `<svg width="${this.size()}" height="${this.size()}" viewBox="0 0 24 24"` +
        ` fill="${this.solid() ? 'currentColor' : 'none'}"` +
        ' stroke="currentColor" stroke-width="1.75" stroke-linecap="round"' +
        ` stroke-linejoin="round" focusable="false">${iconBody(ICONS[this.name()])}</svg>`,
    ),
  );
}
