import { percentToPpm, TaxCalculationReply, toTaxCalculation } from './stripe-tax.reply.ts';

const reply = (changes: object): TaxCalculationReply =>
  TaxCalculationReply.parse({
    id: 'taxcalc_1',
    object: 'tax.calculation',
    tax_amount_exclusive: 130,
    line_items: { data: [{ reference: 'a', amount_tax: 88 }] },
    shipping_cost: { amount_tax: 42 },
    ...changes,
  });

describe('the tax service’s answer', () => {
  it('is taken when its parts sum to the whole', () => {
    expect(toTaxCalculation(reply({}), 'USD')?.tax.minor).toBe(130);
    expect(toTaxCalculation(reply({ tax_amount_exclusive: 131 }), 'USD')).toBeNull();
  });

  it('may have no delivery in it', () => {
    const answer = reply({ shipping_cost: null, tax_amount_exclusive: 88 });
    expect(toTaxCalculation(answer, 'USD')?.shippingTax.minor).toBe(0);
  });
});

describe('a rate in percent', () => {
  for (const [text, ppm] of [
    ['8.25', 82_500],
    ['8', 80_000],
    ['0', 0],
    ['0.0001', 1],
    ['10.00009', 100_000],
  ] as const)
    it(`of ${text} is ${ppm} parts per million`, () => {
      expect(percentToPpm(text)).toBe(ppm);
    });

  it('is not "eight"', () => {
    expect(() => percentToPpm('eight')).toThrowError(RangeError);
  });
});
