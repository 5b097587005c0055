import fc from 'fast-check';
import { GOODWILL_RULE, priceBag } from './price-bag.ts';
import {
  editedLines,
  receiptDifference,
  sameGoods,
  type EditableLine,
  type WantedGoods,
} from './price-edit.ts';
import { priceWithTax, randomBag, type UntaxedBag } from './random-bags.spec.ts';
import { replayReceipt, toReceiptDocument } from './receipt-document.ts';
import { US } from './market.ts';
import type { PaidReceipt } from './paid-parts.ts';
import type { PriceReceipt } from './receipt.ts';

const line = (id: string, quantity: number, unitMinor: number, giftOf?: string): EditableLine => ({
  lineId: `line-${id}`,
  variantId: id,
  productId: `p-${id}`,
  brandId: 'b',
  categoryIds: [],
  goal: 'sleep',
  quantity,
  unitMinor,
  ...(giftOf === undefined ? {} : { giftOf }),
});
const asPaid = ({ steps, totals }: PriceReceipt, lines: readonly EditableLine[]): PaidReceipt => ({
  currency: totals.total.currency,
  lines,
  steps,
});

describe('the lines of a changed order', () => {
  const agreed = [line('a', 2, 1000), line('b', 1, 500), line('g', 1, 700, 'offer')];
  const today = (unitMinor: number) => (variantId: string) => ({
    ...line(variantId, 1, unitMinor),
    lineId: `new-${variantId}`,
  });
  type Row = readonly [string, Partial<WantedGoods>, today: number, lines: string];
  const rows: readonly Row[] = [
    ['stay when nothing is asked', {}, 1000, 'line-a 2x1000, line-b 1x500, line-g 1x700'],
    [
      'get fewer at the price they were bought at',
      { quantities: [{ lineId: 'line-a', quantity: 1 }] },
      1200,
      'line-a 1x1000, line-b 1x500, line-g 1x700',
    ],
    [
      'go when there is none left',
      { quantities: [{ lineId: 'line-b', quantity: 0 }] },
      1200,
      'line-a 2x1000, line-g 1x700',
    ],
    [
      'grow where today costs what it cost',
      { quantities: [{ lineId: 'line-a', quantity: 3 }] },
      1000,
      'line-a 3x1000, line-b 1x500, line-g 1x700',
    ],
    [
      'stand beside the new units where it does not',
      { quantities: [{ lineId: 'line-a', quantity: 3 }] },
      1200,
      'line-a 2x1000, line-b 1x500, line-g 1x700, new-a 1x1200',
    ],
    [
      'take up an item that is there already, and one that is not',
      {
        added: [
          { variantId: 'a', quantity: 1 },
          { variantId: 'c', quantity: 4 },
        ],
      },
      1000,
      'line-a 3x1000, line-b 1x500, line-g 1x700, new-c 4x1000',
    ],
    [
      'never grow a gift',
      { added: [{ variantId: 'g', quantity: 1 }] },
      700,
      'line-a 2x1000, line-b 1x500, line-g 1x700, new-g 1x700',
    ],
  ];
  for (const [title, wanted, unitMinor, expected] of rows)
    it(title, () => {
      const lines = editedLines({
        agreed,
        wanted: { quantities: [], added: [], ...wanted },
        today: today(unitMinor),
      });
      const text = lines.map((each) => `${each.lineId} ${each.quantity}x${each.unitMinor}`);
      expect(text.join(', ')).toBe(expected);
    });

  it('are only ever the order’s own, and gifts are not for sale', () => {
    for (const lineId of ['line-x', 'line-g'])
      expect(() =>
        editedLines({
          agreed,
          wanted: { quantities: [{ lineId, quantity: 1 }], added: [] },
          today: today(1),
        }),
      ).toThrowError(RangeError);
  });
});

