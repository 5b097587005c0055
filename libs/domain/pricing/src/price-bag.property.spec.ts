import type { Action, OfferLine, Promotion } from '@green-apple/domain-promotion';
import { taxByTable } from '@green-apple/domain-tax';
import fc from 'fast-check';
import { fingerprint } from './fingerprint.ts';
import { SHIPPING_SHARE } from './paid-parts.ts';
import { priceBag, type PriceBagInput, type PriceReceipt } from './price-bag.ts';
import { refundFromReceipt, type RefundPart, type RefundRequest } from './refund.ts';

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    type: fc.constant('percent-off' as const),
    percent: fc.integer({ min: 1, max: 10_000 }).map((parts) => parts / 100),
    scope: fc.constantFrom('order' as const, 'matching' as const),
  }),
  fc.record({ type: fc.constant('amount-off' as const), minor: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({
    type: fc.constant('buy-x-get-y' as const),
    buy: fc.integer({ min: 1, max: 3 }),
    get: fc.integer({ min: 1, max: 2 }),
    percent: fc.constantFrom(50, 100),
  }),
  fc.constant({ type: 'free-shipping' as const }),
);
const rule = (kind: Promotion['kind']) =>
  fc
    .record({ id: fc.uuid(), action, stackable: fc.boolean(), priority: fc.nat(3) })
    .map((given): Promotion => ({
      ...given,
      version: 1,
      name: 'offer',
      kind,
      code: kind === 'coupon' ? 'CODE' : null,
      conditions: given.action.type === 'amount-off' ? [{ type: 'goal', in: ['sleep'] }] : [],
      active: true,
      startsAt: null,
      endsAt: null,
      usageLimit: null,
      perCustomerLimit: null,
      usedCount: 0,
      customerUses: 0,
    }));
const lines = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 99 }),
      unitMinor: fc.integer({ min: 0, max: 20_000 }),
      goal: fc.constantFrom('sleep', 'energy'),
    }),
    { maxLength: 8 },
  )
  .map((given) =>
    given.map((change, index): OfferLine => ({
      lineId: `line-${index}`,
      productId: `p-${index}`,
      brandId: 'b',
      categoryIds: ['c'],
      ...change,
    })),
  );
const input = fc.record({
  currency: fc.constant('USD' as const),
  now: fc.constant('2026-11-22T12:00:00Z'),
  lines,
  promotions: fc.array(rule('automatic'), { maxLength: 4 }),
  coupon: fc.option(rule('coupon')),
  delivery: fc.option(
    fc.record({
      id: fc.constant('standard'),
      label: fc.constant('Standard delivery'),
      minor: fc.nat(3000),
      standard: fc.boolean(),
    }),
  ),
  freeDeliveryFromMinor: fc.constant(4500),
});

/** The whole way of a quote: price, ask for tax on what is left, price again. */
function priceWithTax(given: Omit<PriceBagInput, 'tax'>, region: string): PriceReceipt {
  const before = priceBag({ ...given, tax: null });
  const tax = taxByTable({
    currency: given.currency,
    region,
    lines: before.lines.map(({ lineId, total }) => ({ lineId, taxCode: 'x', minor: total.minor })),
    shippingMinor: before.totals.shipping.minor,
  });
  return priceBag({ ...given, tax });
}

describe('any bag', () => {
  it('has parts that sum to the whole, to the cent', () => {
    fc.assert(
      fc.property(input, fc.constantFrom('NY', 'CA', 'OR'), (given, region) => {
        const { lines: priced, steps, totals } = priceWithTax(given, region);
        const all = (minors: readonly number[]) => minors.reduce((a, b) => a + b, 0);
        expect(all(steps.map(({ amount }) => amount.minor))).toBe(totals.total.minor);
        for (const { amount, shares } of steps)
          expect(all(shares.map(({ minor }) => minor))).toBe(amount.minor);
        expect(totals.total.minor).toBe(
          totals.items.minor - totals.discount.minor + totals.shipping.minor + totals.tax.minor,
        );
        const taxOnDelivery = steps
          .filter(({ kind }) => kind === 'tax')
          .flatMap(({ shares }) => shares.filter(({ lineId }) => lineId === SHIPPING_SHARE))
          .map(({ minor }) => minor);
        expect(
          all(priced.map((line) => line.total.minor + line.tax.minor)) +
            totals.shipping.minor +
            all(taxOnDelivery),
        ).toBe(totals.total.minor);
      }),
      { numRuns: 5000 },
    );
  });

  it('never has a line below zero or above its list price, nor a negative sum', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { lines: priced, totals } = priceWithTax(given, 'NY');
        for (const line of priced) {
          expect(line.total.minor).toBeGreaterThanOrEqual(0);
          expect(line.total.minor).toBeLessThanOrEqual(line.items.minor);
        }
        for (const { minor } of Object.values(totals)) expect(minor).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 5000 },
    );
  });

  it('costs the same in whatever order its lines were put in', () => {
    fc.assert(
      fc.property(input, (given) => {
        const turned = { ...given, lines: given.lines.toReversed() };
        expect(fingerprint(priceWithTax(turned, 'NY'), 'x')).toBe(
          fingerprint(priceWithTax(given, 'NY'), 'x'),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('is paid back to the cent by refunds in any order, by units and by sums, and not a cent more', () => {
    const turns = fc.array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 99 }), fc.boolean()), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(input, turns, (given, asked) => {
        const priced = priceWithTax(given, 'NY');
        const receipt = { currency: given.currency, lines: priced.lines, steps: priced.steps };
        const requests: RefundRequest[] = [
          ...asked.map(([index, count, byUnits]): RefundRequest =>
            byUnits
              ? {
                  kind: 'lines',
                  lines: [{ lineId: `line-${index}`, quantity: count }],
                  shipping: false,
                }
              : { kind: 'amount', minor: count * (index + 1) },
          ),
          { kind: 'amount', minor: 1_000_000_000 },
        ];
        const earlier: RefundPart[] = [];
        let back = 0;
        const ask = (request: RefundRequest): number => {
          const outcome = refundFromReceipt({ receipt, earlier, request });
          if (outcome.code === 'AMOUNT_EXCEEDED') return outcome.leftMinor;
          if (outcome.code !== 'REFUND') return 0;
          for (const part of outcome.refund.parts) {
            expect(part.goodsMinor).toBeGreaterThanOrEqual(0);
            expect(part.taxMinor).toBeGreaterThanOrEqual(0);
          }
          earlier.push(...outcome.refund.parts);
          back += outcome.refund.total.minor;
          return outcome.leftMinor;
        };
        const left = requests.map(ask).at(-1) ?? 0;
        expect(back + left).toBe(priced.totals.total.minor);
        if (left > 0) ask({ kind: 'amount', minor: left });
        expect(back).toBe(priced.totals.total.minor);
        expect(ask({ kind: 'amount', minor: 1 })).toBe(0);
      }),
      { numRuns: 5000 },
    );
  });
});
