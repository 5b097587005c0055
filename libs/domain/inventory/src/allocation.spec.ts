import fc from 'fast-check';
import {
  allocateForCollection,
  allocateForDelivery,
  orderable,
  type Demand,
  type StockPlace,
} from './allocation.ts';

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
          const there = orderable(id, places);
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
    expect(allocateForCollection([{ variantId: 'tea', quantity: 2 }], PLACES, 'elm')).toEqual({
      ok: true,
      parts: [{ variantId: 'tea', locationId: 'elm', quantity: 2 }],
    });
  });

  it('never comes from another one', () => {
    expect(
      allocateForCollection([{ variantId: 'tea', quantity: 3 }], PLACES, 'elm').ok,
    ).toBeFalse();
    expect(
      allocateForCollection([{ variantId: 'tea', quantity: 1 }], PLACES, 'oak').ok,
    ).toBeFalse();
  });
});

describe('what can be ordered', () => {
  it('is what ships from all places together, or what the best store has', () => {
    expect(orderable('tea', PLACES)).toBe(5);
    expect(orderable('oil', PLACES)).toBe(50);
    expect(orderable('soap', PLACES)).toBe(0);
    expect(orderable('soap', [])).toBe(0);
  });
});
