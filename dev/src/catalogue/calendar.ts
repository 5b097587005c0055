const DAY = 86_400_000;

/** `days` after (or before) the ISO day `asOf`, as an ISO day. */
export function dayFrom(asOf: string, days: number): string {
  return new Date(Date.parse(`${asOf}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The same as a point in time, at `hour` UTC. */
export const timeFrom = (asOf: string, days: number, hour = 9): string =>
  `${dayFrom(asOf, days)}T${String(hour).padStart(2, '0')}:00:00.000Z`;
