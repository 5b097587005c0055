import fc from 'fast-check';
import { fitsLines } from './tax.ts';
import { VAT_RATES, vatIncluded, vatPpm, vatRatesAt, type VatPolicy } from './vat.ts';

const FOOD = 'txcd_40090001';
const CREAM = 'txcd_32050013';
const TODAY = '2026-11-26T10:00:00Z';
const PER_LINE: VatPolicy = { rule: 'half-away-from-zero', taxPer: 'line' };
const PER_TOTAL: VatPolicy = { rule: 'half-away-from-zero', taxPer: 'total' };
const vat = (
  lines: ReadonlyArray<readonly [string, number]>,
  policy: VatPolicy,
  shippingMinor = 0,
  region = 'DE',
) =>
  vatIncluded(
    {
      currency: 'EUR',
      region,
      at: TODAY,
      shippingMinor,
      lines: lines.map(([taxCode, minor], index) => ({ lineId: `l${index}`, taxCode, minor })),
    },
    policy,
  );

describe('the rate of a product', () => {
  const TEA = 'txcd_40040000';
  const BAR = 'txcd_40070005';
  // Percent on a cream, a tea, a food supplement and a bar.
  const CASES: ReadonlyArray<readonly [string, number, number, number, number]> = [
    ['AT', 20, 10, 10, 10],
    ['BE', 21, 6, 6, 6],
    ['DE', 19, 7, 7, 7],
    ['FR', 20, 5.5, 5.5, 5.5],
    ['IE', 23, 0, 13.5, 23],
    ['NL', 21, 9, 9, 9],
  ];
  for (const [country, ...percents] of CASES)
    it(`in ${country} is ${percents.join(', ')} % on creams, food, food supplements and bars`, () => {
      const known = VAT_RATES.get(country);
      const ppms = [CREAM, TEA, FOOD, BAR].map(
        (code) => known && vatPpm(vatRatesAt(known, TODAY), code),
      );
      expect(ppms).toEqual(percents.map((percent) => percent * 10_000));
    });

  it('is that of the day', () => {
    const [rates] = VAT_RATES.get('DE')?.rates ?? [];
    if (rates === undefined) throw new Error('no rates');
    const known = {
      name: 'Germany',
      rates: [
        { ...rates, from: '2020-07-01', standardPpm: 160_000 },
        { ...rates, from: '2021-01-01', standardPpm: 190_000 },
      ],
    };
    const on = (at: string) => vatRatesAt(known, at).standardPpm / 10_000;
    expect([on('2020-12-31T23:00:00Z'), on('2021-01-01'), on(TODAY)]).toEqual([16, 19, 19]);
    expect(() => on('2020-06-30')).toThrowError(RangeError);
  });

  it('is listed in the order in which it came to hold', () => {
    for (const { rates } of VAT_RATES.values()) {
      const days = rates.map(({ from }) => from);
      expect(days).toEqual([...new Set(days)].sort());
    }
  });
});

describe('value added tax inside of prices', () => {
  type Case = readonly [
    name: string,
    lines: ReadonlyArray<readonly [string, number]>,
    shipping: number,
    policy: VatPolicy,
    taxes: readonly number[],
    onDelivery: number,
  ];
  const cases: readonly Case[] = [
    // 11.90 * 19 / 119 = 1.90; 10.70 * 7 / 107 = 0.70
    [
      'is the part of the price above the net',
      [
        [CREAM, 1190],
        [FOOD, 1070],
      ],
      0,
      PER_LINE,
      [190, 70],
      0,
    ],
    // 0.99 * 7 / 107 = 0.0648 each: 0.06 + 0.06 + 0.06
    [
      'is rounded line by line',
      [
        [FOOD, 99],
        [FOOD, 99],
        [FOOD, 99],
      ],
      0,
      PER_LINE,
      [6, 6, 6],
      0,
    ],
    // saleor/saleor#12348, #14880: 2.97 * 7 / 107 = 0.194 -> 0.19 on the invoice, and so in sum on its lines
    [
      'is rounded once on the invoice',
      [
        [FOOD, 99],
        [FOOD, 99],
        [FOOD, 99],
      ],
      0,
      PER_TOTAL,
      [7, 6, 6],
      0,
    ],
    // delivery 4.90 by 21.40 : 10.70 = 3.27 at 19 % (0.522) and 1.63 at 7 % (0.107)
    [
      'of delivery follows the goods',
      [
        [CREAM, 2140],
        [FOOD, 1070],
      ],
      490,
      PER_LINE,
      [342, 70],
      52 + 11,
    ],
    // 4.90 * 19 / 119 = 0.782
    ['of delivery alone is at the standard rate', [], 490, PER_LINE, [], 78],
  ];
  for (const [name, lines, shipping, policy, taxes, onDelivery] of cases)
    it(name, () => {
      const result = vat(lines, policy, shipping);
      expect(result.lines.map(({ minor }) => minor)).toEqual([...taxes]);
      expect(result.shippingMinor).toBe(onDelivery);
      expect(result.included).toBeTrue();
    });

  it('is unknown for a country without rates', () => {
    expect(() => vat([], PER_LINE, 0, 'US')).toThrowError(RangeError);
  });

  it('is never more than the price, and the lines sum to the tax on the invoice', () => {
    const lines = fc.array(fc.tuple(fc.constantFrom(FOOD, CREAM), fc.nat(50_000)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        lines,
        fc.nat(2000),
        fc.constantFrom(...VAT_RATES.keys()),
        fc.boolean(),
        (given, shipping, region, perLine) => {
          const result = vat(given, perLine ? PER_LINE : PER_TOTAL, shipping, region);
          expect(
            fitsLines(
              result,
              given.map((_, index) => `l${index}`),
            ),
          ).toBeTrue();
          result.lines.forEach(({ minor }, index) =>
            expect(minor).toBeLessThanOrEqual(given[index]?.[1] ?? 0),
          );
          expect(result.shippingMinor).toBeLessThanOrEqual(shipping);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
