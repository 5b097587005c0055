import { effect, type ResourceRef } from '@angular/core';

const LONGEST_PAUSE_MS = 60_000;

/**
 * Reads it once more every so often while something in it goes on. A server in trouble is left alone longer after
 * each failure in a row, up to a minute.
 */
export function lookAgainWhile(
  look: Pick<ResourceRef<unknown>, 'status' | 'isLoading' | 'reload'>,
  goesOn: () => boolean,
  everyMs: number,
): void {
  let failures = 0;
  let counted = false;
  effect((onCleanup) => {
    if (look.isLoading()) {
      counted = false;
      return;
    }
    const failed = look.status() === 'error';
    if (!counted) failures = failed ? failures + 1 : 0;
    counted = true;
    if (!goesOn()) return;
    const pause = Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** failures);
    const timer = setTimeout(() => look.reload(), pause);
    onCleanup(() => clearTimeout(timer));
  });
}
