/** What a look at the work tells of it. */
export interface Look {
  /** Of a request, in milliseconds. */
  readonly cpuMs: number;
  /** Of that, what compilers took. */
  readonly compilersMs: number;
}

/** So many looks are held against as many before: one alone says little on a machine that others use too. */
const LOOKS = 5;
/** Costs that fall by less are taken to stand. */
const FALLS = 0.97;

const meanCost = (looks: readonly Look[]): number =>
  looks.reduce((all, { cpuMs }) => all + cpuMs, 0) / looks.length;

/** True when work costs no less than some time ago, and compilers take no more than `calm` of it: it may be measured. */
export function isSteady(looks: readonly Look[], calm: number): boolean {
  const before = looks.slice(-2 * LOOKS, -LOOKS);
  const lately = looks.slice(-LOOKS);
  if (before.length < LOOKS) return false;
  const isCalm = lately.every(({ cpuMs, compilersMs }) => compilersMs <= cpuMs * calm);
  return isCalm && meanCost(lately) >= meanCost(before) * FALLS;
}
