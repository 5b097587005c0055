import fc from 'fast-check';
import { LOT_CODE, lotCode, measureHolds, percentOfClaim } from './lot-report.ts';

const measure = (bound: 'at_least' | 'at_most', claimed: number, measured: number) => ({
  name: 'Magnesium',
  unit: 'mg',
  bound,
  claimed,
  measured,
});

describe('a lot report', () => {
  const found: [
    bound: 'at_least' | 'at_most',
    claimed: number,
    measured: number,
    holds: boolean,
    percent: number | null,
  ][] = [
    ['at_least', 200, 212, true, 106],
    ['at_least', 200, 200, true, 100],
    ['at_least', 200, 199.9, false, 100],
    ['at_most', 0.5, 0.04, true, 8],
    ['at_most', 0.5, 0.51, false, 102],
    ['at_most', 0, 0, true, null],
    ['at_most', 0, 0.1, false, null],
  ];
  for (const [bound, claimed, measured, holds, percent] of found)
    it(`with ${measured} mg of ${bound.replace('_', ' ')} ${claimed} ${holds ? 'holds' : 'does not hold'}`, () => {
      const one = measure(bound, claimed, measured);
      expect([measureHolds(one), percentOfClaim(one)]).toEqual([holds, percent]);
    });

  const codes: [typed: string, code: string][] = [
    ['ga-12340', 'GA-12340'],
    ['  GA – 12340 ', 'GA-12340'],
    ['L/2026.11', 'L/2026.11'],
  ];
  for (const [typed, code] of codes)
    it(`is found by “${typed}”`, () => {
      expect(lotCode(typed)).toBe(code);
      expect(LOT_CODE.test(code)).toBeTrue();
    });

  it('is found by its code typed again', () =>
    fc.assert(
      fc.property(fc.string(), (typed) => expect(lotCode(lotCode(typed))).toBe(lotCode(typed))),
    ));
});
