/** Offset of `timeZone` from UTC at that instant, in minutes. */
function offsetMinutes(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((wall - at) / 60_000);
}

/** `2026-11-20T15:00:00Z` as a `datetime-local` field of the stores' clock shows it: `2026-11-20T10:00`. */
export function toStoreClock(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  return new Date(at + offsetMinutes(at, timeZone) * 60_000).toISOString().slice(0, 16);
}

/** Clocks are changed by less than this, and not again before it has passed. */
const DAY_MS = 24 * 3_600_000;

/**
 * The instant meant by a `datetime-local` value on the stores' clock, as ISO 8601; null for anything that
 * is no time. An hour that the clock skips in spring is taken as the one after it; of the two that it shows in
 * autumn the first is meant.
 */
export function fromStoreClock(local: string, timeZone: string): string | null {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return null;
  const offset = (at: number): number => offsetMinutes(at, timeZone) * 60_000;
  const readings = [wall - offset(wall - DAY_MS), wall - offset(wall + DAY_MS)];
  const meant = readings.filter((at) => at + offset(at) === wall);
  return new Date(meant.length > 0 ? Math.min(...meant) : Math.max(...readings)).toISOString();
}

/** "Nov 20, 10:04 AM", with the year when it is not this one. */
export function shortTime(iso: string, timeZone: string, now: number): string {
  const year = (at: number): string =>
    new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric' }).format(at);
  const sameYear = year(Date.parse(iso)) === year(now);
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(Date.parse(iso));
}

/** To the second and with the zone, for whoever needs it exactly. */
export function exactTime(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'long',
  }).format(Date.parse(iso));
}
