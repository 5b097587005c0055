import { allocateForDelivery, type StockPlace } from './allocation.ts';
import type { Backorder } from './backorder.ts';
import { settleShortPick, type PartToPick, type PartUnits } from './short-pick.ts';

const part = (
  partId: string,
  quantity: number,
  { lineId = 'line', variantId = 'zinc', locationId = 'here', perLineUnit = 1 } = {},
): PartToPick => ({ partId, quantity, lineId, variantId, locationId, perLineUnit });
const place = (locationId: string, stock: Record<string, number>): StockPlace => ({
  locationId,
  code: locationId,
  region: 'OR',
  ships: true,
  position: locationId === 'here' ? 0 : 1,
  available: new Map(Object.entries(stock)),
});
const settle = (
  parts: readonly PartToPick[],
  found: Record<string, number>,
  places: readonly StockPlace[] = [],
  backorders: readonly Backorder[] = [],
) =>
  settleShortPick(
    parts,
    Object.entries(found).map(([partId, quantity]): PartUnits => ({ partId, quantity })),
    {
      places,
      backorders,
      allocate: (demands, from, ahead) =>
        allocateForDelivery(demands, from, 'OR', { backorders: ahead, today: '2026-11-26' }),
    },
  );
const text = (units: readonly PartUnits[]): string =>
  units.map(({ partId, quantity }) => `${quantity} ${partId}`).join(', ');

describe('a shipment of which not everything was found', () => {
  it('goes as it is when everything was', () => {
    const { missing, later, lost } = settle([part('a', 3)], { a: 3 }, [
      place('there', { zinc: 9 }),
    ]);
    expect([missing, later, lost]).toEqual([[], [], []]);
  });

  for (const [there, later, lost] of [
    [9, '3 a', ''],
    [3, '3 a', ''],
    // Two can still reach the shopper, one cannot.
    [2, '2 a', '1 a'],
    [0, '', '3 a'],
  ] as const)
    it(`misses 3 while ${there} lie elsewhere: later "${later}", not at all "${lost}"`, () => {
      const outcome = settle([part('a', 5)], { a: 2 }, [
        // The book still says that they lie here: nobody believes it.
        place('here', { zinc: 40 }),
        place('there', { zinc: there }),
      ]);
      expect(text(outcome.missing)).toBe('3 a');
      expect(text(outcome.later)).toBe(later);
      expect(text(outcome.lost)).toBe(lost);
      expect(outcome.from.every(({ locationId }) => locationId === 'there')).toBeTrue();
    });

  it('waits for goods that are to come in, as far as they are not promised to others', () => {
    const backorder: Backorder = {
      variantId: 'zinc',
      kind: 'backorder',
      limit: 10,
      taken: 9,
      expectedOn: '2026-12-20',
    };
    const outcome = settle([part('a', 2)], { a: 0 }, [place('here', { zinc: 5 })], [backorder]);
    expect(outcome.ahead).toEqual([
      { lineId: 'line', variantId: 'zinc', quantity: 1, expectedOn: '2026-12-20' },
    ]);
    expect(text(outcome.later)).toBe('1 a');
    expect(text(outcome.lost)).toBe('1 a');
  });

  it('never gives the same unit to two lines', () => {
    const outcome = settle([part('a', 1, { lineId: 'one' }), part('b', 1, { lineId: 'two' })], {}, [
      place('there', { zinc: 1 }),
    ]);
    expect(text(outcome.later)).toBe('1 a');
    expect(text(outcome.lost)).toBe('1 b');
  });

  describe('and that holds bundles of two zinc and one iron', () => {
    const bundle = [
      part('z', 6, { perLineUnit: 2 }),
      part('i', 3, { variantId: 'iron', perLineUnit: 1 }),
    ];

    it('gets the missing item from elsewhere when all of it is there', () => {
      const outcome = settle(bundle, { z: 5, i: 3 }, [place('there', { zinc: 1 })]);
      expect(text(outcome.later)).toBe('1 z');
      expect(outcome.lost).toEqual([]);
    });

    // 2 of 6 zinc are missing: one bundle; 3 are: two bundles, and what is left of them goes back.
    for (const [zinc, lost] of [
      [5, '2 z, 1 i'],
      [4, '2 z, 1 i'],
      [3, '4 z, 2 i'],
      [0, '6 z, 3 i'],
    ] as const)
      it(`breaks whole bundles when ${zinc} of 6 zinc are there: ${lost} do not come`, () => {
        expect(text(settle(bundle, { z: zinc, i: 3 }).lost)).toBe(lost);
      });
  });

  it('accounts for every unit that is missing, once, whatever lies elsewhere', () => {
    for (let quantity = 1; quantity <= 4; quantity++)
      for (let found = 0; found <= quantity; found++)
        for (let there = 0; there <= 4; there++) {
          const outcome = settle([part('a', quantity)], { a: found }, [
            place('there', { zinc: there }),
          ]);
          const sum = (units: readonly { quantity: number }[]): number =>
            units.reduce((all, one) => all + one.quantity, 0);
          expect(sum(outcome.missing)).toBe(quantity - found);
          expect(sum(outcome.later) + sum(outcome.lost)).toBe(quantity - found);
          expect(sum(outcome.from)).toBe(sum(outcome.later));
        }
  });
});
