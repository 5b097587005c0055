import { fromStoreClock, shortTime, toStoreClock } from './store-time.ts';

const NEW_YORK = 'America/New_York';

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

  it('takes an hour that was skipped in spring as the one after it', () => {
    expect(fromStoreClock('2026-03-08T02:30', NEW_YORK)).toBe('2026-03-08T07:30:00.000Z');
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
