import { decimalToMoney, toRates } from './easypost-shipping.gateway.ts';

describe('a carrier’s price', () => {
  for (const [text, minor] of [
    ['7.58', 758],
    ['7.5', 750],
    ['7', 700],
    ['7.581', 759],
    ['7.58000', 758],
    ['0.07', 7],
  ] as const)
    it(`of ${text} is ${minor} cents`, () => {
      expect(decimalToMoney(text, 'USD').minor).toBe(minor);
    });
});

describe('the rates of a parcel', () => {
  const rate = (id: string, price: string) => ({
    id,
    carrier: 'USPS',
    service: 'Priority',
    rate: price,
    currency: 'USD' as const,
    delivery_days: null,
  });

  it('begin with the cheapest', () => {
    const outcome = toRates({ id: 'shp_1', rates: [rate('a', '10.00'), rate('b', '9.99')] });
    expect(outcome.code === 'rated' && outcome.rates.map(({ rateRef }) => rateRef)).toEqual([
      'b',
      'a',
    ]);
  });

  it('are none where nobody goes', () => {
    expect(toRates({ id: 'shp_1', rates: [] })).toEqual({ code: 'address_not_served' });
  });
});
