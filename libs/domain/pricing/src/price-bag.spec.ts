import type { OfferLine, Promotion } from '@green-apple/domain-promotion';
import { money } from '@green-apple/domain-money';
import { taxByTable, vatIncluded } from '@green-apple/domain-tax';
import { fingerprint } from './fingerprint.ts';
import { EU, US } from './market.ts';
import {
  FREE_DELIVERY_RULE,
  priceBag,
  type DeliveryPrice,
  type PriceBagInput,
} from './price-bag.ts';
import { replayReceipt, toReceiptDocument } from './receipt-document.ts';

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
    market: US,
    now: '2026-11-22T12:00:00Z',
    lines: [],
    promotions: [],
    coupon: null,
    delivery: null,
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

describe('a price receipt', () => {
  const priced = bag({
    lines: [line('a', 333, 3), line('b', 667)],
    promotions: [offer({ action: { type: 'percent-off', percent: 12.5, scope: 'order' } })],
    delivery: STANDARD,
  });

  it('tells what each rule was applied to, and what rounding did', () => {
    // 12.5 % of 16.66 = 2.0825 -> 2.08, by 9.99 : 6.67 = 1.2473 and 0.8327
    const [, promotion] = priced.steps;
    expect(promotion).toEqual(
      jasmine.objectContaining({
        ruleId: 'promo',
        ruleVersion: 3,
        base: money(1666, 'USD'),
        amount: money(-208, 'USD'),
        roundingMicros: -250_000,
        shares: [
          { lineId: 'a', minor: -125 },
          { lineId: 'b', minor: -83 },
        ],
      }),
    );
  });

  it('replays to the same cents', () => {
    const replay = replayReceipt(toReceiptDocument(priced, US));
    expect(replay).toEqual({ code: 'SAME', totals: priced.totals });
  });

  it('shows which step was tampered with', () => {
    const document = toReceiptDocument(priced, US);
    const steps = document.steps.map((step, index) =>
      index === 1 ? { ...step, amount: money(-308, 'USD') } : step,
    );
    expect(replayReceipt({ ...document, steps })).toEqual({
      code: 'DIFFERS',
      steps: [1],
      totals: priced.totals,
    });
  });

  it('of a version we do not know is not guessed at', () => {
    const document = { ...toReceiptDocument(priced, US), version: 9 as never };
    expect(replayReceipt(document).code).toBe('UNKNOWN_VERSION');
  });
});

describe('cents', () => {
  // vendurehq/vendure#2662, #3091, #3003: rounding each unit put totals off by cents.
  it('are rounded per line, not per unit', () => {
    // 3 units at 3.33 less 10 %: 0.999 off the line -> 1.00; per unit it would be 3 * 0.33 = 0.99
    expect(bag({ lines: [line('a', 333, 3)], promotions: [offer({})] }).totals.total.minor).toBe(
      899,
    );
    // 7 at 0.99 less 15 %: 1.0395 -> 1.04; per unit 7 * 0.15 = 1.05
    const fifteen = offer({ action: { type: 'percent-off', percent: 15, scope: 'order' } });
    expect(bag({ lines: [line('a', 99, 7)], promotions: [fifteen] }).totals.total.minor).toBe(589);
  });

  // medusajs/medusa#12226, #12429: everything for nothing left a negative cent, or tax on nothing.
  it('are none when everything is given away: no sum, no tax, none below zero', () => {
    const given = {
      lines: [line('a', 333, 3), line('b', 1, 7)],
      promotions: [
        offer({ action: { type: 'percent-off' as const, percent: 100, scope: 'order' as const } }),
      ],
    };
    const tax = taxByTable({
      currency: 'USD',
      region: 'NY',
      lines: bag(given).lines.map(({ lineId, total }) => ({
        lineId,
        taxCode: '',
        minor: total.minor,
      })),
      shippingMinor: 0,
    });
    const { totals, lines } = bag({ ...given, tax });
    expect([totals.total.minor, totals.tax.minor]).toEqual([0, 0]);
    expect(lines.map(({ total }) => total.minor)).toEqual([0, 0]);
  });

  // saleor/saleor#12348, #14880: the tax of the lines summed to another figure than the tax on the total.
  it('of tax inside of prices are the invoice’s, and its lines sum to them', () => {
    const lines = [line('a', 99), line('b', 99), line('c', 99)];
    const tax = vatIncluded(
      {
        currency: 'EUR',
        region: 'DE',
        at: '2026-11-26T10:00:00Z',
        lines: lines.map(({ lineId, unitMinor }) => ({
          lineId,
          taxCode: 'txcd_40090001',
          minor: unitMinor,
        })),
        shippingMinor: 0,
      },
      EU.rounding,
    );
    const receipt = bag({ market: EU, lines, tax });
    // 2.97 * 7 / 107 = 0.1943
    expect(receipt.includedTax.minor).toBe(19);
    expect(receipt.totals.total.minor).toBe(297);
    expect(receipt.totals.tax.minor).toBe(0);
    expect(receipt.steps.at(-1)?.label).toBe('VAT 7 %, Germany');
  });
});
