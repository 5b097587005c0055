import { replayReceipt, type ReceiptDocument } from '@green-apple/domain-pricing';
import { randomUUID } from 'node:crypto';
import { ITEMS, refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

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

  // vendurehq/vendure#4353, #1807: a limit was ignored when the promotion had no code.
  it('is lowered by an offer without a code as often as the offer may, and no more', async () => {
    await promote({ usage_limit: 1 });
    const [one, two] = [stage.shopper(), stage.shopper()];
    await one.add(ITEMS.magnesium60);
    await two.add(ITEMS.magnesium60);
    const quotes = [await one.quote(), await two.quote()];
    expect(quotes.map(({ body }) => body.totals.discount.minor)).toEqual([300, 300]);
    expect((await one.place(quotes[0]?.body.id ?? '')).status).toBe(201);
    expect(refusal(await two.place(quotes[1]?.body.id ?? ''))).toBe('409 PRICE_CHANGED');
    expect((await two.quote()).body.totals.discount.minor).toBe(0);
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
    const refused = await two.shopper.place(quotes[1]?.body.id ?? '');
    expect(refusal(refused)).toBe('409 COUPON_EXHAUSTED');
    expect(refused.body.detail).toContain('used as often as it can be');
    expect(refusal((await shopperWith('ABCD-EFGH-JKMN')).answer)).toBe('409 COUPON_EXHAUSTED');
    // Nothing is lost: the bag is as it was, and the new total can be ordered at once.
    expect((await two.shopper.cart()).itemCount).toBe(1);
    const next = refused.body.quote as { id: string; totals: { discount: { minor: number } } };
    expect(next.totals.discount.minor).toBe(0);
    expect((await two.shopper.place(next.id)).status).toBe(201);
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
