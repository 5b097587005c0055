import fc from 'fast-check';
import { SHIPPING_SHARE, type PaidReceipt } from './paid-parts.ts';
import { refundable, refundFromReceipt, type RefundPart, type RefundRequest } from './refund.ts';
import { refundToTenders } from './tender-refund.ts';

/**
 * Three units of a at 3.34 and one of b at 5.00, 10 % off all: 15.02 - 1.50 = 13.52, delivery 4.95,
 * tax 0.80 + 0.40 on the lines and 0.42 on delivery. In all 20.09.
 */
const RECEIPT: PaidReceipt = {
  currency: 'USD',
  lines: [
    { lineId: 'a', quantity: 3 },
    { lineId: 'b', quantity: 1 },
  ],
  steps: [
    step('items', 1502, { a: 1002, b: 500 }),
    step('promotion', -150, { a: -100, b: -50 }),
    step('shipping', 495, { [SHIPPING_SHARE]: 495 }),
    step('tax', 162, { a: 80, b: 40, [SHIPPING_SHARE]: 42 }),
  ],
};

function step(kind: string, minor: number, shares: Readonly<Record<string, number>>) {
  return {
    kind,
    amount: { minor },
    shares: Object.entries(shares).map(([lineId, share]) => ({ lineId, minor: share })),
  };
}

const units = (lines: Readonly<Record<string, number>>, shipping = false): RefundRequest => ({
  kind: 'lines',
  lines: Object.entries(lines).map(([lineId, quantity]) => ({ lineId, quantity })),
  shipping,
});
const sum = (minor: number, ...lineIds: string[]): RefundRequest => ({
  kind: 'amount',
  minor,
  ...(lineIds.length === 0 ? {} : { lineIds }),
});

function inTurn(receipt: PaidReceipt, ...requests: readonly RefundRequest[]) {
  const earlier: RefundPart[] = [];
  const totals = requests.map((request): number | string => {
    const outcome = refundFromReceipt({ receipt, earlier, request });
    if (outcome.code !== 'REFUND') return outcome.code;
    earlier.push(...outcome.refund.parts);
    return outcome.refund.total.minor;
  });
  return { totals, left: refundable(receipt, earlier).minor, earlier };
}

const share = (sharePercent: number, lines: Readonly<Record<string, number>>): RefundRequest =>
  ({ ...units(lines), sharePercent }) as RefundRequest;

describe('a share of what units cost', () => {
  const cases: ReadonlyArray<
    [string, readonly RefundRequest[], readonly (number | string)[], number]
  > = [
    // One of three costs 3.28, the two others 3.28 and 3.26.
    ['is what it says, rounded down', [share(50, { a: 1 })], [164], 2009 - 164],
    ['is never nothing', [share(1, { a: 1 })], [3], 2009 - 3],
    [
      'does not come back with the other units of the line',
      [share(50, { a: 1 }), units({ a: 2 })],
      [164, 654],
      2009 - 164 - 654,
    ],
    [
      'brings the units back: they are not given back again',
      [share(50, { a: 3 }), units({ a: 1 })],
      [491, 'QUANTITY_EXCEEDED'],
      2009 - 491,
    ],
    [
      'leaves the rest to be given back as a sum, once',
      [share(50, { a: 3 }), sum(491, 'a'), sum(1, 'a')],
      [491, 491, 'NOTHING_TO_REFUND'],
      2009 - 982,
    ],
    [
      'is made good by a sum, which is not taken from the other units',
      [share(50, { a: 1 }), sum(100, 'a'), units({ a: 2 })],
      [164, 100, 654],
      2009 - 918,
    ],
  ];
  for (const [name, requests, totals, left] of cases)
    it(name, () => {
      const outcome = inTurn(RECEIPT, ...requests);
      expect(outcome.totals).toEqual([...totals]);
      expect(outcome.left).toBe(left);
    });

  it('moves no other unit, and gives no more than the whole, however the units follow each other', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(shares, (percents) => {
        const whole = inTurn(RECEIPT, ...percents.map(() => units({ a: 1 })));
        const { totals, earlier } = inTurn(RECEIPT, ...percents.map((of) => share(of, { a: 1 })));
        totals.forEach((total, index) => {
          expect(total).toBeLessThanOrEqual(Number(whole.totals[index]));
          if (percents[index] === 100) expect(total).toBe(whole.totals[index] ?? -1);
        });
        const given = earlier.reduce((all, part) => all + part.goodsMinor + part.taxMinor, 0);
        const rest = 982 - given;
        if (rest > 0)
          expect(
            inTurn(RECEIPT, ...percents.map((of) => share(of, { a: 1 })), sum(rest, 'a')).totals[3],
          ).toBe(rest);
      }),
    );
  });

  it('is a whole number from one to a hundred', () => {
    for (const of of [0, 101, 0.5])
      expect(() => inTurn(RECEIPT, share(of, { a: 1 }))).toThrowError(RangeError);
  });
});