describe('the price of a changed order', () => {
  const RUNS = { numRuns: 1_000 };
  /** Plain comparisons inside: a matcher for each of thousands of receipts would take a minute. */
  const always = (property: fc.IRawProperty<unknown>, runs: fc.Parameters<unknown> = RUNS): void =>
    expect(() => fc.assert(property, runs)).not.toThrow();
  const variants = (given: UntaxedBag): EditableLine[] =>
    given.lines.map((each) => ({ ...each, variantId: each.lineId }));
  const random = fc.tuple(randomBag, fc.array(fc.nat(5), { minLength: 9, maxLength: 9 }));
  const reprice = (given: UntaxedBag, lines: readonly EditableLine[]) =>
    priceWithTax({ ...given, lines });
  const change = (lines: readonly EditableLine[], quantities: readonly number[]): WantedGoods => ({
    quantities: lines
      .filter(({ giftOf }) => giftOf === undefined)
      .map(({ lineId }, index) => ({ lineId, quantity: quantities[index] ?? 0 })),
    added: [],
  });
  const atThePriceOf = (lines: readonly EditableLine[]) => (variantId: string) => {
    const found = lines.find((each) => each.variantId === variantId);
    if (found === undefined) throw new Error('no such item');
    return found;
  };

  it('differs by the new total minus the old one, and the parts say where', () => {
    always(
      fc.property(random, ([given, quantities]) => {
        const agreed = variants(given);
        const today = atThePriceOf(agreed);
        const lines = editedLines({ agreed, wanted: change(agreed, quantities), today });
        const [before, after] = [reprice(given, agreed), reprice(given, lines)];
        const { parts, totalMinor } = receiptDifference(
          asPaid(before, agreed),
          asPaid(after, lines),
        );
        const expected = after.totals.total.minor - before.totals.total.minor;
        const sum = parts.reduce((all, part) => all + part.goodsMinor + part.taxMinor, 0);
        if (totalMinor !== expected || sum !== expected) throw new Error('the parts do not sum');
      }),
      RUNS,
    );
  });

  it('is the same to the cent when nothing is changed, and again when a change is undone', () => {
    always(
      fc.property(random, ([given, quantities]) => {
        const agreed = variants(given);
        const today = atThePriceOf(agreed);
        const lines = editedLines({ agreed, wanted: change(agreed, quantities), today });
        const back = editedLines({
          agreed: lines,
          wanted: {
            quantities: lines
              .filter(({ giftOf }) => giftOf === undefined)
              .map(({ lineId }) => ({
                lineId,
                quantity: agreed.find((each) => each.lineId === lineId)?.quantity ?? 0,
              })),
            added: agreed
              .filter((each) => lines.every(({ lineId }) => lineId !== each.lineId))
              .map(({ variantId, quantity }) => ({ variantId, quantity })),
          },
          today,
        });
        if (!sameGoods(back, agreed)) throw new Error('the goods are not what they were');
        const [before, undone] = [reprice(given, agreed), reprice(given, back)];
        const { totalMinor } = receiptDifference(asPaid(before, agreed), asPaid(undone, back));
        if (totalMinor !== 0) throw new Error('undone, it costs something else');
      }),
      RUNS,
    );
  });

  it('keeps what was agreed about the goods when only the way there changes', () => {
    always(
      fc.property(randomBag, fc.nat(3000), (given, minor) => {
        const before = priceWithTax(given);
        const goods = before.steps.filter(({ kind }) =>
          ['items', 'promotion', 'coupon'].includes(kind),
        );
        const after = priceBag({
          ...given,
          // Rules of today are not asked about goods that nobody touches.
          promotions: [],
          coupon: null,
          agreed: goods,
          delivery: { id: 'express', label: 'Express delivery', minor, standard: false },
          tax: null,
        });
        const { items, discount, shipping } = after.totals;
        if (items.minor !== before.totals.items.minor) throw new Error('the goods changed');
        if (discount.minor !== before.totals.discount.minor) throw new Error('the offers changed');
        if (shipping.minor !== minor) throw new Error('delivery is not what it costs');
      }),
      { numRuns: 500 },
    );
  });

  it('takes a gesture off after every offer, never more than there is, and replays', () => {
    always(
      fc.property(randomBag, fc.nat(200_000), (given, goodwillMinor) => {
        const plain = priceBag({ ...given, tax: null });
        const kind = priceBag({ ...given, tax: null, goodwillMinor });
        const left = plain.totals.items.minor - plain.totals.discount.minor;
        const taken = kind.totals.discount.minor - plain.totals.discount.minor;
        if (taken !== Math.min(goodwillMinor, left)) throw new Error('not what was promised');
        if (kind.lines.some(({ total }) => total.minor < 0)) throw new Error('below nothing');
        if (replayReceipt(toReceiptDocument(kind, given.market)).code !== 'SAME')
          throw new Error('it does not replay');
      }),
      { numRuns: 500 },
    );
    const { steps } = priceBag({
      market: US,
      now: '2026-11-22T12:00:00Z',
      lines: [line('a', 2, 1000), line('b', 1, 500)],
      promotions: [],
      coupon: null,
      delivery: null,
      tax: null,
      goodwillMinor: 500,
    });
    const step = steps.find(({ ruleId }) => ruleId === GOODWILL_RULE);
    expect(step?.shares).toEqual([
      { lineId: 'line-a', minor: -400 },
      { lineId: 'line-b', minor: -100 },
    ]);
  });
});
