import { ElementRef, inject } from '@angular/core';

/** Moves the focus to what a selector names inside of this component, to the last of several, once that is drawn. */
export function focusWithin(): (selector: string) => void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  return (selector) =>
    setTimeout(() => [...host.querySelectorAll<HTMLElement>(selector)].at(-1)?.focus());
}
