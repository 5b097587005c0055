import { evaluateOffers, type EvaluateInput } from './evaluate.ts';
import { giftsFor } from './gifts.ts';
import { aCoupon, aLine, aPromotion } from './offer-examples.ts';
import type { OfferContext, OfferLine, Promotion } from './promotion.ts';

const NOW = '2026-11-22T12:00:00Z';
const evaluate = (
  lines: readonly OfferLine[],
  promotions: readonly Promotion[],
  change: Partial<EvaluateInput> = {},
) => evaluateOffers({ lines, promotions, coupon: null, currency: 'USD', now: NOW, ...change });
const taken = (
  lines: readonly OfferLine[],
  promotions: readonly Promotion[],
  change: Partial<EvaluateInput> = {},
) =>
  evaluate(lines, promotions, change).adjustments.map(({ promotionId, shares }) => [
    promotionId,
    Object.fromEntries(shares.map(({ lineId, minor }) => [lineId, minor])),
  ]);

const TEN = aLine({ lineId: 'ten', unitMinor: 1000, productId: 'p-ten' });
const TWENTY = aLine({ lineId: 'twenty', unitMinor: 2000, productId: 'p-twenty', goal: 'energy' });

describe('a fixed price', () => {
  const nine = aPromotion({ action: { type: 'fixed-price', minor: 900 } });
  it('takes each unit down to it', () => {
    // 3 * (10.00 - 9.00)
    expect(taken([{ ...TEN, quantity: 3 }], [nine])).toEqual([['promo-1', { ten: 300 }]]);
  });
  it('raises nothing', () => {
    expect(taken([{ ...TEN, unitMinor: 800 }], [nine])).toEqual([]);
  });
});

describe('a bundle price', () => {
  const bundle = (minor: number) =>
    aPromotion({
      action: {
        type: 'bundle-price',
        minor,
        items: [
          { productId: 'p-ten', quantity: 2 },
          { productId: 'p-twenty', quantity: 1 },
        ],
      },
    });
  it('takes off what the bundle costs above it', () => {
    // 2 * 10.00 + 20.00 - 34.00 = 6.00, by 20 : 20
    expect(taken([{ ...TEN, quantity: 2 }, TWENTY], [bundle(3400)])).toEqual([
      ['promo-1', { ten: 300, twenty: 300 }],
    ]);
  });
  it('holds for as many whole bundles as there are', () => {
    // 5 tens and 2 twenties: two bundles of 40.00 for 34.00 each
    expect(
      taken(
        [
          { ...TEN, quantity: 5 },
          { ...TWENTY, quantity: 2 },
        ],
        [bundle(3400)],
      ),
    ).toEqual([['promo-1', { ten: 600, twenty: 600 }]]);
  });
  it('is nothing for half a bundle, nor when it would be dearer', () => {
    expect(taken([TEN, TWENTY], [bundle(3400)])).toEqual([]);
    expect(taken([{ ...TEN, quantity: 2 }, TWENTY], [bundle(4100)])).toEqual([]);
  });
  it('takes the dearest sizes of a product', () => {
    const big = aLine({ lineId: 'big', unitMinor: 1500, productId: 'p-ten' });
    // the bundle: 15.00 + 10.00 + 20.00 - 36.00 = 9.00, by 15 : 10 : 20
    expect(taken([TEN, big, TWENTY], [bundle(3600)])).toEqual([
      ['promo-1', { big: 300, ten: 200, twenty: 400 }],
    ]);
  });
});

describe('buy X get Y', () => {
  const threeForTwo = aPromotion({ action: { type: 'buy-x-get-y', buy: 2, get: 1, percent: 100 } });
  // medusajs/medusa#14432: the offer over-applied when the quantity changed.
  it('gives for each quantity what that quantity earns, whatever it was before', () => {
    const free = [1, 2, 3, 4, 5, 6, 7, 6, 3, 2].map((quantity) => {
      const [first] = evaluate([{ ...TEN, quantity }], [threeForTwo]).adjustments;
      return (first?.minor ?? 0) / 1000;
    });
    expect(free).toEqual([0, 0, 1, 1, 1, 2, 2, 2, 1, 0]);
  });
});

