import fc from 'fast-check';
import { isServed, STATE_RATES } from './state-rates.ts';
import { fitsLines, taxByTable, taxOfLine } from './tax.ts';

const taxIn = (region: string, minors: readonly number[], shippingMinor = 0) =>
  taxByTable({
    currency: 'USD',
    region,
    lines: minors.map((minor, index) => ({ lineId: `l${index}`, taxCode: 'txcd_40090001', minor })),
    shippingMinor,
  });

describe('the rate table', () => {
  it('covers the fifty states and the capital', () => {
    expect(STATE_RATES.size).toBe(51);
    expect([...STATE_RATES.values()].every(({ ratePpm }) => ratePpm < 100_000)).toBeTrue();
  });

  it('leaves out territories and military post', () => {
    for (const region of ['PR', 'GU', 'VI', 'AA', 'AE', 'AP', 'XX', '', 'ny'])
      expect(isServed(region)).toBeFalse();
  });
});

describe('tax by the table', () => {
  const cases: ReadonlyArray<
    [string, string, readonly number[], number, readonly number[], number]
  > = [
    // 8.53 % of 24.00 = 2.0472; of 4.95 = 0.422
    ['taxes delivery in New York', 'NY', [2400], 495, [205], 42],
    // 8.8 % of 10.00 and of 0.06 = 0.00528
    ['rounds each line and leaves delivery in California', 'CA', [1000, 6], 495, [88, 1], 0],
    ['takes nothing in Oregon', 'OR', [1000], 495, [0], 0],
  ];
  for (const [name, region, lines, shipping, taxes, shippingTax] of cases)
    it(name, () => {
      const result = taxIn(region, lines, shipping);
      expect(result.lines.map(({ minor }) => minor)).toEqual([...taxes]);
      expect(result.shippingMinor).toBe(shippingTax);
      expect(result.source).toBe('table');
    });

  it('fits the bag it was asked about, whatever is in it', () => {
    const regions = fc.constantFrom(...STATE_RATES.keys());
    const amounts = fc.array(fc.nat(100_000), { maxLength: 8 });
    fc.assert(
      fc.property(regions, amounts, fc.nat(5000), (region, minors, shipping) => {
        const result = taxIn(region, minors, shipping);
        expect(
          fitsLines(
            result,
            minors.map((_, index) => `l${index}`),
          ),
        ).toBeTrue();
        minors.forEach((minor, index) =>
          expect(taxOfLine(result, `l${index}`)).toBeLessThanOrEqual(Math.ceil(minor * 0.1)),
        );
      }),
    );
  });
});

describe('a tax result from outside', () => {
  const line = { lineId: 'a', minor: 5 };
  const result = { source: 'provider' as const, calculationRef: 'c', shippingMinor: 0 };

  it('fits when it has each line once', () => {
    expect(fitsLines({ ...result, lines: [line] }, ['a'])).toBeTrue();
  });

  for (const lines of [[], [line, line], [{ lineId: 'b', minor: 5 }], [{ lineId: 'a', minor: -1 }]])
    it(`does not fit as ${JSON.stringify(lines)}`, () => {
      expect(fitsLines({ ...result, lines }, ['a'])).toBeFalse();
    });
});
