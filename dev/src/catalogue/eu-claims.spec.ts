import { diseaseClaims } from '@green-apple/domain-catalog';
import { euClaimsOf } from './eu-claims.ts';
import type { PricedVariant } from './entry.ts';

const pack = (count: number, daysOfSupply: number, sold = true) =>
  [
    { variant: { count, daysOfSupply }, euPrice: sold ? { listMinor: 990 } : null },
  ] as unknown as readonly PricedVariant[];
const said = (amount: number, variants = pack(60, 60)) =>
  euClaimsOf(
    {
      categoryId: '',
      facts: {
        servingSize: '1 capsule',
        unitsPerServing: 1,
        rows: [{ name: 'Magnesium', source: null, amount, unit: 'mg', dailyValuePercent: null }],
        otherIngredients: [],
      },
    },
    variants,
  );

describe('what is said of a made-up product in the EU', () => {
  it('follows from what a day of it holds', () => {
    // 15 % of 375 mg are 56.25 mg, and 54 mg are 14 %.
    expect([said(54).length, said(57).length]).toEqual([0, 1]);
    expect(said(30, pack(60, 30))).toEqual(['Magnesium contributes to normal muscle function.']);
  });

  it('is nothing where it is not sold, and never about a disease', () => {
    expect(said(300, pack(60, 60, false))).toEqual([]);
    expect(said(300).flatMap((text) => diseaseClaims(text))).toEqual([]);
  });
});
