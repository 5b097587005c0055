// By itself: schemas come with a compiler, which the office's pages refuse.
import { COUNTED_TO } from '@green-apple/contracts-http/counted-to';

/** A number of rows as employees read it: "1,250", or "10,000+" beyond what is counted. */
export const countWords = (count: number): string =>
  count > COUNTED_TO ? `${COUNTED_TO.toLocaleString()}+` : count.toLocaleString();
