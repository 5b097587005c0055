import { money } from '@green-apple/domain-money';
import type { Variant } from './product.ts';
import { priceOfUnit, type UnitPrice } from './unit-price.ts';

describe('what a pack is compared by', () => {
  const cases: ReadonlyArray<
    readonly [
      minor: number,
      count: number,
      unit: Variant['unit'],
      each: readonly [number, UnitPrice['per']] | null,
    ]
  > = [
    [1790, 60, 'capsules', [30, 'piece']],
    [2290, 500, 'g', [4580, 'kg']],
    [1250, 150, 'ml', [8333, 'l']],
    [640, 20, 'bags', [32, 'piece']],
    [290, 1, 'bars', null],
    [290, 0, 'capsules', null],
  ];
  for (const [minor, count, unit, each] of cases)
    it(`at ${minor} for ${count} ${unit} is ${each?.join(' a ') ?? 'its price'}`, () => {
      const price = priceOfUnit(money(minor, 'EUR'), { count, unit });
      expect(price).toEqual(each && { minor: each[0], currency: 'EUR', per: each[1] });
    });
});
