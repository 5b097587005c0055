import fc from 'fast-check';
import { allocateForDelivery, type Part, type StockPlace } from './allocation.ts';
import {
  demandsOf,
  orderable,
  partsByLine,
  poolOf,
  serve,
  shortLines,
  type StockLine,
} from './bag-stock.ts';

const place = (
  code: string,
  available: Readonly<Record<string, number>>,
  ships = true,
): StockPlace => ({
  locationId: code,
  code,
  region: 'NY',
  ships,
  position: 0,
  available: new Map(Object.entries(available)),
});
const single = (variantId: string, quantity: number): StockLine => ({
  lineId: variantId,
  quantity,
  components: [{ variantId, quantity: 1 }],
});
/** Two oils and a tea. */
const KIT = [
  { variantId: 'oil', quantity: 2 },
  { variantId: 'tea', quantity: 1 },
];
const kit = (quantity: number): StockLine => ({ lineId: 'kit', quantity, components: KIT });
const NOTHING_LATER = { backorders: [], today: '2026-11-25' };

describe('a bundle', () => {
  it('takes from the shelves what is in it', () => {
    expect(demandsOf([kit(3), single('oil', 1)])).toEqual([
      { lineId: 'kit', variantId: 'oil', quantity: 6 },
      { lineId: 'kit', variantId: 'tea', quantity: 3 },
      { lineId: 'oil', variantId: 'oil', quantity: 1 },
    ]);
  });

  const cases: ReadonlyArray<[string, readonly StockLine[], Record<string, number>, number[]]> = [
    ['there are as many as the scarcest part allows', [kit(1)], { oil: 9, tea: 3 }, [3]],
    ['there is none while a part is missing', [kit(1)], { oil: 9 }, [0]],
    [
      'leaves to a single what it does not need',
      [kit(2), single('oil', 1)],
      { oil: 5, tea: 5 },
      [2, 1],
    ],
    // medusa#16502: two lines that share an item were each checked against the same free quantity.
    [
      'and a single never count one unit twice',
      [single('oil', 2), kit(1)],
      { oil: 3, tea: 1 },
      [3, 0],
    ],
    ['that wants too much leaves the rest', [kit(4), single('oil', 1)], { oil: 5, tea: 9 }, [2, 1]],
  ];
  for (const [name, lines, shelf, available] of cases)
    it(`${name}`, () => {
      const served = serve(lines, poolOf([place('east', shelf)]));
      expect(served.map((line) => line.available)).toEqual(available);
    });

  it('is served exactly when its parts, summed over all lines, are there', () => {
    const line = fc.oneof(
      fc.integer({ min: 1, max: 5 }).map(kit),
      fc.integer({ min: 1, max: 5 }).map((quantity) => single('oil', quantity)),
      fc.integer({ min: 1, max: 5 }).map((quantity) => single('tea', quantity)),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { selector: ({ lineId }) => lineId, minLength: 1, maxLength: 3 }),
        fc.record({ oil: fc.nat(12), tea: fc.nat(12) }),
        (lines, shelf) => {
          const pool = poolOf([place('east', shelf)]);
          const wanted = (id: string) =>
            demandsOf(lines).reduce((all, d) => all + (d.variantId === id ? d.quantity : 0), 0);
          const enough = wanted('oil') <= shelf.oil && wanted('tea') <= shelf.tea;
          expect(shortLines(lines, pool).length === 0).toBe(enough);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('gets parts that sum to its need, out of what was allocated for the whole bag', () => {
    const lines = [single('oil', 3), kit(2)];
    const allocation = allocateForDelivery(
      demandsOf(lines),
      [place('a', { oil: 4, tea: 1 }), place('b', { oil: 4, tea: 1 })],
      'NY',
    );
    if (!allocation.ok) throw new Error('there is enough');
    const dealt = partsByLine(lines, allocation.parts);
    const sums: Record<string, number> = {};
    for (const { lineId, variantId, quantity } of dealt)
      sums[`${lineId} ${variantId}`] = (sums[`${lineId} ${variantId}`] ?? 0) + quantity;
    expect(sums).toEqual({ 'oil oil': 3, 'kit oil': 4, 'kit tea': 2 });
    const perPlace = (parts: readonly Part[]) => {
      const units = new Map<string, number>();
      for (const { locationId, variantId, quantity } of parts)
        units.set(
          `${locationId} ${variantId}`,
          (units.get(`${locationId} ${variantId}`) ?? 0) + quantity,
        );
      return [...units];
    };
    expect(perPlace(dealt).sort()).toEqual(perPlace(allocation.parts).sort());
  });
});

describe('what can be ordered', () => {
  const places = [
    place('west', { oil: 5, tea: 5 }),
    place('east', { oil: 5 }),
    place('elm', { oil: 50, tea: 2 }, false),
  ];
  it('is what ships from all places together, or what the best store has', () => {
    const lines = [single('tea', 1), single('oil', 1), single('soap', 1)];
    expect(orderable(lines, places, NOTHING_LATER).map((line) => line.available)).toEqual([
      5, 50, 0,
    ]);
    expect(orderable([single('soap', 1)], [], NOTHING_LATER)[0]?.available).toBe(0);
  });

  it('includes what may be sold ahead', () => {
    const backorder = { variantId: 'tea', kind: 'backorder', limit: 10, taken: 4 } as const;
    const later = { backorders: [{ ...backorder, expectedOn: '2026-12-10' }], today: '2026-11-25' };
    expect(orderable([single('tea', 1)], places, later)[0]?.available).toBe(11);
  });
});
