import { DestroyRef, inject } from '@angular/core';

const PAUSE_MS = 250;

/** Says what was typed as soon as the typing pauses; never after its page is gone. */
export function whenTypingPauses(say: (text: string) => void): (text: string) => void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  inject(DestroyRef).onDestroy(() => clearTimeout(pause));
  return (text) => {
    clearTimeout(pause);
    pause = setTimeout(() => say(text.trim()), PAUSE_MS);
  };
}
