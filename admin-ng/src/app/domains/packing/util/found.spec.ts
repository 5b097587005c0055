import type { PickPart } from '@green-apple/contracts-http';
import {
  allFound,
  isTooMuch,
  toPickedParts,
  unitsFound,
  unitsMissing,
  withFound,
} from './found.ts';

const lot = (lotId: string) => ({ lotId, code: lotId, expiresOn: '2027-05-01' });
const PART = {
  partId: 'p',
  quantity: 5,
  lots: [{ ...lot('early'), quantity: 3 }],
  otherLots: [
    { ...lot('early'), free: 1 },
    { ...lot('late'), free: 4 },
  ],
} as unknown as PickPart;

describe('what was found for a shipment', () => {
  const all = allFound([PART]);

  it('is what was proposed, until somebody says otherwise', () => {
    expect(toPickedParts(all)).toEqual({
      parts: [
        {
          partId: 'p',
          lots: [
            { lotId: 'early', quantity: 3 },
            { lotId: null, quantity: 2 },
          ],
        },
      ],
    });
    expect(unitsMissing(all)).toBe(0);
  });

  it('may be fewer, and from another lot as far as it is free', () => {
    const changed = withFound(withFound(all, 'p', 'early', 1), 'p', 'late', 9);
    expect(changed[0]?.lots.map(({ found }) => found)).toEqual([1, 2, 4]);
    expect(isTooMuch(changed)).toBeTrue();
    const fewer = withFound(changed, 'p', 'late', 0);
    expect(fewer.map(unitsFound)).toEqual([3]);
    expect(unitsMissing(fewer)).toBe(2);
    expect(isTooMuch(fewer)).toBeFalse();
  });

  for (const [typed, found] of [
    [-3, 0],
    [2.9, 2],
    [Number.NaN, 0],
    [99, 4],
  ] as const)
    it(`reads ${typed} as ${found}`, () => {
      expect(withFound(all, 'p', 'early', typed)[0]?.lots[0]?.found).toBe(found);
    });
});
