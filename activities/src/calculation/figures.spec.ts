import { money } from '@green-apple/domain-money';
import type { OrderPapers } from '@green-apple/persistence';
import { deductionFigure, shippingFigure, taxFigure } from './figures.ts';

const usd = (minor: number) => money(minor, 'USD');
const order = {
  taxMinor: 300,
  shippingMinor: 495,
  receipt: [
    {
      kind: 'coupon',
      label: 'WELCOME10',
      ruleId: 'r1',
      ruleVersion: 3,
      amount: usd(-500),
      shares: [
        { lineId: 'a', minor: -300 },
        { lineId: 'b', minor: -200 },
      ],
    },
    {
      kind: 'promotion',
      label: 'Two for one',
      ruleId: 'r2',
      ruleVersion: 1,
      amount: usd(-100),
      shares: [{ lineId: 'a', minor: -99 }],
    },
  ],
} as unknown as OrderPapers;

describe('a figure that is worked out again', () => {
  it('sets today’s tax beside what was charged', () => {
    const figure = taxFigure(order, {
      code: 'calculated',
      calculationRef: 'taxcalc_1',
      tax: usd(320),
      shippingTax: usd(20),
      lines: [{ reference: 'a', tax: usd(300) }],
      rates: [],
    });
    expect(figure).toEqual(
      jasmine.objectContaining({ taxMinor: 320, chargedMinor: 300, differenceMinor: 20 }),
    );
  });

  it('says when there is no tax or no carrier at a place', () => {
    expect(taxFigure(order, { code: 'address_refused' })).toEqual({ code: 'address_refused' });
    expect(shippingFigure(order, { code: 'address_not_served' })).toEqual({
      code: 'address_not_served',
    });
  });

  it('sums deductions by kind and finds shares that do not fit', () => {
    expect(deductionFigure(order, ['coupon'])).toEqual(
      jasmine.objectContaining({ amountMinor: -500, sharesFit: true }),
    );
    expect(deductionFigure(order, ['promotion'])).toEqual(
      jasmine.objectContaining({ amountMinor: -100, sharesFit: false }),
    );
  });
});
