/** The promises that are judged; the words for each are in the README. */
export const INVARIANTS = [
  'M1',
  'M2',
  'M3',
  'O1',
  'O2',
  'S1',
  'S2',
  'E1',
  'E2',
  'N1',
  'T1',
  'W1',
] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** One broken promise: about what, and how it is broken. */
export interface Violation {
  readonly invariant: Invariant;
  /** What it is about, e.g. `order 0198...`. */
  readonly subject: string;
  readonly what: string;
}

/** Notes a violation of `invariant`. */
export const broken = (invariant: Invariant, subject: string, what: string): Violation => ({
  invariant,
  subject,
  what,
});
