import type { Adjustment, OfferLine, Promotion } from './promotion.ts';
import { evaluateOffers, type Offers } from './evaluate.ts';
import { aCoupon, aLine, aPromotion } from './offer-examples.ts';

const NOW = '2026-11-22T12:00:00Z';
const offers = (
  lines: readonly OfferLine[],
  promotions: readonly Promotion[],
  coupon: Promotion | null = null,
): Offers => evaluateOffers({ lines, promotions, coupon, currency: 'USD', now: NOW });
const shares = (adjustment: Adjustment | undefined): Record<string, number> =>
  Object.fromEntries((adjustment?.shares ?? []).map(({ lineId, minor }) => [lineId, minor]));

const TEN = aLine({ lineId: 'ten', unitMinor: 1000 });
const TWENTY = aLine({ lineId: 'twenty', unitMinor: 2000, goal: 'energy', productId: 'p-b' });

describe('a promotion', () => {
  const cases: ReadonlyArray<
    [string, readonly OfferLine[], Partial<Promotion>, Record<string, number>]
  > = [
    // 10 % of 30.00 = 3.00, by price 1 : 2
    ['takes a percentage off the order', [TEN, TWENTY], {}, { ten: 100, twenty: 200 }],
    [
      // 15 % of 20.00
      'takes a percentage off matching lines only',
      [TEN, TWENTY],
      {
        conditions: [{ type: 'goal', in: ['energy'] }],
        action: { type: 'percent-off', percent: 15, scope: 'matching' },
      },
      { twenty: 300 },
    ],
    [
      'lowers the whole order when a matching line is there',
      [TEN, TWENTY],
      { conditions: [{ type: 'product', in: ['p-b'] }] },
      { ten: 100, twenty: 200 },
    ],
    [
      // 5.00 by 10 : 20 = 166.67 and 333.33
      'spreads an amount by largest remainder',
      [TEN, TWENTY],
      { action: { type: 'amount-off', minor: 500 } },
      { ten: 167, twenty: 333 },
    ],
    [
      'never takes more than there is',
      [TEN],
      { action: { type: 'amount-off', minor: 5000 } },
      { ten: 1000 },
    ],
    [
      'matches a product by a category above its own',
      [TEN],
      { conditions: [{ type: 'category', in: ['supplements'] }] },
      { ten: 100 },
    ],
    [
      'asks for all of its conditions',
      [TEN],
      {
        conditions: [
          { type: 'goal', in: ['sleep'] },
          { type: 'brand', in: ['meadow'] },
        ],
      },
      {},
    ],
    [
      'holds from the very threshold',
      [TEN, TWENTY],
      { conditions: [{ type: 'min-subtotal', minor: 3000 }] },
      { ten: 100, twenty: 200 },
    ],
    [
      'does not hold a cent below the threshold',
      [TEN, TWENTY],
      { conditions: [{ type: 'min-subtotal', minor: 3001 }] },
      {},
    ],
    [
      'counts units over lines',
      [aLine({ lineId: 'ten', quantity: 2 }), TWENTY],
      { conditions: [{ type: 'min-quantity', quantity: 3 }] },
      { ten: 200, twenty: 200 },
    ],
    [
      // dearest first: 20 20 10 | 10: one full group, its cheapest unit is a 10
      'gives the cheapest of each full group',
      [aLine({ lineId: 'ten', quantity: 2 }), { ...TWENTY, quantity: 2 }],
      { action: { type: 'buy-x-get-y', buy: 2, get: 1, percent: 100 } },
      { ten: 1000 },
    ],
    [
      // groups 20 20 | 20 10: half of 20 and half of 10
      'gives the second at half price',
      [TEN, { ...TWENTY, quantity: 3 }],
      { action: { type: 'buy-x-get-y', buy: 1, get: 1, percent: 50 } },
      { twenty: 1000, ten: 500 },
    ],
    ['is silent before it starts', [TEN], { startsAt: '2026-11-22T12:00:01Z' }, {}],
    ['is over at the instant it ends', [TEN], { endsAt: NOW }, {}],
    ['is silent when switched off', [TEN], { active: false }, {}],
    ['is silent when it is used up', [TEN], { usageLimit: 1, usedCount: 1 }, {}],
    ['is silent for who has had it', [TEN], { perCustomerLimit: 1, customerUses: 1 }, {}],
  ];
  for (const [name, lines, change, expected] of cases)
    it(name, () => {
      expect(shares(offers(lines, [aPromotion(change)]).adjustments[0])).toEqual(expected);
    });

  it('makes delivery free without touching prices', () => {
    const result = offers([TEN], [aPromotion({ action: { type: 'free-shipping' } })]);
    expect(result.freeShipping?.id).toBe('promo-1');
    expect(result.adjustments).toEqual([]);
  });
});

