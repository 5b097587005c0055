import { Directive, ElementRef, inject } from '@angular/core';

/**
 * Arrow keys (or j and k) move between the rows' links, Home and End jump; Enter opens as links do.
 * Put it on the element around the rows; a row's link carries `data-row-link`.
 */
@Directive({
  selector: '[gaRowKeys]',
  host: { '(keydown)': 'move($event)' },
})
export class RowKeys {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected move(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...this.#host.querySelectorAll<HTMLElement>('[data-row-link]')];
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const target = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      Home: 0,
      End: links.length - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    links[Math.max(0, Math.min(links.length - 1, target))]?.focus();
  }
}
