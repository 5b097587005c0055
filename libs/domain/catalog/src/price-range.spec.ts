import {
  PRICE_RANGES,
  isRangeSelected,
  priceRangeLabel,
  priceRangeValue,
  type PriceRange,
} from './price-range.ts';

describe('the steps of the price filter', () => {
  it('cover every price once', () => {
    const inside = (price: number) =>
      PRICE_RANGES.filter(({ min, max }) => price >= min && price <= (max ?? Infinity)).length;
    expect([0, 999, 1000, 1999, 2000, 3499, 3500, 4999, 5000, 900_000].map(inside)).toEqual(
      Array.from({ length: 10 }, () => 1),
    );
  });

  it('read as people say them', () => {
    expect(PRICE_RANGES.map((range) => priceRangeLabel(range))).toEqual([
      'Under $10',
      '$10 to $20',
      '$20 to $35',
      '$35 to $50',
      '$50 and over',
    ]);
    expect(PRICE_RANGES.map(priceRangeValue)).toEqual([
      '0-999',
      '1000-1999',
      '2000-3499',
      '3500-4999',
      '5000-',
    ]);
  });

  it('are selected when what was asked for holds them', () => {
    const selected = (asked: { minPrice?: number; maxPrice?: number }) =>
      PRICE_RANGES.filter((range: PriceRange) => isRangeSelected(range, asked)).map(
        ({ min }) => min,
      );
    expect(selected({})).toEqual([]);
    expect(selected({ minPrice: 1000, maxPrice: 1999 })).toEqual([1000]);
    expect(selected({ minPrice: 2000 })).toEqual([2000, 3500, 5000]);
    expect(selected({ maxPrice: 1999 })).toEqual([0, 1000]);
  });
});
