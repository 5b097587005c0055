import type { Grade } from './judgement.ts';

/** How many places count: what is seen without scrolling. */
export const PLACES = 10;

/** A perfect answer is worth seven fair ones; each place further down is worth less. */
function discounted(grades: readonly Grade[]): number {
  return grades
    .slice(0, PLACES)
    .reduce((sum: number, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

/**
 * nDCG@10: how close the order of `shown` comes to the best order of all graded products, between 0 and 1.
 * Null when no product answers the query at all: then there is nothing to measure.
 */
export function normalisedGain(shown: readonly Grade[], graded: readonly Grade[]): number | null {
  const best = discounted(graded.toSorted((a, b) => b - a));
  return best === 0 ? null : discounted(shown) / best;
}
