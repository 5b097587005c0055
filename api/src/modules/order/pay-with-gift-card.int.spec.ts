import type { CartDto, OrderDetail, Problem } from '@green-apple/contracts-http';
import { replayReceipt, type ReceiptDocument } from '@green-apple/domain-pricing';
import { sha256 } from '@green-apple/persistence';
import { randomUUID } from 'node:crypto';
import {
  ITEMS,
  refusal,
  StorefrontStage,
  type ShopperOnStage,
} from '../../storefront-stage.int.spec.ts';

describe('paying with a gift card', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
    await stage.setStock(ITEMS.magnesium60, 500);
  });
  afterAll(() => stage.close());

  const card = async (minor: number, change: { expiresAt?: string } = {}) => {
    const id = randomUUID();
    const code = randomUUID().toUpperCase();
    await stage.database.query(
      `insert into payment.stored_value (id, kind, code_hash, ending, currency, balance_minor, expires_at)
       values ($1, 'gift-card', $2, '7K2M', 'USD', $3, $4)`,
      [id, sha256(code), minor, change.expiresAt ?? null],
    );
    return { id, code };
  };
  const balance = async (id: string) => {
    const [row] = await stage.database.query<{ balance: number }>(
      'select cast(balance_minor as integer) as balance from payment.stored_value where id = $1',
      [id],
    );
    return row?.balance;
  };
  const use = (shopper: ShopperOnStage, code: string) =>
    shopper.send<CartDto & Problem>('POST', '/api/cart/gift-cards', { code });
  const placeWithout = (shopper: ShopperOnStage, quoteId: string) =>
    shopper.send<{ id: string } & Problem>(
      'POST',
      '/api/orders',
      { quoteId },
      { 'idempotency-key': randomUUID() },
    );
  const bag = async () => {
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60);
    return shopper;
  };
  const paymentOf = async (orderId: string) => {
    const [row] = await stage.database.query(
      `select provider, state, cast(amount_minor as integer) as amount, payment_method_ref as ref
       from payment.payment where order_id = $1`,
      [orderId],
    );
    return row;
  };

  it('leaves the rest to the bank card, and shows both', async () => {
    const { id, code } = await card(1000);
    const shopper = await bag();
    const { body: cart } = await use(shopper, code.toLowerCase());
    expect(cart.giftCards).toEqual([
      { id, label: 'Gift card ending in 7K2M', balance: { minor: 1000, currency: 'USD' } },
    ]);
    const { body: quote } = await shopper.quote();
    // 25.41 in all, 10.00 of it from the gift card
    expect([quote.totals.total.minor, quote.tender.due.minor]).toEqual([2541, 1541]);
    const { body: order } = await shopper.place(quote.id);
    expect(await paymentOf(order.id)).toEqual({
      provider: 'stripe',
      state: 'requested',
      amount: 1541,
      ref: 'pm_card_visa',
    });
    expect(await balance(id)).toBe(0);
    const { body: page } = await shopper.send<OrderDetail>('GET', `/api/orders/${order.id}`);
    expect(page.tender.due.minor).toBe(1541);
    expect(page.tender.parts.map(({ label, amount }) => [label, amount.minor])).toEqual([
      ['Gift card ending in 7K2M', 1000],
    ]);
  });

  it('needs no bank card when it covers the total', async () => {
    const { id, code } = await card(5000);
    const shopper = await bag();
    await use(shopper, code);
    const { body: quote } = await shopper.quote();
    expect(quote.tender.due.minor).toBe(0);
    const order = await placeWithout(shopper, quote.id);
    expect(order.status).toBe(201);
    expect(await paymentOf(order.body.id)).toEqual({
      provider: 'stored-value',
      state: 'authorised',
      amount: 0,
      ref: '',
    });
    expect(await balance(id)).toBe(5000 - 2541);
  });

  it('asks for a bank card when it does not', async () => {
    const { code } = await card(100);
    const shopper = await bag();
    await use(shopper, code);
    const { body: quote } = await shopper.quote();
    expect(refusal(await placeWithout(shopper, quote.id))).toBe('422 PAYMENT_METHOD_REQUIRED');
  });

  it('is refused with the new rest when the card was spent elsewhere meanwhile', async () => {
    const { id, code } = await card(1000);
    const [one, two] = [await bag(), await bag()];
    await use(one, code);
    await use(two, code);
    const quotes = [await one.quote(), await two.quote()];
    expect((await one.place(quotes[0]?.body.id ?? '')).status).toBe(201);
    const answer = await two.place(quotes[1]?.body.id ?? '');
    expect(refusal(answer)).toBe('409 GIFT_CARD_CHANGED');
    expect(answer.body.detail).toContain('Nothing was charged');
    const quote = answer.body.quote as { id: string; tender: { due: { minor: number } } };
    expect(quote.tender.due.minor).toBe(2541);
    expect(await balance(id)).toBe(0);
    // The bag is as it was: a click on the new total is an order.
    expect((await two.place(quote.id)).status).toBe(201);
  });

  it('pays one of many orders that want it at once', async () => {
    const { id, code } = await card(1000);
    const shoppers = await Promise.all(Array.from({ length: 6 }, () => bag()));
    const quotes: string[] = [];
    for (const shopper of shoppers) {
      await use(shopper, code);
      quotes.push((await shopper.quote()).body.id);
    }
    const answers = await Promise.all(
      shoppers.map(async (shopper, index) => refusal(await shopper.place(quotes[index] ?? ''))),
    );
    expect(answers.filter((answer) => answer === '201 ').length).toBe(1);
    expect(answers.filter((answer) => answer === '409 GIFT_CARD_CHANGED').length).toBe(5);
    expect(await balance(id)).toBe(0);
  });

  it('is taken off the bag again', async () => {
    const { id, code } = await card(1000);
    const shopper = await bag();
    await use(shopper, code);
    const { body } = await shopper.send<CartDto>('DELETE', `/api/cart/gift-cards/${id}`);
    expect(body.giftCards).toEqual([]);
    expect((await shopper.quote()).body.tender.parts).toEqual([]);
  });

  it('takes only codes of cards that are worth something', async () => {
    const shopper = await bag();
    expect(refusal(await use(shopper, 'NO-SUCH-CARD'))).toBe('404 GIFT_CARD_UNKNOWN');
    expect(refusal(await use(shopper, 'X'))).toBe('422 VALIDATION_FAILED');
    const over = await card(1000, { expiresAt: '2020-01-01T00:00:00Z' });
    expect(refusal(await use(shopper, over.code))).toBe('409 GIFT_CARD_NOT_USABLE');
    const empty = await card(0);
    expect(refusal(await use(shopper, empty.code))).toBe('409 GIFT_CARD_NOT_USABLE');
    expect(refusal(await use(stage.shopper(), empty.code))).toBe('409 CART_EMPTY');
  });
});

