/**
 * Rows that the back office has of something are counted to here; one more says that there are more. To count all of a large
 * table takes seconds, and nobody reads the last digits.
 */
export const COUNTED_TO = 10_000;
