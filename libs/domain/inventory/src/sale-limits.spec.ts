import {
  ageNeeded,
  keptOut,
  missingToMinimum,
  NO_LIMIT,
  overLimit,
  type LimitedLine,
  type SaleLimit,
} from './sale-limits.ts';

const line = (
  lineId: string,
  quantity: number,
  limit: Partial<SaleLimit> = {},
  productId = lineId,
): LimitedLine => ({ lineId, productId, quantity, limit: { ...NO_LIMIT, ...limit } });

describe('a purchase limit', () => {
  it('is kept by the limit itself and broken by one more', () => {
    expect(overLimit([line('a', 2, { maxPerOrder: 2 })])).toEqual([]);
    expect(overLimit([line('a', 3, { maxPerOrder: 2 })])).toEqual([
      { productId: 'a', lineIds: ['a'], requested: 3, maxPerOrder: 2 },
    ]);
  });

  it('counts all sizes of a product together', () => {
    const limit = { maxPerOrder: 3 };
    expect(
      overLimit([line('small', 2, limit, 'p'), line('other', 9), line('large', 2, limit, 'p')]),
    ).toEqual([{ productId: 'p', lineIds: ['small', 'large'], requested: 4, maxPerOrder: 3 }]);
  });

  it('is not there for other products', () => {
    expect(overLimit([line('a', 99), line('b', 1, { maxPerOrder: 1 })])).toEqual([]);
  });
});

describe('the age for a bag', () => {
  it('is the highest of its items, or none', () => {
    expect(
      ageNeeded([line('a', 1), line('b', 1, { minimumAge: 18 }), line('c', 1, { minimumAge: 21 })]),
    ).toBe(21);
    expect(ageNeeded([line('a', 1)])).toBeNull();
    expect(ageNeeded([])).toBeNull();
  });
});

describe('an address', () => {
  it('gets everything but what its state keeps out', () => {
    const hemp = line('hemp', 1, { notTo: ['ID', 'SD'] });
    expect(keptOut([line('tea', 1), hemp], 'ID')).toEqual([hemp]);
    expect(keptOut([line('tea', 1), hemp], 'OR')).toEqual([]);
  });
});

describe('the smallest order', () => {
  for (const [items, missing] of [
    [0, 500],
    [499, 1],
    [500, 0],
    [9000, 0],
  ] as const)
    it(`of $5.00 lacks ${missing} cents with ${items} in the bag`, () => {
      expect(missingToMinimum(items, 500)).toBe(missing);
    });
});
