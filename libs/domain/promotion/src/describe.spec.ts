import { describeOffer, type DescribedOffer } from './describe.ts';

const NAMES: Readonly<Record<string, string>> = {
  c1: 'Sleep',
  c2: 'Vitamins',
  b1: 'Northlight',
  p1: 'Magnesium',
  p2: 'Vitamin D3',
  v1: 'Magnesium, 60 capsules',
};
const told = (change: Partial<DescribedOffer>): string =>
  describeOffer(
    {
      kind: 'automatic',
      code: null,
      conditions: [],
      action: { type: 'percent-off', percent: 20, scope: 'order' },
      stackable: true,
      startsAt: null,
      endsAt: null,
      ...change,
    },
    { currency: 'USD', nameOf: (id) => NAMES[id] ?? id, timeText: (iso) => iso.slice(0, 10) },
  );

describe('a rule in plain words', () => {
  const table: ReadonlyArray<[string, Partial<DescribedOffer>]> = [
    ['20 % off the whole order', {}],
    [
      '20 % off Sleep, from 2 items, on Saturdays and Sundays, with the code VIP10',
      {
        kind: 'coupon',
        code: 'VIP10',
        action: { type: 'percent-off', percent: 20, scope: 'matching' },
        conditions: [
          { type: 'category', in: ['c1'] },
          { type: 'min-quantity', quantity: 2 },
          { type: 'weekly', days: [7, 6], from: '00:00', to: '24:00' },
        ],
      },
    ],
    [
      '$5.00 off Sleep or Vitamins that is also Northlight, from $40.00',
      {
        action: { type: 'amount-off', minor: 500 },
        conditions: [
          { type: 'category', in: ['c1', 'c2'] },
          { type: 'brand', in: ['b1'] },
          { type: 'min-subtotal', minor: 4000 },
        ],
      },
    ],
    ['$5.00 off the order', { action: { type: 'amount-off', minor: 500 } }],
    [
      'Magnesium for $9.00 each, starts 2026-12-01, ends 2026-12-24',
      {
        action: { type: 'fixed-price', minor: 900 },
        conditions: [{ type: 'product', in: ['p1'] }],
        startsAt: '2026-12-01T00:00:00Z',
        endsAt: '2026-12-24T00:00:00Z',
      },
    ],
    [
      'buy 2, get 1 free: energy, not together with other offers on the same items',
      {
        action: { type: 'buy-x-get-y', buy: 2, get: 1, percent: 100 },
        conditions: [{ type: 'goal', in: ['energy'] }],
        stackable: false,
      },
    ],
    [
      'buy 1, get 1 50 % off, for customers in vip or trade',
      {
        action: { type: 'buy-x-get-y', buy: 1, get: 1, percent: 50 },
        conditions: [{ type: 'segment', in: ['vip', 'trade'] }],
      },
    ],
    [
      '2 × Magnesium and Vitamin D3 together for $25.00',
      {
        action: {
          type: 'bundle-price',
          minor: 2500,
          items: [
            { productId: 'p1', quantity: 2 },
            { productId: 'p2', quantity: 1 },
          ],
        },
      },
    ],
    [
      'Magnesium, 60 capsules as a gift, on a first order',
      {
        action: { type: 'gift-line', variantId: 'v1', quantity: 1 },
        conditions: [{ type: 'first-order' }],
        stackable: false,
      },
    ],
    [
      'free standard delivery, when collected at PDX-ELM, on Fridays from 17:00 to 20:00, with a single-use code',
      {
        kind: 'coupon',
        action: { type: 'free-shipping' },
        conditions: [
          { type: 'store', in: ['PDX-ELM'] },
          { type: 'weekly', days: [5], from: '17:00', to: '20:00' },
        ],
      },
    ],
    [
      '10 % off the whole order when it has Magnesium',
      {
        action: { type: 'percent-off', percent: 10, scope: 'order' },
        conditions: [{ type: 'product', in: ['p1'] }],
      },
    ],
  ];
  for (const [sentence, change] of table) it(sentence, () => expect(told(change)).toBe(sentence));
});
