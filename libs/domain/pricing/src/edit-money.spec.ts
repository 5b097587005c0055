import fc from 'fast-check';
import { moneyOfEdit } from './edit-money.ts';

describe('the money of a changed order', () => {
  type Row = readonly [
    title: string,
    input: readonly [total: number, stored: number, taken: number, held: number],
    output: readonly [card: number, back: number, open: number, charge: number, refund: number],
  ];
  const rows: readonly Row[] = [
    ['stays as it was', [3000, 0, 0, 3000], [3000, 0, 3000, 0, 0]],
    ['falls: less is taken later', [2000, 0, 0, 3000], [2000, 0, 2000, 0, 0]],
    ['rises: the bank is asked for more', [3500, 0, 0, 3000], [3500, 0, 3500, 500, 0]],
    ['falls below a gift card', [800, 1000, 0, 0], [0, 200, 0, 0, 0]],
    ['rises above a gift card', [1500, 1000, 0, 0], [500, 0, 500, 500, 0]],
    ['falls, one parcel gone', [2500, 0, 2000, 1000], [2500, 0, 500, 0, 0]],
    ['falls below what parcels took', [1500, 0, 2000, 1000], [1500, 0, 0, 0, 500]],
  ];
  for (const [title, [total, storedMinor, takenMinor, heldMinor], output] of rows)
    it(title, () => {
      const money = moneyOfEdit(total, { storedMinor, takenMinor, heldMinor });
      expect([
        money.cardMinor,
        money.backToStoredMinor,
        money.openMinor,
        money.chargeMinor,
        money.refundMinor,
      ]).toEqual([...output]);
    });

  it('always comes to the total, and never asks and refunds at once', () => {
    const sum = fc.nat(100_000);
    fc.assert(
      fc.property(sum, sum, sum, sum, (total, storedMinor, takenMinor, heldMinor) => {
        const money = moneyOfEdit(total, { storedMinor, takenMinor, heldMinor });
        expect(takenMinor + money.openMinor - money.refundMinor).toBe(money.cardMinor);
        expect(money.cardMinor + storedMinor - money.backToStoredMinor).toBe(total);
        expect(Math.min(money.refundMinor, money.openMinor)).toBe(0);
        expect(money.chargeMinor).toBe(Math.max(0, money.openMinor - heldMinor));
      }),
    );
  });

  it('takes whole sums only', () => {
    const paid = { storedMinor: 0, takenMinor: 0, heldMinor: 0 };
    for (const total of [-1, 1.5, Number.NaN])
      expect(() => moneyOfEdit(total, paid)).toThrowError(RangeError);
  });
});
