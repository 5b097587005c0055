import type { Action, Condition, Promotion } from '@green-apple/domain-promotion';
import { taxByTable, vatIncluded } from '@green-apple/domain-tax';
import fc from 'fast-check';
import { EU, US, type Market } from './market.ts';
import { priceBag, type BagItem, type PriceBagInput } from './price-bag.ts';
import type { PriceReceipt } from './receipt.ts';
import { unitPrice } from './unit-price.ts';

/** Random bags for the specs in this folder: every action, condition, market and way of delivery. */
const count = (max: number) => fc.integer({ min: 1, max });
const percent = count(10_000).map((parts) => parts / 100);
const PRODUCTS = ['p-0', 'p-1', 'p-2', 'p-3'];
const SEGMENTS = ['vip', 'trade'];

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    type: fc.constant('percent-off' as const),
    percent,
    scope: fc.constantFrom('order' as const, 'matching' as const),
  }),
  fc.record({ type: fc.constant('amount-off' as const), minor: count(9000) }),
  fc.record({ type: fc.constant('fixed-price' as const), minor: count(6000) }),
  fc.record({
    type: fc.constant('buy-x-get-y' as const),
    buy: count(3),
    get: count(2),
    percent,
  }),
  fc.record({
    type: fc.constant('bundle-price' as const),
    items: fc
      .subarray(PRODUCTS, { minLength: 1 })
      .chain((ids) =>
        fc.tuple(
          ...ids.map((productId) =>
            fc.record({ productId: fc.constant(productId), quantity: count(2) }),
          ),
        ),
      ),
    minor: count(8000),
  }),
  fc.constant({ type: 'gift-line' as const, variantId: 'gift', quantity: 1 }),
  fc.constant({ type: 'free-shipping' as const }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ type: fc.constant('goal' as const), in: fc.constant(['sleep']) }),
  fc.record({ type: fc.constant('min-subtotal' as const), minor: count(9000) }),
  fc.record({ type: fc.constant('min-quantity' as const), quantity: count(9) }),
  fc.record({ type: fc.constant('segment' as const), in: fc.subarray(SEGMENTS, { minLength: 1 }) }),
  fc.constant({ type: 'first-order' as const }),
  fc.constant({ type: 'store' as const, in: ['PDX-ELM'] }),
  fc.constant({ type: 'weekly' as const, days: [7], from: '00:00', to: '12:00' }),
);
const campaign = fc.option(
  fc.record({
    id: fc.constantFrom('autumn', 'winter'),
    active: fc.constant(true),
    spendLeftMinor: fc.option(fc.nat(5000)),
    usesLeft: fc.option(fc.nat(3)),
  }),
);
const rule = (kind: Promotion['kind']): fc.Arbitrary<Promotion> =>
  fc
    .record({
      id: fc.uuid(),
      version: count(9),
      action,
      conditions: fc.array(condition, { maxLength: 2 }),
      stackable: fc.boolean(),
      priority: fc.nat(3),
      campaign,
    })
    .map((given) => ({
      ...given,
      name: 'offer',
      kind,
      code: kind === 'coupon' ? 'CODE' : null,
      active: true,
      startsAt: null,
      endsAt: null,
      usageLimit: null,
      perCustomerLimit: null,
      usedCount: 0,
      customerUses: 0,
    }));

const item = fc
  .record({
    quantity: count(40),
    listMinor: fc.nat(20_000),
    saleMinor: fc.option(fc.nat(20_000)),
    tierMinor: fc.nat(20_000),
    tierFrom: count(30),
    tierGroup: fc.option(fc.constantFrom(...SEGMENTS)),
    goal: fc.constantFrom('sleep', 'energy'),
    productId: fc.constantFrom(...PRODUCTS),
  })
  .map(({ tierMinor, tierFrom, tierGroup, listMinor, saleMinor, ...line }) => {
    const price = unitPrice({
      listMinor,
      saleMinor: saleMinor === null ? null : Math.min(saleMinor, listMinor),
      quantity: line.quantity,
      groups: ['vip'],
      now: '2026-11-22T12:00:00Z',
      entries: [
        {
          listId: 'tiers',
          listVersion: 4,
          name: 'Tiers',
          group: tierGroup,
          minQuantity: tierFrom,
          unitMinor: tierMinor,
          startsAt: null,
          endsAt: null,
        },
      ],
    });
    return { ...line, price, unitMinor: price.unitMinor, brandId: 'b', categoryIds: ['c'] };
  });

const lines = (promotions: readonly Promotion[]) =>
  fc.array(item, { maxLength: 7 }).map((given): BagItem[] => {
    const bought = given.map((line, index) => ({ ...line, lineId: `line-${index}` }));
    const gifts = promotions
      .filter((promotion) => promotion.action.type === 'gift-line')
      .map(({ id }) => ({
        lineId: `gift-${id}`,
        giftOf: id,
        productId: 'p-gift',
        brandId: 'b',
        categoryIds: ['c'],
        goal: 'sleep',
        quantity: 1,
        unitMinor: 700,
      }));
    return [...bought, ...gifts];
  });

export type UntaxedBag = Omit<PriceBagInput, 'tax'>;

export const randomBag: fc.Arbitrary<UntaxedBag> = fc
  .record({
    market: fc.constantFrom<Market>(US, EU),
    promotions: fc.array(rule('automatic'), { maxLength: 4 }),
    coupon: fc.option(rule('coupon')),
    store: fc.option(fc.constant('PDX-ELM')),
    customer: fc.option(fc.record({ segments: fc.subarray(SEGMENTS), firstOrder: fc.boolean() })),
    delivery: fc.option(
      fc.record({
        id: fc.constant('standard'),
        label: fc.constant('Standard delivery'),
        minor: fc.nat(3000),
        standard: fc.boolean(),
      }),
    ),
  })
  .chain((given) =>
    lines([...given.promotions, ...(given.coupon === null ? [] : [given.coupon])]).map((items) => ({
      ...given,
      lines: items,
      now: '2026-11-22T12:00:00Z',
    })),
  );

/** The whole way of a quote: price, ask for tax on what is left, price again. */
export function priceWithTax(given: UntaxedBag, region = 'NY'): PriceReceipt {
  const { market } = given;
  const before = priceBag({ ...given, tax: null });
  const { countries } = market;
  const question = {
    currency: market.currency,
    lines: before.lines.map(({ lineId, total }) => ({
      lineId,
      taxCode: lineId.endsWith('1') ? 'txcd_99999999' : 'txcd_40090001',
      minor: total.minor,
    })),
    shippingMinor: before.totals.shipping.minor,
  };
  const tax =
    market.taxMode === 'gross'
      ? vatIncluded(
          {
            ...question,
            at: given.now,
            region: countries[given.lines.length % countries.length] ?? 'DE',
          },
          market.rounding,
        )
      : taxByTable({ ...question, region });
  return priceBag({ ...given, tax });
}
