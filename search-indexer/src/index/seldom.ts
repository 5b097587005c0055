/** Tells the latest when `everyMs` have passed since it told last, or since it was made. `clock` tells monotonic milliseconds. */
export function seldom<Told>(
  everyMs: number,
  tell: (latest: Told) => void,
  clock: () => number = () => performance.now(),
): (latest: Told) => void {
  let last = clock();
  return (latest) => {
    if (clock() - last < everyMs) return;
    last = clock();
    tell(latest);
  };
}