describe('a refund', () => {
  const cases: ReadonlyArray<
    [string, readonly RefundRequest[], readonly (number | string)[], number]
  > = [
    // a: 9.02 of goods and 0.80 of tax; a third is 3.0067 -> 3.01 and 0.2667 -> 0.27
    ['gives a unit its own share', [units({ a: 1 })], [301 + 27], 2009 - 328],
    [
      // left 6.01 + 0.53: half is 3.005 -> 3.01 and 0.265 -> 0.27; the last one takes 3.00 + 0.26
      'gives the last unit what is left of the line',
      [units({ a: 1 }), units({ a: 1 }), units({ a: 1 })],
      [328, 328, 326],
      2009 - 982,
    ],
    ['gives delivery back with its tax', [units({ b: 1 }, true)], [450 + 40 + 495 + 42], 982],
    ['gives everything back at once', [units({ a: 3, b: 1 }, true)], [2009], 0],
    ['gives a sum back', [sum(500)], [500], 1509],
    // 2 of 3 units of 9.82 - 1.00
    [
      'counts a sum against its line',
      [sum(100, 'a'), units({ a: 2 }), units({ a: 1 })],
      [100, 588, 294],
      1027,
    ],
    ['takes the very last cent', [sum(2008), sum(1), sum(1)], [2008, 1, 'NOTHING_TO_REFUND'], 0],
    ['is never more than is left', [sum(2000), sum(10)], [2000, 'AMOUNT_EXCEEDED'], 9],
    [
      'is never for more units than are left',
      [units({ a: 2 }), units({ a: 2 })],
      [654, 'QUANTITY_EXCEEDED'],
      1355,
    ],
    [
      'is for lines of this order only',
      [units({ c: 1 }), sum(1, 'c')],
      ['UNKNOWN_LINE', 'UNKNOWN_LINE'],
      2009,
    ],
    ['is not for delivery by the unit', [units({ [SHIPPING_SHARE]: 1 })], ['UNKNOWN_LINE'], 2009],
    [
      'counts a line that is named twice',
      [
        {
          ...units({}),
          lines: [
            { lineId: 'b', quantity: 1 },
            { lineId: 'b', quantity: 1 },
          ],
        } as RefundRequest,
      ],
      ['QUANTITY_EXCEEDED'],
      2009,
    ],
    ['is nothing for nothing', [units({})], ['NOTHING_TO_REFUND'], 2009],
  ];
  for (const [name, requests, totals, left] of cases)
    it(name, () => {
      const result = inTurn(RECEIPT, ...requests);
      expect(result.totals).toEqual([...totals]);
      expect(result.left).toBe(left);
    });

  // vendurehq/vendure#4811, #2385: the discount of a cancelled line moved to the lines that stayed.
  it('leaves the shares of the other lines where they were', () => {
    const { earlier } = inTurn(RECEIPT, units({ a: 3 }));
    const rest = refundFromReceipt({ receipt: RECEIPT, earlier, request: units({ b: 1 }) });
    expect(rest.code === 'REFUND' && rest.refund.parts).toEqual([
      { lineId: 'b', quantity: 1, goodsMinor: 450, taxMinor: 40 },
    ]);
  });

  it('takes back a gift without money', () => {
    const receipt: PaidReceipt = {
      currency: 'USD',
      lines: [{ lineId: 'gift', quantity: 1 }],
      steps: [step('items', 900, { gift: 900 }), step('promotion', -900, { gift: -900 })],
    };
    expect(inTurn(receipt, units({ gift: 1 }), units({ gift: 1 })).totals).toEqual([
      0,
      'QUANTITY_EXCEEDED',
    ]);
  });

  it('splits tax that is inside of the price from the goods', () => {
    // 11.90 with 19 % inside: 10.00 and 1.90
    const receipt: PaidReceipt = {
      currency: 'EUR',
      lines: [{ lineId: 'a', quantity: 2 }],
      steps: [
        step('items', 1190, { a: 1190 }),
        { ...step('tax-included', 0, {}), contained: [{ lineId: 'a', minor: 190 }] },
      ],
    };
    expect(inTurn(receipt, units({ a: 1 })).earlier).toEqual([
      { lineId: 'a', quantity: 1, goodsMinor: 500, taxMinor: 95 },
    ]);
  });

  it('understands the first receipts, whose steps have no shares', () => {
    const receipt: PaidReceipt = {
      ...RECEIPT,
      steps: RECEIPT.steps.map((old) => ({ ...old, shares: [] })),
    };
    expect(inTurn(receipt, units({ a: 3, b: 1 }, true))).toEqual(
      jasmine.objectContaining({ totals: [2009], left: 0 }),
    );
  });

  it('refuses what is no quantity and no sum', () => {
    for (const request of [units({ a: 0 }), units({ a: 0.5 }), sum(0), sum(-5), sum(1.5)])
      expect(() => inTurn(RECEIPT, request)).toThrowError(RangeError);
  });
});

describe('a refund over several means of payment', () => {
  const tenders = [
    { kind: 'gift-card' as const, id: 'g', paidMinor: 1000, refundedMinor: 0 },
    { kind: 'card' as const, id: 'c', paidMinor: 1009, refundedMinor: 9 },
  ];

  it('goes to the card first, and never gives it more than it paid', () => {
    expect(refundToTenders(600, tenders)).toEqual([{ kind: 'card', id: 'c', minor: 600 }]);
    expect(refundToTenders(1500, tenders)).toEqual([
      { kind: 'card', id: 'c', minor: 1000 },
      { kind: 'gift-card', id: 'g', minor: 500 },
    ]);
  });

  it('is refused above what was paid', () => {
    expect(() => refundToTenders(2001, tenders)).toThrowError(RangeError);
  });
});
