/** Rough centre of each state, in whole degrees north and west: enough to tell near from far. */
// prettier-ignore
const CENTRES: Readonly<Record<string, readonly [north: number, west: number]>> = {
  AL: [33, 87], AK: [64, 152], AZ: [34, 112], AR: [35, 92], CA: [37, 120], CO: [39, 105],
  CT: [42, 73], DE: [39, 75], DC: [39, 77], FL: [28, 82], GA: [33, 83], HI: [20, 156],
  ID: [44, 114], IL: [40, 89], IN: [40, 86], IA: [42, 93], KS: [38, 98], KY: [38, 85],
  LA: [31, 92], ME: [45, 69], MD: [39, 77], MA: [42, 72], MI: [44, 85], MN: [46, 94],
  MS: [33, 90], MO: [38, 92], MT: [47, 109], NE: [41, 100], NV: [39, 117], NH: [44, 72],
  NJ: [40, 75], NM: [34, 106], NY: [43, 75], NC: [36, 79], ND: [47, 100], OH: [40, 83],
  OK: [36, 97], OR: [44, 121], PA: [41, 78], RI: [42, 71], SC: [34, 81], SD: [44, 100],
  TN: [36, 86], TX: [31, 99], UT: [39, 112], VT: [44, 73], VA: [38, 78], WA: [47, 121],
  WV: [39, 81], WI: [44, 90], WY: [43, 108],
};

/** Comparable distance of two states; unknown places are farther than any known one. */
export function stateDistance(from: string, to: string): number {
  if (from === to) return 0;
  const [a, b] = [CENTRES[from], CENTRES[to]];
  if (a === undefined || b === undefined) return Number.MAX_SAFE_INTEGER;
  // A degree west is about 0.77 of a degree north at these latitudes.
  return (a[0] - b[0]) ** 2 + (0.77 * (a[1] - b[1])) ** 2;
}
