import { isPackSize, packFault, packPrice, type PackFacts } from './multipack.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' as const });

describe('a pack of several', () => {
  it('holds two to twelve', () => {
    expect([1, 2, 12, 13, 2.5, Number.NaN].map(isPackSize)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('says what one of them costs, and what is saved against single ones', () => {
    // 3 × 18.00 = 54.00; 48.60 saves 5.40, which is ten percent; 180 capsules are 90 servings of 54 cents.
    expect(packPrice({ price: usd(4860), units: 3, count: 180 }, usd(1800), 2)).toEqual({
      each: usd(1620),
      perServing: usd(54),
      saving: usd(540),
      savingPercent: 10,
    });
  });

  it('never promises more than is saved: percents are rounded down, prices of one to the nearest cent', () => {
    // 2 × 9.99 = 19.98; 18.98 saves 1.00, which is 5.005 percent. 13.00 / 3 = 4.333
    expect(packPrice({ price: usd(1898), units: 2, count: 60 }, usd(999), 1).savingPercent).toBe(5);
    expect(packPrice({ price: usd(1300), units: 3, count: 90 }, usd(500), 1).each).toEqual(
      usd(433),
    );
  });

  it('that is dearer than single ones, or as dear, saves nothing', () => {
    for (const minor of [3600, 3700]) {
      const { saving, savingPercent } = packPrice(
        { price: usd(minor), units: 2, count: 120 },
        usd(1800),
        2,
      );
      expect([saving, savingPercent]).toEqual([null, 0]);
    }
  });

  it('of something without servings has no price of one', () => {
    expect(
      packPrice({ price: usd(3000), units: 2, count: 100 }, usd(1600), 0).perServing,
    ).toBeNull();
    expect(
      packPrice({ price: usd(3000), units: 2, count: 100 }, usd(1600), 500).perServing,
    ).toBeNull();
  });

  it('of something free costs nothing and saves nothing', () => {
    expect(packPrice({ price: usd(0), units: 2, count: 2 }, usd(0), 1)).toEqual({
      each: usd(0),
      perServing: usd(0),
      saving: null,
      savingPercent: 0,
    });
  });
});

describe('a size that shall be so many of another one', () => {
  const free: PackFacts = {
    variantId: 'pack',
    componentId: 'single',
    componentIsMade: false,
    isPart: false,
    madeOf: 'itself',
    ownUnits: 0,
    active: true,
    ordered: false,
  };
  const table: [string, Partial<PackFacts>, ReturnType<typeof packFault>][] = [
    ['may be, when nothing of it lies anywhere', {}, null],
    ['is not itself', { componentId: 'pack' }, 'SAME_ITEM'],
    ['holds no other pack', { componentIsMade: true }, 'HOLDS_A_PACK'],
    ['is in no pack', { isPart: true }, 'IS_IN_A_PACK'],
    ['has no stock of its own, and none that is awaited', { ownUnits: 1 }, 'HAS_STOCK'],
    ['was never ordered', { ordered: true }, 'WAS_ORDERED'],
    ['is no set of several things', { madeOf: 'set' }, 'IS_A_SET'],
    ['is not sold while it becomes another pack', { madeOf: 'pack' }, 'STILL_SOLD'],
    ['becomes another pack out of sale', { madeOf: 'pack', active: false }, null],
    [
      'is a single item again out of sale',
      { madeOf: 'pack', active: false, componentId: null },
      null,
    ],
    ['stays what was ordered', { madeOf: 'pack', active: false, ordered: true }, 'WAS_ORDERED'],
  ];
  for (const [what, changes, fault] of table)
    it(what, () => {
      expect(packFault({ ...free, ...changes })).toBe(fault);
    });
});
