import { arrivalFault, type ArrivedItem } from './arrival.ts';

describe('what was found of a parcel that came back', () => {
  const sent = [
    { variantId: 'a', quantity: 3 },
    { variantId: 'b', quantity: 1 },
  ];
  const item = (variantId: string, good: number, damaged = 0, missing = 0): ArrivedItem => ({
    variantId,
    good,
    damaged,
    missing,
  });
  const rows: ReadonlyArray<readonly [string, readonly ArrivedItem[], string | undefined]> = [
    ['all of it good', [item('a', 3), item('b', 1)], undefined],
    ['in any order, each unit somewhere', [item('b', 0, 1), item('a', 1, 1, 1)], undefined],
    ['an item that was not sent', [item('a', 3), item('b', 1), item('c', 1)], 'ITEM_UNKNOWN'],
    ['an item named twice', [item('a', 3), item('a', 3), item('b', 1)], 'ITEM_UNKNOWN'],
    ['an item that nobody looked at', [item('a', 3)], 'ITEM_MISSING'],
    ['more units than were sent', [item('a', 4), item('b', 1)], 'UNITS_DO_NOT_SUM'],
    ['a unit that is nowhere', [item('a', 2), item('b', 1)], 'UNITS_DO_NOT_SUM'],
    ['a unit less than none', [item('a', 4, -1), item('b', 1)], 'UNITS_DO_NOT_SUM'],
    ['half a unit', [item('a', 2.5, 0.5), item('b', 1)], 'UNITS_DO_NOT_SUM'],
  ];
  for (const [what, found, fault] of rows)
    it(`${fault === undefined ? 'adds up' : 'does not'}: ${what}`, () => {
      expect(arrivalFault(sent, found)?.code).toBe(fault as never);
    });
});
