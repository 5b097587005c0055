import { fromStoreClock, shortTime, toStoreClock } from './store-time.ts';

const NEW_YORK = 'America/New_York';
const BERLIN = 'Europe/Berlin';
const LORD_HOWE = 'Australia/Lord_Howe';

describe('the stores’ clock', () => {
  const cases: [iso: string, zone: string, clock: string][] = [
    ['2026-11-20T15:00:00.000Z', NEW_YORK, '2026-11-20T10:00'],
    ['2026-07-04T15:00:00.000Z', NEW_YORK, '2026-07-04T11:00'],
    ['2026-01-01T04:30:00.000Z', NEW_YORK, '2025-12-31T23:30'],
    ['2026-03-08T07:30:00.000Z', NEW_YORK, '2026-03-08T03:30'],
    ['2026-05-05T12:00:00.000Z', 'Asia/Kolkata', '2026-05-05T17:30'],
    ['2026-05-05T12:00:00.000Z', 'UTC', '2026-05-05T12:00'],
  ];
  for (const [iso, zone, clock] of cases) {
    it(`shows ${iso} as ${clock} in ${zone}, and back`, () => {
      expect(toStoreClock(iso, zone)).toBe(clock);
      expect(fromStoreClock(clock, zone)).toBe(iso);
    });
  }

  const changes: [clock: string, zone: string, meant: string, why: string][] = [
    ['2026-03-08T01:59', NEW_YORK, '2026-03-08T06:59:00.000Z', 'the last minute of winter'],
    ['2026-03-08T02:30', NEW_YORK, '2026-03-08T07:30:00.000Z', 'skipped: the one after it'],
    ['2026-03-08T03:00', NEW_YORK, '2026-03-08T07:00:00.000Z', 'the first minute of summer'],
    ['2026-11-01T00:59', NEW_YORK, '2026-11-01T04:59:00.000Z', 'the last minute shown once'],
    ['2026-11-01T01:00', NEW_YORK, '2026-11-01T05:00:00.000Z', 'shown twice: the first'],
    ['2026-11-01T01:30', NEW_YORK, '2026-11-01T05:30:00.000Z', 'shown twice: the first'],
    ['2026-11-01T02:00', NEW_YORK, '2026-11-01T07:00:00.000Z', 'shown once again'],
    ['2026-03-29T02:30', BERLIN, '2026-03-29T01:30:00.000Z', 'skipped: the one after it'],
    ['2026-10-25T01:59', BERLIN, '2026-10-24T23:59:00.000Z', 'the last minute shown once'],
    ['2026-10-25T02:00', BERLIN, '2026-10-25T00:00:00.000Z', 'shown twice: the first'],
    ['2026-10-25T02:30', BERLIN, '2026-10-25T00:30:00.000Z', 'shown twice: the first'],
    ['2026-10-25T03:00', BERLIN, '2026-10-25T02:00:00.000Z', 'shown once again'],
    // Half an hour back, and a zone whose summer is in January.
    ['2026-04-05T01:45', LORD_HOWE, '2026-04-04T14:45:00.000Z', 'shown twice: the first'],
    ['2026-10-04T02:15', LORD_HOWE, '2026-10-03T15:45:00.000Z', 'skipped: the one after it'],
  ];
  for (const [clock, zone, meant, why] of changes)
    it(`means ${meant} by ${clock} in ${zone} (${why})`, () => {
      expect(fromStoreClock(clock, zone)).toBe(meant);
    });

  for (const [zone, first, second] of [
    [NEW_YORK, '2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
    [BERLIN, '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  ] as const)
    it(`shows both halves of the repeated hour in ${zone} alike`, () => {
      expect(toStoreClock(first, zone)).toBe(toStoreClock(second, zone));
    });

  for (const garbage of ['', 'tomorrow', '2026-13-40T99:99']) {
    it(`knows no time for "${garbage}"`, () => {
      expect(fromStoreClock(garbage, NEW_YORK)).toBeNull();
    });
  }

  it('leaves out the year while it is this one', () => {
    const now = Date.parse('2026-12-01T00:00:00Z');
    expect(shortTime('2026-11-20T15:04:00Z', NEW_YORK, now)).toMatch(/^Nov 20, 10:04.AM$/);
    expect(shortTime('2025-11-20T15:04:00Z', NEW_YORK, now)).toContain('2025');
  });
});
