/** Why a reader gets no statements. */
export type Absence = 'lagging' | 'unreachable';

/** What is known of a reader. */
export interface ReaderState {
  /** Null while it is in rotation. */
  readonly absence: Absence | null;
  /** Milliseconds behind the writer at the last look; null before the first and while it does not answer. */
  readonly lagMs: number | null;
}

/** A look at a reader: how far behind it is, or that it did not answer in time. */
export type Look =
  { readonly answered: true; readonly lagMs: number } | { readonly answered: false };

/** A shopper may see the shop of five seconds ago, not an older one. */
export const MOST_LAG_MS = 5_000;
/** Back well below the bound, so that a reader at its limit does not come and go. */
const BACK_BELOW_MS = 2_500;

/** Nothing is held against a reader before it was looked at. */
export const NEW_READER: ReaderState = { absence: null, lagMs: null };

export function afterLook(before: ReaderState, look: Look): ReaderState {
  if (!look.answered) return { absence: 'unreachable', lagMs: null };
  const bound = before.absence === null ? MOST_LAG_MS : BACK_BELOW_MS;
  return { absence: look.lagMs >= bound ? 'lagging' : null, lagMs: look.lagMs };
}