describe('several promotions', () => {
  it('stack on what is left, in order of priority', () => {
    const first = aPromotion({ id: 'x', priority: 1, stackable: true });
    const second = aPromotion({ id: 'y', priority: 2, stackable: true });
    // 10 % of 10.00, then 10 % of 9.00
    expect(offers([TEN], [second, first]).adjustments.map(({ minor }) => minor)).toEqual([100, 90]);
  });

  it('leave alone the lines an exclusive one has taken', () => {
    const sleep = aPromotion({
      id: 'x',
      priority: 1,
      conditions: [{ type: 'goal', in: ['sleep'] }],
      action: { type: 'percent-off', percent: 50, scope: 'matching' },
    });
    const all = aPromotion({ id: 'y', priority: 2, stackable: true });
    const [one, two] = offers([TEN, TWENTY], [all, sleep]).adjustments;
    expect(shares(one)).toEqual({ ten: 500 });
    expect(shares(two)).toEqual({ twenty: 200 });
  });
});

describe('a coupon', () => {
  it('comes after the automatic offers', () => {
    const result = offers([TEN], [aPromotion({ stackable: true })], aCoupon({ stackable: true }));
    expect(result.adjustments.map(({ kind, minor }) => [kind, minor])).toEqual([
      ['promotion', 100],
      ['coupon', 90],
    ]);
    expect(result.couponRefusal).toBeNull();
  });

  it('that does not combine takes the place of a smaller offer', () => {
    const half = aCoupon({ action: { type: 'percent-off', percent: 50, scope: 'order' } });
    const result = offers([TEN], [aPromotion()], half);
    expect(result.adjustments.map(({ kind, minor }) => [kind, minor])).toEqual([['coupon', 500]]);
  });

  it('that does not combine gives way to a better offer, and says so', () => {
    const half = aPromotion({ action: { type: 'percent-off', percent: 50, scope: 'order' } });
    const result = offers([TEN], [half], aCoupon());
    expect(result.adjustments.map(({ kind, minor }) => [kind, minor])).toEqual([
      ['promotion', 500],
    ]);
    expect(result.couponRefusal).toBe('NOT_COMBINABLE');
  });

  const refusals: ReadonlyArray<[Partial<Promotion>, Offers['couponRefusal']]> = [
    [{ endsAt: NOW }, 'EXPIRED'],
    [{ startsAt: '2027-01-01T00:00:00Z' }, 'NOT_RUNNING'],
    [{ active: false }, 'NOT_RUNNING'],
    [{ usageLimit: 5, usedCount: 5 }, 'EXHAUSTED'],
    [{ perCustomerLimit: 1, customerUses: 1 }, 'EXHAUSTED'],
    [{ conditions: [{ type: 'min-subtotal', minor: 1001 }] }, 'CONDITIONS_NOT_MET'],
    [{ conditions: [{ type: 'goal', in: ['skin'] }] }, 'CONDITIONS_NOT_MET'],
  ];
  for (const [change, refusal] of refusals)
    it(`is refused as ${refusal} for ${JSON.stringify(change)}`, () => {
      const result = offers([TEN], [], aCoupon(change));
      expect(result.couponRefusal).toBe(refusal);
      expect(result.adjustments).toEqual([]);
    });
});
