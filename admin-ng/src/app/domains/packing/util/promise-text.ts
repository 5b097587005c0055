/** "May 1, 2027" */
export const dayText = (day: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium' }).format(
    Date.parse(day),
  );

export interface PromiseText {
  readonly text: string;
  /** The day is over. */
  readonly late: boolean;
}

/** The ISO day it is on the stores' clock. */
export const storeDay = (now: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);

/** A promised day as people say it: "Today", "Tomorrow", "Fri, Nov 27"; both days are ISO. */
export function promiseText(promisedBy: string, today: string): PromiseText {
  const days = Math.round((Date.parse(promisedBy) - Date.parse(today)) / 86_400_000);
  const late = days < 0;
  if (days === 0) return { text: 'Today', late };
  if (days === 1) return { text: 'Tomorrow', late };
  if (days === -1) return { text: 'Yesterday', late };
  const text = new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  }).format(Date.parse(promisedBy));
  return { text, late };
}
