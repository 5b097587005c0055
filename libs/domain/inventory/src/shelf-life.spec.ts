import fc from 'fast-check';
import { chooseLots, daysLeftNeeded, goodUntil, type FreeLot } from './shelf-life.ts';

const lot = (code: string, expiresOn: string, free: number): FreeLot => ({
  lotId: code,
  code,
  expiresOn,
  free,
});

describe('how long a unit must be good for', () => {
  for (const [supply, needed] of [
    [90, 104],
    [30, 44],
    [16, 30],
    [10, 30],
    [0, 30],
  ] as const)
    it(`is ${needed} days when it lasts ${supply}`, () => {
      expect(daysLeftNeeded(supply)).toBe(needed);
    });

  it('is counted in calendar days, over the end of a year and a leap day', () => {
    expect(goodUntil('2026-11-25', 90)).toBe('2027-03-09');
    expect(goodUntil('2027-12-01', 90)).toBe('2028-03-14');
  });
});

describe('lots', () => {
  const LOTS = [lot('C', '2028-01-01', 5), lot('A', '2027-01-31', 3), lot('B', '2027-06-30', 4)];
  const cases: ReadonlyArray<[string, number, string, ReadonlyArray<[string, number]>, number]> = [
    [
      'that expire first go out first',
      5,
      '2026-12-31',
      [
        ['A', 3],
        ['B', 2],
      ],
      0,
    ],
    [
      'that expire before the supply is used up stay',
      5,
      '2027-03-01',
      [
        ['B', 4],
        ['C', 1],
      ],
      0,
    ],
    ['that expire on the last day are good', 1, '2027-01-31', [['A', 1]], 0],
    [
      'that are not enough leave the rest missing',
      20,
      '2026-12-31',
      [
        ['A', 3],
        ['B', 4],
        ['C', 5],
      ],
      8,
    ],
    ['that are all too old leave everything missing', 2, '2029-01-01', [], 2],
  ];
  for (const [name, quantity, until, chosen, missing] of cases)
    it(name, () => {
      expect(chooseLots(LOTS, quantity, until)).toEqual({
        chosen: chosen.map(([lotId, units]) => ({ lotId, quantity: units })),
        missing,
      });
    });

  it('are chosen whole from the first on: none is opened while an earlier one has units', () => {
    const day = fc
      .integer({ min: 0, max: 20 })
      .map((n) => `2027-01-${String(n + 1).padStart(2, '0')}`);
    const lots = fc.uniqueArray(
      fc.record({ code: fc.string({ minLength: 1 }), expiresOn: day, free: fc.nat(9) }),
      { selector: ({ code }) => code, maxLength: 6 },
    );
    fc.assert(
      fc.property(lots, fc.nat(30), day, (given, quantity, until) => {
        const all = given.map((one) => ({ ...one, lotId: one.code }));
        const { chosen, missing } = chooseLots(all, quantity, until);
        const usable = all.filter((one) => one.expiresOn >= until);
        const sum = chosen.reduce((units, one) => units + one.quantity, 0);
        expect(sum + missing).toBe(quantity);
        expect(sum).toBe(
          Math.min(
            quantity,
            usable.reduce((units, one) => units + one.free, 0),
          ),
        );
        const last = chosen.at(-1);
        const lastDay = all.find(({ lotId }) => lotId === last?.lotId)?.expiresOn ?? '';
        for (const one of usable.filter(({ expiresOn }) => expiresOn < lastDay))
          expect(chosen.find(({ lotId }) => lotId === one.lotId)?.quantity ?? 0).toBe(one.free);
      }),
      { numRuns: 2000 },
    );
  });
});
