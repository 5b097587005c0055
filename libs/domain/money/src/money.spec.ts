import fc from 'fast-check';
import {
  add,
  allocate,
  formatMoney,
  money,
  roundHalfAwayFromZero,
  scale,
  subtract,
  sum,
  times,
  zero,
} from './money.ts';

const usd = (minor: number) => money(minor, 'USD');
const minors = (parts: readonly { minor: number }[]): number[] => parts.map(({ minor }) => minor);

describe('an amount of money', () => {
  it('is a whole number of cents and nothing else', () => {
    for (const minor of [0.5, Number.NaN, Infinity, 2 ** 53])
      expect(() => usd(minor)).toThrowError(RangeError);
    expect(Object.is(usd(-0).minor, 0)).toBeTrue();
  });

  it('is added, subtracted, multiplied and summed', () => {
    expect(add(usd(150), usd(250))).toEqual(usd(400));
    expect(subtract(usd(150), usd(250))).toEqual(usd(-100));
    expect(times(usd(199), 3)).toEqual(usd(597));
    expect(sum([usd(1), usd(2), usd(3)], 'USD')).toEqual(usd(6));
    expect(sum([], 'EUR')).toEqual(zero('EUR'));
  });

  it('never mixes currencies', () => {
    expect(() => add(usd(1), money(1, 'EUR'))).toThrowError(/USD, EUR/);
    expect(() => sum([usd(1)], 'GBP')).toThrowError(RangeError);
  });

  it('is written as shoppers read it', () => {
    expect(formatMoney(usd(4230))).toBe('$42.30');
    expect(formatMoney(usd(-5))).toBe('-$0.05');
    expect(formatMoney(usd(123_456_789))).toBe('$1,234,567.89');
    expect(formatMoney(money(4230, 'EUR'), 'de-DE')).toBe('42,30\u00a0€');
  });
});

describe('rounding', () => {
  for (const [value, rounded] of [
    [2.5, 3],
    [-2.5, -3],
    [2.4, 2],
    [-0.4, 0],
    [0, 0],
  ] as const)
    it(`takes ${value} to ${rounded}: half away from zero`, () => {
      expect(roundHalfAwayFromZero(value)).toBe(rounded);
    });
});

describe('a part of an amount', () => {
  for (const [minor, numerator, denominator, part] of [
    // 8.875 % of 19.99 = 1.7741...
    [1999, 88_750, 1_000_000, 177],
    // half a cent goes up, and down below zero
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    // 15 % of 10.10 = 1.515
    [1010, 15, 100, 152],
    [1000, 0, 7, 0],
    // too big for a float on the way, exact all the same
    [9_007_199_254_740_991, 999_999, 1_000_000, 9_007_190_247_541_736],
  ] as const)
    it(`of ${minor} by ${numerator}/${denominator} is ${part}`, () => {
      expect(scale(usd(minor), numerator, denominator).minor).toBe(part);
    });

  it('is refused by a ratio that is none', () => {
    for (const [numerator, denominator] of [
      [1, 0],
      [1, -1],
      [0.5, 1],
    ] as const)
      expect(() => scale(usd(1), numerator, denominator)).toThrowError(RangeError);
  });
});

describe('an amount that is split', () => {
  for (const [minor, weights, parts] of [
    // 1.00 over three equals: the first gets the cent that is left
    [100, [1, 1, 1], [34, 33, 33]],
    // 10.00 by 1 : 2 = 333.33 and 666.67
    [1000, [1, 2], [333, 667]],
    [5, [0, 1, 0], [0, 5, 0]],
    [3, [0, 0], [2, 1]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [0, [3, 4], [0, 0]],
  ] as const)
    it(`${minor} by ${weights.join(':')} is ${parts.join(', ')}`, () => {
      expect(minors(allocate(usd(minor), weights))).toEqual([...parts]);
    });

  it('is refused when there is nothing to split it by', () => {
    expect(() => allocate(usd(1), [])).toThrowError(RangeError);
    expect(() => allocate(usd(1), [1, -1])).toThrowError(RangeError);
    expect(() => allocate(usd(1), [0.5])).toThrowError(RangeError);
  });

  const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 });
  const amount = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });

  it('sums to the whole, whatever it is split by', () => {
    fc.assert(
      fc.property(amount, weights, (minor, by) => {
        const parts = minors(allocate(usd(minor), by));
        expect(parts.reduce((all, part) => all + part, 0)).toBe(minor);
      }),
    );
  });

  it('gives no part more than a cent beside its exact share, and none against its sign', () => {
    fc.assert(
      fc.property(amount, weights, (minor, by) => {
        const total = by.reduce((all, weight) => all + weight, 0);
        fc.pre(total > 0);
        minors(allocate(usd(minor), by)).forEach((part, index) => {
          expect(Math.abs(part - (minor * (by[index] ?? 0)) / total)).toBeLessThan(1.01);
          expect(part === 0 || Math.sign(part) === Math.sign(minor)).toBeTrue();
        });
      }),
    );
  });
});
