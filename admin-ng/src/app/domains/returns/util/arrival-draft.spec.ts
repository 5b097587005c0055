import type { ArrivalItem } from './arrival-draft.ts';
import {
  arrivalOutcome,
  freshArrival,
  itemFault,
  shopperText,
  withUnits,
} from './arrival-draft.ts';

describe('what is found of a parcel that was brought back', () => {
  const item = { variantId: 'a', quantity: 3 } as ArrivalItem;
  const fresh = freshArrival([item])[0]!;

  it('is all as new before anything is typed', () => {
    expect(fresh).toEqual({ variantId: 'a', good: 3, damaged: 0, missing: 0 });
    expect(itemFault(item, fresh)).toBeNull();
  });

  it('is as new as far as nothing else was typed, and never more than was sent', () => {
    const one = withUnits(withUnits(fresh, 3, 'damaged', 1), 3, 'missing', 1);
    expect(one).toEqual({ variantId: 'a', good: 1, damaged: 1, missing: 1 });
    expect(itemFault(item, one)).toBeNull();
    expect(itemFault(item, withUnits(one, 3, 'missing', 3))).toContain('3');
    expect(itemFault(item, withUnits(one, 3, 'missing', Number.NaN))).toContain('3');
  });

  it('is said before it is done', () => {
    const found = [withUnits(fresh, 3, 'damaged', 1)];
    expect(arrivalOutcome(found, 'Portland')).toBe(
      '2 units back to the shelf at Portland, 1 unit written off.',
    );
  });

  it('goes with what the shopper gets', () => {
    const words = ([null, 'resend', 'refund'] as const).map((madeGood) =>
      shopperText({ madeGood }),
    );
    expect(new Set(words).size).toBe(3);
  });
});
