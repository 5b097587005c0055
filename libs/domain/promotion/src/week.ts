import type { WeeklyCondition } from './condition.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Making a formatter costs more than pricing a bag; a market has one. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(zone, clock);
  return clock;
}

/** True when `now` (ISO 8601) falls into the window, by the clocks of `zone`, summer time and all. */
export function isWithinWeek(
  { days, from, to }: WeeklyCondition,
  now: string,
  zone: string,
): boolean {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(Date.parse(now))
      .map(({ type, value }) => [type, value]),
  );
  const day = DAYS.indexOf(parts.get('weekday') ?? '') + 1;
  const time = `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`;
  return days.includes(day) && from <= time && time < to;
}
