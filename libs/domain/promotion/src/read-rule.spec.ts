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
  ];
  for (const [conditions, action] of broken)
    it(`lowers no price when it is ${JSON.stringify([conditions, action])}`, () => {
      expect(readRule(conditions, action)).toBeNull();
    });
});
