import { unitPrice, type PriceListEntry, type UnitPriceInput } from './unit-price.ts';

const NOW = '2026-11-22T12:00:00Z';
const entry = (change: Partial<PriceListEntry>): PriceListEntry => ({
  listId: 'list-1',
  listVersion: 3,
  name: 'Autumn prices',
  group: null,
  minQuantity: 1,
  unitMinor: 900,
  startsAt: null,
  endsAt: null,
  ...change,
});
const priced = (change: Partial<UnitPriceInput>) =>
  unitPrice({
    listMinor: 1000,
    saleMinor: null,
    entries: [],
    quantity: 1,
    groups: [],
    now: NOW,
    ...change,
  });

describe('the price of one unit', () => {
  const cases: ReadonlyArray<[string, Partial<UnitPriceInput>, number, string]> = [
    ['is the list price', {}, 1000, 'list'],
    ['is the sale price', { saleMinor: 950 }, 950, 'sale'],
    ['is the price list’s', { entries: [entry({})] }, 900, 'price-list'],
    [
      'is the lowest of all',
      { saleMinor: 850, entries: [entry({}), entry({ listId: 'b', unitMinor: 870 })] },
      850,
      'sale',
    ],
    ['is never above the list price', { entries: [entry({ unitMinor: 1200 })] }, 1000, 'list'],
    ['is the plainest of equals', { saleMinor: 900, entries: [entry({})] }, 900, 'sale'],
    [
      'falls from a quantity on',
      { quantity: 10, entries: [entry({ minQuantity: 10, unitMinor: 800 })] },
      800,
      'price-list',
    ],
    [
      'does not fall a unit before',
      { quantity: 9, entries: [entry({ minQuantity: 10, unitMinor: 800 })] },
      1000,
      'list',
    ],
    [
      'is a group’s for its customers',
      { groups: ['trade'], entries: [entry({ group: 'trade' })] },
      900,
      'price-list',
    ],
    [
      'is not a group’s for others',
      { groups: ['vip'], entries: [entry({ group: 'trade' })] },
      1000,
      'list',
    ],
    [
      'holds from the instant it starts',
      { entries: [entry({ startsAt: NOW })] },
      900,
      'price-list',
    ],
    ['is over at the instant it ends', { entries: [entry({ endsAt: NOW })] }, 1000, 'list'],
  ];
  for (const [name, change, minor, kind] of cases)
    it(name, () => {
      const price = priced(change);
      expect(price.unitMinor).toBe(minor);
      expect(price.kind).toBe(kind as typeof price.kind);
    });

  it('tells where it came from, for the receipt', () => {
    expect(priced({ entries: [entry({})] })).toEqual({
      kind: 'price-list',
      label: 'Autumn prices',
      ruleId: 'list-1',
      ruleVersion: 3,
      listMinor: 1000,
      unitMinor: 900,
    });
  });
});
