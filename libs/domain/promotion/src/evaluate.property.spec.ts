import fc from 'fast-check';
import type { Action } from './action.ts';
import type { Condition } from './condition.ts';
import { evaluateOffers } from './evaluate.ts';
import { aCoupon, aLine, aPromotion } from './offer-examples.ts';

const GOALS = ['sleep', 'energy', 'skin'];
const percent = fc.integer({ min: 1, max: 10_000 }).map((parts) => parts / 100);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    type: fc.constant('percent-off' as const),
    percent,
    scope: fc.constantFrom('order' as const, 'matching' as const),
  }),
  fc.record({ type: fc.constant('amount-off' as const), minor: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({
    type: fc.constant('buy-x-get-y' as const),
    buy: fc.integer({ min: 1, max: 4 }),
    get: fc.integer({ min: 1, max: 3 }),
    percent,
  }),
  fc.constant({ type: 'free-shipping' as const }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    type: fc.constant('goal' as const),
    in: fc.subarray(GOALS, { minLength: 1 }),
  }),
  fc.record({
    type: fc.constant('min-subtotal' as const),
    minor: fc.integer({ min: 1, max: 9000 }),
  }),
  fc.record({
    type: fc.constant('min-quantity' as const),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
);
const rule = fc.record({
  conditions: fc.array(condition, { maxLength: 2 }),
  action,
  priority: fc.integer({ min: 0, max: 3 }),
  stackable: fc.boolean(),
});
const promotions = fc
  .array(rule, { maxLength: 5 })
  .map((rules) => rules.map((change, index) => aPromotion({ id: `promo-${index}`, ...change })));
const lines = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 12 }),
      unitMinor: fc.integer({ min: 0, max: 5000 }),
      goal: fc.constantFrom(...GOALS),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((given) => given.map((change, index) => aLine({ lineId: `line-${index}`, ...change })));
const cart = fc.record({
  lines,
  promotions,
  coupon: fc.option(rule.map((change) => aCoupon(change))),
  currency: fc.constant('USD' as const),
  now: fc.constant('2026-11-22T12:00:00Z'),
});

describe('offers on any bag', () => {
  it('have shares that sum to the whole, and never take more off a line than its price', () => {
    fc.assert(
      fc.property(cart, (input) => {
        const off = new Map<string, number>();
        for (const { minor, shares } of evaluateOffers(input).adjustments) {
          expect(shares.reduce((all, share) => all + share.minor, 0)).toBe(minor);
          for (const share of shares) {
            expect(share.minor).toBeGreaterThan(0);
            off.set(share.lineId, (off.get(share.lineId) ?? 0) + share.minor);
          }
        }
        for (const line of input.lines)
          expect(off.get(line.lineId) ?? 0).toBeLessThanOrEqual(line.unitMinor * line.quantity);
      }),
      { numRuns: 3000 },
    );
  });

  it('do not depend on the order of lines or rules', () => {
    fc.assert(
      fc.property(cart, (input) => {
        const turned = {
          ...input,
          lines: input.lines.toReversed(),
          promotions: input.promotions.toReversed(),
        };
        const plain = (offers: ReturnType<typeof evaluateOffers>) =>
          offers.adjustments.map(({ promotionId, shares }) => [
            promotionId,
            [...shares].sort((a, b) => (a.lineId < b.lineId ? -1 : 1)),
          ]);
        expect(plain(evaluateOffers(turned))).toEqual(plain(evaluateOffers(input)));
      }),
      { numRuns: 3000 },
    );
  });

  it('are never worse for the shopper with a coupon than without', () => {
    fc.assert(
      fc.property(cart, (input) => {
        const saved = (change: Partial<typeof input>) =>
          evaluateOffers({ ...input, ...change }).adjustments.reduce((all, a) => all + a.minor, 0);
        expect(saved({})).toBeGreaterThanOrEqual(saved({ coupon: null }));
      }),
      { numRuns: 2000 },
    );
  });
});