describe('an order’s price', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
    await stage.setStock(ITEMS.magnesium60, 500);
  });
  // Offers of other specs would step in for the one that a spec is about.
  beforeEach(() =>
    stage.database.query(`update promotion.promotion set active = false where kind = 'automatic'`),
  );
  afterAll(() => stage.close());

  const promote = async (fields: Readonly<Record<string, unknown>>) => {
    const promotion = {
      id: randomUUID(),
      name: 'Offer',
      kind: 'automatic',
      action: JSON.stringify({ type: 'amount-off', minor: 300 }),
      ...fields,
    };
    const names = Object.keys(promotion);
    await stage.database.query(
      `insert into promotion.promotion (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(promotion),
    );
    return promotion.id;
  };

  // saleor/saleor#17453: every cent of a total is explained, and stays so when its rules are gone.
  it('replays from the stored receipt when rule and price are gone', async () => {
    const id = await promote({ stackable: true });
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60, 2);
    const { body: quote } = await shopper.quote();
    const { body: order } = await shopper.place(quote.id);
    await stage.database.query('delete from promotion.promotion where id = $1', [id]);
    await stage.database.query('update pricing.price set list_minor = 99999, sale_minor = null');
    const [row] = await stage.database.query<{ receipt: ReceiptDocument; lines: string[] }>(
      `select price_receipt as receipt, array(select cast(id as text) from ordering.line l
         where l.order_id = o.id) as lines from ordering."order" o where id = $1`,
      [order.id],
    );
    const receipt = row?.receipt as ReceiptDocument;
    const replay = replayReceipt(receipt);
    expect(replay.code).toBe('SAME');
    expect(replay.code === 'SAME' && replay.totals.total.minor).toBe(quote.totals.total.minor);
    const offer = receipt.steps.find(({ kind }) => kind === 'promotion');
    expect([offer?.ruleId, offer?.ruleVersion, offer?.amount.minor]).toEqual([id, 1, -300]);
    expect(offer?.shares.map(({ lineId }) => lineId)).toEqual(row?.lines ?? []);
  });

  it('is by the price list of the customer’s group, from a quantity on', async () => {
    await stage.database.query('update pricing.price set list_minor = 1800, sale_minor = null');
    const list = randomUUID();
    await stage.database.query(
      `insert into pricing.price_list (id, name, market, currency) values ($1, 'By the dozen', 'US', 'USD')`,
      [list],
    );
    await stage.database.query(
      `insert into pricing.price_list_entry (price_list_id, variant_id, min_quantity, unit_minor)
       values ($1, $2, 12, 1500)`,
      [list, ITEMS.magnesium60],
    );
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60, 11);
    expect((await shopper.cart()).lines[0]?.unitPrice.minor).toBe(1800);
    await shopper.add(ITEMS.magnesium60, 1);
    const [line] = (await shopper.cart()).lines;
    expect([line?.unitPrice.minor, line?.wasPrice?.minor]).toEqual([1500, 1800]);
  });

  it('is quoted anew when its campaign ran dry between the quote and the order', async () => {
    const campaign = randomUUID();
    await stage.database.query(
      `insert into promotion.campaign (id, name, spend_limit_minor) values ($1, 'Autumn', 500)`,
      [campaign],
    );
    await promote({ campaign_id: campaign });
    const [one, two] = [stage.shopper(), stage.shopper()];
    await one.add(ITEMS.magnesium60);
    await two.add(ITEMS.magnesium60);
    const quotes = [await one.quote(), await two.quote()];
    expect(quotes.map(({ body }) => body.totals.discount.minor)).toEqual([300, 300]);
    expect((await one.place(quotes[0]?.body.id ?? '')).status).toBe(201);
    const answer = await two.place(quotes[1]?.body.id ?? '');
    expect(refusal(answer)).toBe('409 PRICE_CHANGED');
    const quote = answer.body.quote as { id: string; totals: { discount: { minor: number } } };
    expect(quote.totals.discount.minor).toBe(0);
    expect((await two.place(quote.id)).status).toBe(201);
  });

  it('is lowered by a single-use code once, and by nobody who types it later', async () => {
    const promotionId = await promote({ kind: 'coupon' });
    const batch = randomUUID();
    await stage.database.query(
      'insert into promotion.code_batch (id, promotion_id, size) values ($1, $2, 1)',
      [batch, promotionId],
    );
    await stage.database.query(
      `insert into promotion.code (code, promotion_id, batch_id) values ('ABCD-EFGH-JKMN', $1, $2)`,
      [promotionId, batch],
    );
    const shopperWith = async (code: string) => {
      const shopper = stage.shopper();
      await shopper.add(ITEMS.magnesium60);
      const answer = await shopper.send('POST', '/api/cart/coupon', { code });
      return { shopper, answer };
    };
    const [one, two] = [await shopperWith('abcd-efgh-jkmn'), await shopperWith('ABCD-EFGH-JKMN')];
    const quotes = [await one.shopper.quote(), await two.shopper.quote()];
    expect(quotes.map(({ body }) => body.totals.discount.minor)).toEqual([300, 300]);
    expect((await one.shopper.place(quotes[0]?.body.id ?? '')).status).toBe(201);
    expect(refusal(await two.shopper.place(quotes[1]?.body.id ?? ''))).toBe('409 COUPON_EXHAUSTED');
    expect(refusal((await shopperWith('ABCD-EFGH-JKMN')).answer)).toBe('409 COUPON_EXHAUSTED');
  });

  it('has the first-order offer once, also for two orders at a time', async () => {
    await promote({ conditions: JSON.stringify([{ type: 'first-order' }]) });
    const email = `robin-${randomUUID()}@example.com`;
    const shoppers = await Promise.all(
      [0, 1].map(async () => {
        const shopper = stage.shopper();
        shopper.email = email;
        await shopper.add(ITEMS.magnesium60);
        return { shopper, quote: (await shopper.quote()).body };
      }),
    );
    expect(shoppers.map(({ quote }) => quote.totals.discount.minor)).toEqual([300, 300]);
    const answers = await Promise.all(
      shoppers.map(async ({ shopper, quote }) => refusal(await shopper.place(quote.id))),
    );
    expect(answers.toSorted()).toEqual(['201 ', '409 PRICE_CHANGED']);
  });
});
