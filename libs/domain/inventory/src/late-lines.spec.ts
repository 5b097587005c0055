import type { StockPlace } from './allocation.ts';
import type { Backorder } from './backorder.ts';
import { asPromised, lateLines } from './late-lines.ts';

const PLACE: StockPlace = {
  locationId: 'east',
  code: 'east',
  region: 'NY',
  ships: true,
  position: 0,
  available: new Map([['oil', 3]]),
};
const backorder = (variantId: string, kind: Backorder['kind'], expectedOn: string): Backorder => ({
  variantId,
  kind,
  limit: 10,
  taken: 0,
  expectedOn,
});
const LATER = {
  backorders: [
    backorder('oil', 'backorder', '2026-12-10'),
    backorder('tea', 'preorder', '2027-01-15'),
  ],
  today: '2026-11-25',
};
const line = (lineId: string, quantity: number, components: Readonly<Record<string, number>>) => ({
  lineId,
  quantity,
  components: Object.entries(components).map(([variantId, each]) => ({
    variantId,
    quantity: each,
  })),
});

describe('what comes later', () => {
  it('is what the shelves do not have, with its day', () => {
    expect(lateLines([line('a', 5, { oil: 1 })], [PLACE], LATER)).toEqual([
      { lineId: 'a', kind: 'backorder', quantity: 2, expectedOn: '2026-12-10' },
    ]);
  });

  it('is a bundle when a part of it does, on the day of its last part', () => {
    expect(lateLines([line('kit', 2, { oil: 2, tea: 1 })], [PLACE], LATER)).toEqual([
      { lineId: 'kit', kind: 'preorder', quantity: 2, expectedOn: '2027-01-15' },
    ]);
  });

  it('is nothing while all is there, and nothing when not even later there is enough', () => {
    expect(lateLines([line('a', 3, { oil: 1 })], [PLACE], LATER)).toEqual([]);
    expect(lateLines([line('a', 14, { oil: 1 })], [PLACE], LATER)).toEqual([]);
  });
});

describe('a promise about a later day', () => {
  const promised = [{ variantId: 'oil', quantity: 2, expectedOn: '2026-12-10' }];
  const cases: ReadonlyArray<[string, number, string, boolean]> = [
    ['holds as it was made', 2, '2026-12-10', true],
    ['holds when fewer come later, or earlier', 1, '2026-12-01', true],
    ['does not hold when more come later', 3, '2026-12-10', false],
    ['does not hold when they come even later', 2, '2026-12-11', false],
  ];
  for (const [name, quantity, expectedOn, holds] of cases)
    it(name, () => {
      expect(asPromised([{ variantId: 'oil', quantity, expectedOn }], promised)).toBe(holds);
    });

  it('is not needed when all is there, and cannot be made afterwards', () => {
    expect(asPromised([], [])).toBeTrue();
    expect(asPromised(promised, [])).toBeFalse();
  });
});
