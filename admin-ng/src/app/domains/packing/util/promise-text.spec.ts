import { promiseText, storeDay } from './promise-text.ts';

describe('the promise on a shipment', () => {
  for (const [promised, today, text, late] of [
    ['2026-11-26', '2026-11-26', 'Today', false],
    ['2026-11-27', '2026-11-26', 'Tomorrow', false],
    ['2026-11-25', '2026-11-26', 'Yesterday', true],
    ['2026-12-01', '2026-11-26', 'Tue, Dec 1', false],
    ['2026-11-20', '2026-11-26', 'Fri, Nov 20', true],
    ['2027-01-01', '2026-12-31', 'Tomorrow', false],
  ] as const)
    it(`for ${promised} reads "${text}" on ${today}`, () => {
      expect(promiseText(promised, today)).toEqual({ text, late });
    });

  it('is held against the day on the stores’ clock', () => {
    const night = Date.parse('2026-11-27T03:00:00Z');
    expect(storeDay(night, 'America/New_York')).toBe('2026-11-26');
    expect(storeDay(night, 'UTC')).toBe('2026-11-27');
  });
});
