/**
 * Every `patched(...)` that stands in workflow code, oldest first. How one comes, is switched on and goes again:
 * workflows/README.md.
 */
export const PATCHES = [
  '2026-11-tell-payment-missing',
  '2026-11-undo-alarm',
  '2026-11-late-news',
  '2026-11-disputes',
  '2026-11-own-label',
  '2026-11-scanned-return',
  '2026-11-picks',
  '2026-11-made-good',
  '2026-11-last-moment',
  '2026-11-brought-back',
  '2026-11-sold-after-all',
  '2026-11-told-while-starting',
  '2026-11-ended-first',
  '2026-11-left-behind',
] as const;

export type Patch = (typeof PATCHES)[number];

/**
 * Whether a run may take a patched turn for the first time, as a worker asks. While workers of the release before
 * take turns on the same runs, new patches are held back: those workers could not read what the turn leaves behind.
 */
export const activates =
  (held: readonly string[]) =>
  ({ patchId }: { readonly patchId: string }): boolean =>
    !held.includes(patchId);
