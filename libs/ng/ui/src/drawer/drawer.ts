import { Directive, ElementRef, inject } from '@angular/core';

/**
 * A dialog that slides in from the side. The browser itself keeps the focus inside, closes it on Escape and
 * gives the focus back; a press beside it closes it as well.
 */
@Directive({
  selector: 'dialog[gaDrawer]',
  host: { class: 'drawer', '(click)': 'pressed($event)' },
})
export class Drawer {
  readonly #dialog = inject<ElementRef<HTMLDialogElement>>(ElementRef).nativeElement;

  /** The dialog's own box is its backdrop; everything inside of it is a descendant. */
  protected pressed(event: Event): void {
    if (event.target === this.#dialog) this.#dialog.close();
  }
}
