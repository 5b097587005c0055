import type { Problem, Quote } from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import {
  ITEMS,
  refusal,
  StorefrontStage,
  type Answer,
  type ShopperOnStage,
} from '../../storefront-stage.int.spec.ts';

/** What goes wrong between the total and the last click, and what is said about it. */
interface Trouble {
  readonly name: string;
  readonly answer: string;
  /** Words that tell what happened, and words that tell what to do next. */
  readonly happened: RegExp;
  readonly next: RegExp;
  readonly coupon?: string;
  readonly cause: (
    stage: StorefrontStage,
    shopper: ShopperOnStage,
    quote: Quote,
  ) => Promise<unknown>;
  readonly mend?: (stage: StorefrontStage) => Promise<unknown>;
}

const sql = (stage: StorefrontStage, text: string, values: unknown[] = []) =>
  stage.database.query(text, values);
const price = (stage: StorefrontStage, minor: number) =>
  sql(stage, 'update pricing.price set list_minor = $2 where variant_id = $1', [
    ITEMS.magnesium60,
    minor,
  ]);

const TROUBLES: readonly Trouble[] = [
  {
    name: 'the price went up',
    answer: '409 PRICE_CHANGED',
    happened: /price or an offer/i,
    next: /look it over/i,
    cause: (stage) => price(stage, 2000),
    mend: (stage) => price(stage, 1800),
  },
  {
    name: 'the quote ran out',
    answer: '409 QUOTE_EXPIRED',
    happened: /kept for a while/i,
    next: /place your order again/i,
    cause: (stage, _, { id }) =>
      sql(stage, `update cart.quote set expires_at = now() - interval '1 s' where id = $1`, [id]),
  },
  {
    name: 'the bag was changed in another tab',
    answer: '409 CART_CHANGED',
    happened: /bag changed/i,
    next: /look it over/i,
    cause: (_, shopper) => shopper.add(ITEMS.vitaminD90),
  },
  {
    name: 'the last ones were sold',
    answer: '409 OUT_OF_STOCK',
    happened: /sold out/i,
    next: /take it out of your bag/i,
    cause: (stage) => stage.setStock(ITEMS.magnesium60, 0),
    mend: (stage) => stage.setStock(ITEMS.magnesium60, 100),
  },
  {
    name: 'somebody else used the code for the last time',
    answer: '409 COUPON_EXHAUSTED',
    happened: /used as often/i,
    next: /place your order without it/i,
    coupon: 'LASTONE',
    cause: (stage) =>
      sql(stage, 'update promotion.promotion set used_count = usage_limit where id = $1', [
        TINY_IDS.promotions.lastOne,
      ]),
  },
  {
    name: 'the code ended at midnight',
    answer: '409 COUPON_EXPIRED',
    happened: /not valid any more/i,
    next: /place your order without it/i,
    coupon: 'WELCOME10',
    cause: (stage) =>
      sql(stage, `update promotion.promotion set ends_at = now() - interval '1 s' where id = $1`, [
        TINY_IDS.promotions.welcome,
      ]),
    mend: (stage) =>
      sql(stage, 'update promotion.promotion set ends_at = null where id = $1', [
        TINY_IDS.promotions.welcome,
      ]),
  },
];

