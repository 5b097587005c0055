import fc from 'fast-check';
import { certificateStanding, daysLeft, isFittingPeriod } from './certificate.ts';

const period = { validFrom: '2026-01-10', validUntil: '2026-12-31', ended: false };

describe('a certificate', () => {
  const days: [today: string, standing: string][] = [
    ['2026-01-09', 'coming'],
    ['2026-01-10', 'valid'],
    ['2026-10-31', 'valid'],
    ['2026-11-01', 'expiring'],
    ['2026-12-31', 'expiring'],
    ['2027-01-01', 'expired'],
  ];
  for (const [today, standing] of days)
    it(`is ${standing} on ${today}`, () =>
      expect(certificateStanding(period, today)).toBe(standing as 'valid'));

  it('that was ended is over, whatever the day', () =>
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2040-01-01') }),
        (day) =>
          expect(
            certificateStanding({ ...period, ended: true }, day.toISOString().slice(0, 10)),
          ).toBe('ended'),
      ),
    ));

  it('is told of sixty days ahead', () =>
    expect([daysLeft('2026-12-31', '2026-11-01'), daysLeft('2026-12-31', '2026-11-02')]).toEqual([
      60, 59,
    ]));

  const periods: [from: string, until: string, fits: boolean][] = [
    ['2026-01-01', '2026-01-01', true],
    ['2026-01-02', '2026-01-01', false],
    ['2026-01-01', '2036-01-01', true],
    ['2026-01-01', '2036-01-02', false],
  ];
  for (const [validFrom, validUntil, fits] of periods)
    it(`may ${fits ? '' : 'not '}hold from ${validFrom} until ${validUntil}`, () =>
      expect(isFittingPeriod({ validFrom, validUntil })).toBe(fits));
});
