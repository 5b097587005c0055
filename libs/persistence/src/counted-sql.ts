import { COUNTED_TO } from '@green-apple/contracts-http';

/** How many rows `from` has, as a statement; one more than {@link COUNTED_TO} says that there are more. */
export const countedSql = (from: string): string =>
  `select count(*)::int as total from (select ${from} limit ${COUNTED_TO + 1}) counted`;