describe('a gift', () => {
  const gift = aPromotion({
    id: 'gift',
    priority: 1,
    conditions: [{ type: 'min-subtotal', minor: 2000 }],
    action: { type: 'gift-line', variantId: 'v-tea', quantity: 1 },
  });
  const TEA = aLine({ lineId: 'tea', unitMinor: 700, giftOf: 'gift' });
  const due = (lines: readonly OfferLine[], change: Partial<Promotion> = {}) =>
    giftsFor({ lines, promotions: [{ ...gift, ...change }], coupon: null, now: NOW });

  it('is due when its conditions hold', () => {
    expect(due([TWENTY])).toEqual([{ promotionId: 'gift', variantId: 'v-tea', quantity: 1 }]);
    expect(due([TEN])).toEqual([]);
    expect(due([TWENTY], { active: false })).toEqual([]);
    expect(due([TWENTY], { usageLimit: 1, usedCount: 1 })).toEqual([]);
  });
  it('costs nothing, beside every other offer', () => {
    expect(taken([TWENTY, TEA], [gift, aPromotion({ id: 'ten-percent' })])).toEqual([
      ['gift', { tea: 700 }],
      ['ten-percent', { twenty: 200 }],
    ]);
  });
  it('counts for no threshold', () => {
    expect(taken([{ ...TWENTY, unitMinor: 1500 }, TEA], [gift])).toEqual([]);
  });
  it('is not for a campaign that could not pay it', () => {
    const campaign = { id: 'autumn', active: true, spendLeftMinor: 5000, usesLeft: null };
    expect(due([TWENTY], { campaign })).toEqual([]);
    expect(due([TWENTY], { campaign: { ...campaign, spendLeftMinor: null } }).length).toBe(1);
  });
  it('comes with a code, too', () => {
    const coupon = aCoupon({ action: gift.action });
    expect(giftsFor({ lines: [TEN], promotions: [], coupon, now: NOW }).length).toBe(1);
  });
});

describe('the order of operations', () => {
  it('is lines, then the order, whatever the priorities', () => {
    const order = aPromotion({ id: 'order', priority: 1, stackable: true });
    const line = aPromotion({
      id: 'line',
      priority: 9,
      stackable: true,
      action: { type: 'fixed-price', minor: 500 },
    });
    // 10.00 down to 5.00, then 10 % of 5.00
    expect(taken([TEN], [order, line])).toEqual([
      ['line', { ten: 500 }],
      ['order', { ten: 50 }],
    ]);
  });

  // saleor/saleor#17453: a percentage was taken from the total before discounts.
  it('takes a coupon’s percentage of what is left, not of the list price', () => {
    const offer = aPromotion({ stackable: true, action: { type: 'amount-off', minor: 400 } });
    // 10.00 - 4.00 = 6.00, then 10 % of 6.00
    expect(taken([TEN], [offer], { coupon: aCoupon({ stackable: true }) })).toEqual([
      ['promo-1', { ten: 400 }],
      ['coupon-1', { ten: 60 }],
    ]);
  });

  // vendurehq/vendure#2385, medusajs/medusa#14899: stacked discounts went below zero.
  it('ends at nothing, however much is stacked', () => {
    const off = ['a', 'b', 'c'].map((id) =>
      aPromotion({ id, stackable: true, action: { type: 'amount-off', minor: 800 } }),
    );
    expect(taken([TEN], off)).toEqual([
      ['a', { ten: 800 }],
      ['b', { ten: 200 }],
    ]);
  });
});

