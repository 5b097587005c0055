import fc from 'fast-check';
import {
  allocateForCollection,
  allocateForDelivery,
  type Demand,
  type StockPlace,
} from './allocation.ts';
import { backorderLeft, type Backorder } from './backorder.ts';

const place = (
  code: string,
  region: string,
  available: Readonly<Record<string, number>>,
  change: Partial<StockPlace> = {},
): StockPlace => ({
  locationId: code,
  code,
  region,
  ships: true,
  position: 0,
  available: new Map(Object.entries(available)),
  ...change,
});
const EAST = place('east', 'NJ', { oil: 5, tea: 0 });
const WEST = place('west', 'NV', { oil: 5, tea: 5 });
const SHOP = place('elm', 'NY', { oil: 50, tea: 2 }, { ships: false });
const PLACES = [WEST, EAST, SHOP];

describe('stock for a delivery', () => {
  const cases: ReadonlyArray<
    [string, readonly Demand[], string, ReadonlyArray<[string, string, number]>]
  > = [
    [
      'comes from the nearest place that has it',
      [{ variantId: 'oil', quantity: 2 }],
      'NY',
      [['oil', 'east', 2]],
    ],
    [
      'comes from the other coast there',
      [{ variantId: 'oil', quantity: 2 }],
      'CA',
      [['oil', 'west', 2]],
    ],
    [
      'comes in one parcel from farther away rather than in two',
      [
        { variantId: 'oil', quantity: 2 },
        { variantId: 'tea', quantity: 1 },
      ],
      'NY',
      [
        ['oil', 'west', 2],
        ['tea', 'west', 1],
      ],
    ],
    [
      'is split, nearest first, when no place has all',
      [{ variantId: 'oil', quantity: 8 }],
      'NY',
      [
        ['oil', 'east', 5],
        ['oil', 'west', 3],
      ],
    ],
    [
      'counts two lines of one variant together',
      [
        { variantId: 'oil', quantity: 4 },
        { variantId: 'oil', quantity: 4 },
      ],
      'NY',
      [
        ['oil', 'east', 5],
        ['oil', 'west', 3],
      ],
    ],
  ];
  for (const [name, demands, region, parts] of cases)
    it(name, () => {
      expect(allocateForDelivery(demands, PLACES, region)).toEqual({
        ok: true,
        parts: parts.map(([variantId, locationId, quantity]) => ({
          variantId,
          locationId,
          quantity,
        })),
        backorders: [],
      });
    });

  it('is refused with what there is when two lines together ask for too much', () => {
    const each = { variantId: 'oil', quantity: 6 };
    expect(allocateForDelivery([each, each], PLACES, 'NY')).toEqual({
      ok: false,
      code: 'OUT_OF_STOCK',
      shortages: [{ variantId: 'oil', requested: 12, available: 10 }],
    });
  });

  it('adds up to what was wanted, never beyond what a place has, or names what is short', () => {
    const stock = fc.record({ a: fc.nat(5), b: fc.nat(5), c: fc.nat(5) });
    const shelves = fc.array(fc.tuple(fc.constantFrom('NY', 'CA', 'TX'), stock), { maxLength: 4 });
    const wish = fc.array(
      fc.record({
        variantId: fc.constantFrom('a', 'b', 'c'),
        quantity: fc.integer({ min: 1, max: 6 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(shelves, wish, (given, demands) => {
        const places = given.map(([region, available], index) =>
          place(`p${index}`, region, available),
        );
        const result = allocateForDelivery(demands, places, 'NY');
        const wanted = (id: string) =>
          demands.reduce((all, d) => all + (d.variantId === id ? d.quantity : 0), 0);
        for (const id of ['a', 'b', 'c']) {
          const there = places.reduce((all, one) => all + (one.available.get(id) ?? 0), 0);
          if (result.ok) {
            const parts = result.parts.filter((part) => part.variantId === id);
            expect(parts.reduce((all, part) => all + part.quantity, 0)).toBe(wanted(id));
            for (const part of parts)
              expect(part.quantity).toBeLessThanOrEqual(
                places.find((p) => p.locationId === part.locationId)?.available.get(id) ?? 0,
              );
          } else {
            const short = result.shortages.find((shortage) => shortage.variantId === id);
            expect(short !== undefined).toBe(wanted(id) > there);
          }
        }
        expect(allocateForDelivery(demands.toReversed(), places.toReversed(), 'NY')).toEqual(
          result,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('stock for collection', () => {
  it('comes from the chosen store', () => {
    expect(allocateForCollection([{ variantId: 'tea', quantity: 2 }], PLACES, ['elm'])).toEqual({
      ok: true,
      parts: [{ variantId: 'tea', locationId: 'elm', quantity: 2 }],
      backorders: [],
    });
  });

  it('never comes from another one', () => {
    expect(
      allocateForCollection([{ variantId: 'tea', quantity: 3 }], PLACES, ['elm']).ok,
    ).toBeFalse();
    expect(
      allocateForCollection([{ variantId: 'tea', quantity: 1 }], PLACES, ['oak']).ok,
    ).toBeFalse();
  });
});

describe('what is sold before it is there', () => {
  const backorder = (change: Partial<Backorder> = {}): Backorder => ({
    variantId: 'oil',
    kind: 'backorder',
    limit: 5,
    taken: 2,
    expectedOn: '2026-12-10',
    ...change,
  });
  const ask = (quantity: number, backorders: readonly Backorder[], today = '2026-11-25') =>
    allocateForDelivery([{ variantId: 'oil', quantity }], PLACES, 'NY', { backorders, today });

  it('is only what no shipping place has', () => {
    expect(ask(12, [backorder()])).toEqual({
      ok: true,
      parts: [
        { variantId: 'oil', locationId: 'east', quantity: 5 },
        { variantId: 'oil', locationId: 'west', quantity: 5 },
      ],
      backorders: [{ variantId: 'oil', quantity: 2, expectedOn: '2026-12-10' }],
    });
    expect(ask(10, [backorder()])).toEqual(jasmine.objectContaining({ ok: true, backorders: [] }));
  });

  it('never goes beyond its limit, and says how much there is', () => {
    expect(ask(13, [backorder()]).ok).toBeTrue();
    expect(ask(14, [backorder()])).toEqual({
      ok: false,
      code: 'OUT_OF_STOCK',
      shortages: [{ variantId: 'oil', requested: 14, available: 13 }],
    });
  });

  it('ends on the day it was expected, and with a limit that was lowered', () => {
    expect(ask(11, [backorder()], '2026-12-10').ok).toBeFalse();
    expect(backorderLeft(backorder({ limit: 1 }), '2026-11-25')).toBe(0);
  });

  it('can be all of it: a preorder', () => {
    const soap = backorder({ variantId: 'soap', kind: 'preorder', taken: 0 });
    const later = { backorders: [soap], today: '2026-11-25' };
    expect(allocateForDelivery([{ variantId: 'soap', quantity: 2 }], PLACES, 'NY', later)).toEqual({
      ok: true,
      parts: [],
      backorders: [{ variantId: 'soap', quantity: 2, expectedOn: '2026-12-10' }],
    });
  });
});
