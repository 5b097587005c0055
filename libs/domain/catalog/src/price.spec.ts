import { money } from '@green-apple/domain-money';
import { currentPrice, onSale, pricePerDay } from './price.ts';
import type { VariantPrice } from './product.ts';

const NOW = '2026-11-22T12:00:00Z';
const price = (change: Partial<VariantPrice> = {}): VariantPrice => ({
  market: 'US',
  currency: 'USD',
  listMinor: 2400,
  saleMinor: null,
  saleStartsAt: null,
  saleEndsAt: null,
  ...change,
});

describe('the price a shopper pays', () => {
  const cases: ReadonlyArray<[string, Partial<VariantPrice>, number]> = [
    ['is the list price without a sale', {}, 2400],
    ['is the sale price while the sale is open', { saleMinor: 1900 }, 1900],
    [
      'is the sale price from its first instant',
      { saleMinor: 1900, saleStartsAt: NOW, saleEndsAt: '2026-12-01T00:00:00Z' },
      1900,
    ],
    ['is the list price at the instant the sale ends', { saleMinor: 1900, saleEndsAt: NOW }, 2400],
    [
      'is the list price before the sale starts',
      { saleMinor: 1900, saleStartsAt: '2026-11-22T12:00:01Z' },
      2400,
    ],
    ['is the list price when the "sale" is no lower', { saleMinor: 2400 }, 2400],
  ];
  for (const [name, change, minor] of cases) {
    it(name, () => {
      expect(currentPrice(price(change), NOW)).toEqual(money(minor, 'USD'));
      expect(onSale(price(change), NOW)).toBe(minor < 2400);
    });
  }
});

describe('the price per day', () => {
  it('spreads the price over the days of supply, rounded to the cent', () => {
    expect(pricePerDay(money(2400, 'USD'), 60)).toEqual(money(40, 'USD'));
    expect(pricePerDay(money(1999, 'USD'), 30)).toEqual(money(67, 'USD'));
  });

  it('is unknown for what is not taken daily', () => {
    expect(pricePerDay(money(2400, 'USD'), 0)).toBeNull();
  });
});