describe('an order that cannot be placed as it is', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
    await stage.setStock(ITEMS.magnesium60, 100);
  });
  afterAll(() => stage.close());

  const ready = async (coupon?: string) => {
    const unused = 'update promotion.promotion set used_count = 0 where id = $1';
    await sql(stage, unused, [TINY_IDS.promotions.lastOne]);
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60, 2);
    if (coupon !== undefined) await shopper.send('POST', '/api/cart/coupon', { code: coupon });
    return { shopper, quote: (await shopper.quote()).body };
  };
  const traces = async () => ({
    orders: await stage.count('ordering."order"'),
    holds: await stage.count('inventory.reservation'),
    uses: await stage.count('promotion.redemption'),
    attempts: await stage.count('payment.payment'),
  });
  const wanted = async (shopper: ShopperOnStage) =>
    (await shopper.cart()).lines.map(({ variantId, quantity }) => `${quantity} x ${variantId}`);

  for (const { name, answer, happened, next, coupon, cause, mend } of TROUBLES)
    it(`says what happened and what to do, and keeps the bag: ${name}`, async () => {
      const { shopper, quote } = await ready(coupon);
      const before = await traces();
      await cause(stage, shopper, quote);
      const bag = await wanted(shopper);
      const refused = await shopper.place(quote.id);
      expect(refusal(refused)).toBe(answer);
      expect(refused.body.detail).toMatch(happened);
      expect(refused.body.detail).toMatch(next);
      expect(refused.body.title.length).toBeGreaterThan(5);
      expect(await wanted(shopper)).toEqual(bag);
      expect(bag.length).toBeGreaterThan(0);
      expect(await traces()).toEqual(before);
      await mend?.(stage);
      const again = await shopper.quote();
      expect((await shopper.place(again.body.id)).status).toBe(201);
    });

  it('brings the total that holds now, which is taken at once', async () => {
    for (const { answer, coupon, cause, mend } of TROUBLES.filter(
      (trouble) => trouble.answer !== '409 OUT_OF_STOCK',
    )) {
      const { shopper, quote } = await ready(coupon);
      await cause(stage, shopper, quote);
      const { body } = await shopper.place(quote.id);
      const accepted = await shopper.place((body.quote as Quote).id);
      expect([answer, accepted.status]).toEqual([answer, 201]);
      expect(accepted.body.total).toEqual((body.quote as Quote).totals.total);
      await mend?.(stage);
    }
  });

  it('is not placed by a key that stands for another order, and the first one stays as it is', async () => {
    const { shopper, quote } = await ready();
    const key = randomUUID();
    const first = await shopper.place(quote.id, key);
    const { quote: other } = await (async () => {
      await shopper.add(ITEMS.vitaminD90);
      return { quote: (await shopper.quote()).body };
    })();
    const reused = await shopper.place(other.id, key);
    expect(refusal(reused)).toBe('422 IDEMPOTENCY_KEY_REUSED');
    expect(reused.body.detail).toMatch(/nothing new was placed/i);
    expect((await shopper.cart()).lines.length).toBe(1);
    const [line] = await stage.database.query<{ variant_id: string; quantity: number }>(
      'select variant_id, quantity from ordering.line where order_id = $1',
      [first.body.id],
    );
    expect(line).toEqual({ variant_id: ITEMS.magnesium60, quantity: 2 });
  });

  it('is placed once when the answer got lost and the same click comes again', async () => {
    const { shopper, quote } = await ready();
    const key = randomUUID();
    const before = await traces();
    const lost = await shopper.placeOnce(quote.id, key);
    const again = await shopper.placeOnce(quote.id, key);
    expect([again.status, again.body]).toEqual([lost.status, lost.body]);
    expect((await traces()).orders).toBe(before.orders + 1);
  });

  it('keeps what is put into the bag while another order is being paid', async () => {
    const { shopper, quote } = await ready();
    const { body: order } = await shopper.place(quote.id);
    const added = await shopper.add(ITEMS.vitaminD90, 3);
    expect(added.status).toBeLessThan(300);
    expect(await wanted(shopper)).toEqual([`3 x ${ITEMS.vitaminD90}`]);
    const lines = await stage.database.query<{ sku: string }>(
      'select sku from ordering.line where order_id = $1',
      [order.id],
    );
    expect(lines.length).toBe(1);
  });

  it('is either the bag of before or refused when the bag changes in the same instant', async () => {
    for (let round = 0; round < 8; round++) {
      const { shopper, quote } = await ready();
      const change = (): Promise<Answer<Problem>> =>
        shopper.send('PATCH', `/api/cart/lines/${ITEMS.magnesium60}`, { quantity: 5 });
      const [placed] = await Promise.all([shopper.place(quote.id), change()]);
      expect(['201 ', '409 CART_CHANGED']).toContain(refusal(placed));
      if (placed.status === 201) expect(placed.body.total).toEqual(quote.totals.total);
      else expect((await shopper.cart()).lines[0]?.quantity).toBe(5);
    }
  });
});