describe('a condition', () => {
  const CONTEXT: OfferContext = {
    customer: { segments: ['vip'], firstOrder: true },
    store: null,
    zone: 'America/Los_Angeles',
  };
  type Case = readonly [
    string,
    Promotion['conditions'][number],
    Partial<OfferContext>,
    string,
    boolean,
  ];
  const friday = { type: 'weekly' as const, days: [5], from: '17:00', to: '20:00' };
  const cases: readonly Case[] = [
    ['holds for a segment', { type: 'segment', in: ['vip'] }, {}, NOW, true],
    ['does not hold for another', { type: 'segment', in: ['trade'] }, {}, NOW, false],
    [
      'does not hold while nobody is known',
      { type: 'segment', in: ['vip'] },
      { customer: null },
      NOW,
      false,
    ],
    ['holds for a first order', { type: 'first-order' }, {}, NOW, true],
    [
      'does not hold for a second one',
      { type: 'first-order' },
      { customer: { segments: [], firstOrder: false } },
      NOW,
      false,
    ],
    ['holds at its store', { type: 'store', in: ['PDX-ELM'] }, { store: 'PDX-ELM' }, NOW, true],
    ['does not hold for deliveries', { type: 'store', in: ['PDX-ELM'] }, {}, NOW, false],
    // Friday 27 November, winter: Los Angeles is eight hours behind Greenwich.
    ['holds from its hour on, by the market’s clocks', friday, {}, '2026-11-28T01:00:00Z', true],
    ['does not hold a minute before', friday, {}, '2026-11-28T00:59:00Z', false],
    ['ends at its hour', friday, {}, '2026-11-28T04:00:00Z', false],
    // Friday 3 July, summer: seven hours.
    ['follows summer time', friday, {}, '2026-07-04T00:00:00Z', true],
    ['knows the day there, not the day in Greenwich', friday, {}, '2026-11-27T01:30:00Z', false],
    [
      'lasts until midnight',
      { type: 'weekly', days: [5], from: '22:00', to: '24:00' },
      {},
      '2026-11-28T07:59:59Z',
      true,
    ],
  ];
  for (const [name, condition, change, now, held] of cases)
    it(name, () => {
      const context = { ...CONTEXT, ...change };
      const promotions = [aPromotion({ conditions: [condition] })];
      expect(taken([TEN], promotions, { context, now }).length).toBe(held ? 1 : 0);
    });
});

describe('a campaign', () => {
  const campaign = { id: 'autumn', active: true, spendLeftMinor: 250, usesLeft: null };
  const ten = (id: string, change: Partial<Promotion> = {}) =>
    aPromotion({ id, stackable: true, campaign, ...change });

  // medusajs/medusa#16097: a budget was overspent.
  it('pays an offer wholly or not at all', () => {
    expect(taken([TEN], [ten('a')])).toEqual([['a', { ten: 100 }]]);
    // 10 % of 30.00 is above what is left
    expect(taken([{ ...TEN, quantity: 3 }], [ten('a')])).toEqual([]);
  });
  it('pays several offers of one bag from one purse', () => {
    // 2.00 of 2.50; 1.80 more is not there
    expect(taken([TWENTY], [ten('a'), ten('b')])).toEqual([['a', { twenty: 200 }]]);
  });
  it('frees delivery only when it can pay it', () => {
    const free = ten('free', { action: { type: 'free-shipping' } });
    expect(evaluate([TEN], [free], { deliveryMinor: 250 }).freeShipping?.id).toBe('free');
    expect(evaluate([TEN], [free], { deliveryMinor: 251 }).freeShipping).toBeNull();
  });
  it('is over when it is switched off, spent, or used up', () => {
    for (const change of [{ active: false }, { spendLeftMinor: 0 }, { usesLeft: 0 }])
      expect(taken([TEN], [ten('a', { campaign: { ...campaign, ...change } })])).toEqual([]);
  });
  it('says so to who typed a code', () => {
    const coupon = aCoupon({ campaign: { ...campaign, spendLeftMinor: 50 } });
    expect(evaluate([TEN], [], { coupon }).couponRefusal).toBe('EXHAUSTED');
  });
});

describe('a single-use code', () => {
  it('is refused when it has been used', () => {
    expect(evaluate([TEN], [], { coupon: aCoupon({ codeUsed: true }) }).couponRefusal).toBe(
      'EXHAUSTED',
    );
  });
});
