export interface Pace {
  readonly perSecond: number;
  /** Seconds that are left at this pace; null while nobody can tell. */
  readonly secondsLeft: number | null;
}

/** How fast a job goes, and how long the rest takes if it stays so. */
export function paceOf(done: number, total: number | null, elapsedMs: number): Pace {
  const perSecond = elapsedMs > 0 ? (done * 1000) / elapsedMs : 0;
  const left = total === null ? null : Math.max(0, total - done);
  return {
    perSecond,
    secondsLeft: left === null || perSecond === 0 ? null : Math.ceil(left / perSecond),
  };
}
