import fc from 'fast-check';
import { money, scale } from './money.ts';
import { baseOf, roundingOf, workOut, type Working } from './working.ts';

const HOUSE = 'half-away-from-zero';

describe('the working of an amount', () => {
  const cases: ReadonlyArray<[string, Working, Readonly<Record<string, number>>, number, number]> =
    [
      [
        // 15 % of 10.10 = 1.515 -> 1.52, by 3.03 : 7.07 = 0.456 and 1.064
        'spread over lines: rounded once, then by largest remainder',
        {
          method: 'spread',
          minor: 1010,
          numerator: 15,
          denominator: 100,
          over: [
            { lineId: 'a', minor: 303 },
            { lineId: 'b', minor: 707 },
          ],
        },
        { a: 46, b: 106 },
        1010,
        500_000,
      ],
      [
        // 8.53 % of 3.33 = 0.284049 -> 0.28, of 6.66 = 0.568098 -> 0.57: -0.4049 and +0.1902 of a cent
        'each line for itself: rounded line by line',
        {
          method: 'each',
          parts: [
            { lineId: 'a', minor: 333, numerator: 85_300, denominator: 1_000_000 },
            { lineId: 'b', minor: 666, numerator: 85_300, denominator: 1_000_000 },
          ],
        },
        { a: 28, b: 57 },
        999,
        -404_900 + 190_200,
      ],
      [
        'given from outside: taken as it is',
        { method: 'given', parts: [{ lineId: 'a', minor: 495 }] },
        { a: 495 },
        495,
        0,
      ],
      [
        'of nothing is nothing',
        { method: 'spread', minor: 0, numerator: 1, denominator: 1, over: [] },
        {},
        0,
        0,
      ],
    ];
  for (const [name, working, shares, base, rounding] of cases)
    it(name, () => {
      expect(
        Object.fromEntries(
          workOut(working, 'USD', HOUSE).map((share) => [share.lineId, share.minor]),
        ),
      ).toEqual(shares);
      expect(baseOf(working)).toBe(base);
      expect(roundingOf(working, 'USD', HOUSE)).toBe(rounding);
    });

  it('rounds by the rule of its market', () => {
    // 2.5, 3.5 and -2.5 cents
    const half = (minor: number, rule: 'half-even' | 'half-away-from-zero') =>
      scale(money(minor, 'EUR'), 1, 2, rule).minor;
    expect([5, 7, -5].map((minor) => half(minor, 'half-even'))).toEqual([2, 4, -2]);
    expect([5, 7, -5].map((minor) => half(minor, HOUSE))).toEqual([3, 4, -3]);
  });

  it('is off by half a cent at most, whatever is split', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(10_000),
        fc.constantFrom('half-even', HOUSE),
        (minor, parts, rule) => {
          const working: Working = {
            method: 'spread',
            minor,
            numerator: parts,
            denominator: 10_000,
            over: [{ lineId: 'a', minor }],
          };
          expect(Math.abs(roundingOf(working, 'USD', rule as typeof HOUSE))).toBeLessThanOrEqual(
            500_000,
          );
        },
      ),
    );
  });
});
