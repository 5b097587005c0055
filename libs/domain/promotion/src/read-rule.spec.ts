import { readRule } from './read-rule.ts';

describe('a stored rule', () => {
  it('is read part by part, and nothing else comes along', () => {
    expect(
      readRule(
        [
          { type: 'category', in: ['c1'], note: 'x' },
          { type: 'min-quantity', quantity: 2 },
        ],
        { type: 'percent-off', percent: 1.1, scope: 'matching', colour: 'red' },
      ),
    ).toEqual({
      conditions: [
        { type: 'category', in: ['c1'] },
        { type: 'min-quantity', quantity: 2 },
      ],
      action: { type: 'percent-off', percent: 1.1, scope: 'matching' },
    });
  });

  it('of every kind is read back as it was written', () => {
    const conditions = [
      { type: 'segment', in: ['vip'] },
      { type: 'store', in: ['PDX-ELM'] },
      { type: 'first-order' },
      { type: 'weekly', days: [1, 7], from: '08:00', to: '24:00' },
    ];
    const actions = [
      { type: 'fixed-price', minor: 900 },
      { type: 'bundle-price', items: [{ productId: 'p', quantity: 2 }], minor: 1500 },
      { type: 'gift-line', variantId: 'v', quantity: 1 },
    ];
    for (const action of actions)
      expect(readRule(conditions, action)).toEqual({ conditions, action } as ReturnType<
        typeof readRule
      >);
  });

  const broken: ReadonlyArray<[unknown, unknown]> = [
    [null, { type: 'free-shipping' }],
    [[], null],
    [[], { type: 'half-price' }],
    [[], { type: 'percent-off', percent: 101, scope: 'order' }],
    [[], { type: 'percent-off', percent: 0, scope: 'order' }],
    [[], { type: 'percent-off', percent: 10 }],
    [[], { type: 'amount-off', minor: -5 }],
    [[], { type: 'buy-x-get-y', buy: 2, get: 0, percent: 100 }],
    [[{ type: 'goal', in: [] }], { type: 'free-shipping' }],
    [[{ type: 'weather', in: ['rain'] }], { type: 'free-shipping' }],
    [[{ type: 'min-subtotal', minor: 1.5 }], { type: 'free-shipping' }],
    [[{ type: 'weekly', days: [8], from: '08:00', to: '09:00' }], { type: 'free-shipping' }],
    [[{ type: 'weekly', days: [1], from: '9:00', to: '10:00' }], { type: 'free-shipping' }],
    [[{ type: 'weekly', days: [1], from: '10:00', to: '10:00' }], { type: 'free-shipping' }],
    [[{ type: 'segment', in: [] }], { type: 'free-shipping' }],
    [[], { type: 'fixed-price', minor: 0 }],
    [[], { type: 'bundle-price', items: [], minor: 100 }],
    [
      [],
      {
        type: 'bundle-price',
        minor: 100,
        items: [
          { productId: 'p', quantity: 1 },
          { productId: 'p', quantity: 1 },
        ],
      },
    ],
    [[], { type: 'gift-line', variantId: 'v' }],
  ];
  for (const [conditions, action] of broken)
    it(`lowers no price when it is ${JSON.stringify([conditions, action])}`, () => {
      expect(readRule(conditions, action)).toBeNull();
    });
});
