import type { OfferLine, Promotion } from '@green-apple/domain-promotion';
import { fingerprint } from './fingerprint.ts';
import {
  FREE_DELIVERY_RULE,
  priceBag,
  type DeliveryPrice,
  type PriceBagInput,
} from './price-bag.ts';

const STANDARD: DeliveryPrice = { id: 'standard', label: 'Standard', minor: 495, standard: true };
const EXPRESS: DeliveryPrice = { id: 'express', label: 'Express', minor: 1295, standard: false };

const line = (lineId: string, unitMinor: number, quantity = 1): OfferLine => ({
  lineId,
  productId: `p-${lineId}`,
  brandId: 'orchard',
  categoryIds: ['vitamins'],
  goal: 'sleep',
  quantity,
  unitMinor,
});
const offer = (change: Partial<Promotion>): Promotion => ({
  id: 'promo',
  version: 3,
  name: 'Autumn offer',
  kind: 'automatic',
  code: null,
  conditions: [],
  action: { type: 'percent-off', percent: 10, scope: 'order' },
  priority: 100,
  stackable: true,
  active: true,
  startsAt: null,
  endsAt: null,
  usageLimit: null,
  perCustomerLimit: null,
  usedCount: 0,
  customerUses: 0,
  ...change,
});
const bag = (change: Partial<PriceBagInput>) =>
  priceBag({
    currency: 'USD',
    now: '2026-11-22T12:00:00Z',
    lines: [],
    promotions: [],
    coupon: null,
    delivery: null,
    freeDeliveryFromMinor: 4500,
    tax: null,
    ...change,
  });

describe('the price of a bag', () => {
  type Sums = readonly [
    items: number,
    discount: number,
    shipping: number,
    tax: number,
    total: number,
  ];
  const cases: ReadonlyArray<[string, Partial<PriceBagInput>, Sums]> = [
    ['is nothing when it is empty', {}, [0, 0, 0, 0, 0]],
    [
      'is the sum of its lines',
      { lines: [line('a', 2400, 2), line('b', 999)] },
      [5799, 0, 0, 0, 5799],
    ],
    [
      'includes delivery',
      { lines: [line('a', 2400)], delivery: STANDARD },
      [2400, 0, 495, 0, 2895],
    ],
    [
      'has free standard delivery from $45 on',
      { lines: [line('a', 4500)], delivery: STANDARD },
      [4500, 0, 0, 0, 4500],
    ],
    [
      'pays delivery a cent below',
      { lines: [line('a', 4499)], delivery: STANDARD },
      [4499, 0, 495, 0, 4994],
    ],
    [
      'always pays express',
      { lines: [line('a', 9000)], delivery: EXPRESS },
      [9000, 0, 1295, 0, 10295],
    ],
    [
      // 49.00 - 4.90 = 44.10: below the threshold after the offer
      'looks at what is left after offers for free delivery',
      { lines: [line('a', 4900)], promotions: [offer({})], delivery: STANDARD },
      [4900, 490, 495, 0, 4905],
    ],
    [
      'applies a free-delivery offer below the threshold',
      {
        lines: [line('a', 1000)],
        promotions: [offer({ action: { type: 'free-shipping' } })],
        delivery: STANDARD,
      },
      [1000, 0, 0, 0, 1000],
    ],
    [
      // 20.00 - 10 % = 18.00, coupon 5.00 off = 13.00, delivery 4.95, tax 1.15 + 0.42
      'goes offer, coupon, delivery, tax',
      {
        lines: [line('a', 2000)],
        promotions: [offer({})],
        coupon: offer({
          id: 'c',
          kind: 'coupon',
          code: 'FIVE',
          action: { type: 'amount-off', minor: 500 },
        }),
        delivery: STANDARD,
        tax: {
          source: 'table',
          calculationRef: null,
          lines: [{ lineId: 'a', minor: 115 }],
          shippingMinor: 42,
        },
      },
      [2000, 700, 495, 157, 1952],
    ],
    [
      'is nothing but delivery when everything is given away',
      {
        lines: [line('a', 2000)],
        promotions: [offer({ action: { type: 'percent-off', percent: 100, scope: 'order' } })],
        delivery: STANDARD,
      },
      [2000, 2000, 495, 0, 495],
    ],
  ];
  for (const [name, input, expected] of cases)
    it(name, () => {
      const { items, discount, shipping, tax, total } = bag(input).totals;
      expect([items, discount, shipping, tax, total].map(({ minor }) => minor)).toEqual([
        ...expected,
      ]);
    });

  it('names each thing that was applied, in order, with its rule and version', () => {
    const { steps } = bag({
      lines: [line('a', 6000)],
      promotions: [offer({})],
      delivery: STANDARD,
    });
    expect(
      steps.map(({ kind, ruleId, ruleVersion, amount }) => [
        kind,
        ruleId,
        ruleVersion,
        amount.minor,
      ]),
    ).toEqual([
      ['items', null, null, 6000],
      ['promotion', 'promo', 3, -600],
      ['shipping', 'standard', null, 495],
      ['shipping-promotion', FREE_DELIVERY_RULE, 1, -495],
    ]);
  });

  it('does not use up a free-delivery offer for what is free anyway', () => {
    const { steps } = bag({
      lines: [line('a', 4500)],
      promotions: [offer({ action: { type: 'free-shipping' } })],
      delivery: STANDARD,
    });
    expect(steps.at(-1)?.ruleId).toBe(FREE_DELIVERY_RULE);
  });

  it('tells what is missing for free delivery', () => {
    expect(bag({ lines: [line('a', 4000)] }).freeDelivery.missing?.minor).toBe(500);
    expect(bag({ lines: [line('a', 4500)] }).freeDelivery.missing).toBeNull();
    expect(bag({}).freeDelivery.missing).toBeNull();
  });
});

describe('the fingerprint of a price', () => {
  const lines = [line('a', 1000), line('b', 2000)];
  const of = (change: Partial<PriceBagInput>) => fingerprint(bag({ lines, ...change }), 'standard');

  it('is the same for the same price, whatever the order of lines or the name of the rule', () => {
    expect(of({ lines: lines.toReversed() })).toBe(of({}));
    expect(of({ promotions: [offer({ name: 'Winter offer', version: 4 })] })).toBe(
      of({ promotions: [offer({})] }),
    );
  });

  it('changes with a price, a quantity, an offer, tax, or the delivery', () => {
    const tax = { source: 'table' as const, calculationRef: null, lines: [], shippingMinor: 1 };
    const others = [
      of({ lines: [line('a', 1001), line('b', 1999)] }),
      of({ lines: [line('a', 1000, 3)] }),
      of({ promotions: [offer({})] }),
      of({ delivery: STANDARD }),
      of({ tax }),
      fingerprint(bag({ lines }), 'express'),
    ];
    expect(new Set([of({}), ...others]).size).toBe(others.length + 1);
  });
});
