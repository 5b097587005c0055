const ZONE = 'UTC';
const day = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: ZONE,
});
const longDay = new Intl.DateTimeFormat('en-US', {
  month: 'long',
  day: 'numeric',
  year: 'numeric',
  timeZone: ZONE,
});
const monthYear = new Intl.DateTimeFormat('en-US', {
  month: 'long',
  year: 'numeric',
  timeZone: ZONE,
});

/** "Tue, Nov 24" for an ISO date or instant; calendar dates mean the same day everywhere. */
export const sayDay = (iso: string): string => day.format(new Date(iso));

/** "November 3, 2026" */
export const sayLongDay = (iso: string): string => longDay.format(new Date(iso));

/** "March 2028" */
export const sayMonth = (iso: string): string => monthYear.format(new Date(iso));

/** "Tue, Nov 24 to Thu, Nov 26", or one day when the window is one day. */
export function sayWindow(earliest: string, latest: string): string {
  const from = sayDay(earliest);
  const to = sayDay(latest);
  return from === to ? from : `${from} to ${to}`;
}
