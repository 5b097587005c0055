import type { Quote } from '@green-apple/contracts-http';
import { randomUUID } from 'node:crypto';
import { ITEMS, refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

describe('placing an order', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  });
  afterAll(() => stage.close());

  const quoted = async (variantId: string = ITEMS.magnesium60, quantity = 1) => {
    const shopper = stage.shopper();
    await shopper.add(variantId, quantity);
    return { shopper, quote: (await shopper.quote()).body };
  };
  const reserved = async (variantId: string) => {
    const [row] = await stage.database.query<{ reserved: number }>(
      'select cast(sum(reserved) as integer) as reserved from inventory.stock_level where variant_id = $1',
      [variantId],
    );
    return row?.reserved ?? 0;
  };

  it('answers with the order, its place and where to follow it', async () => {
    const { shopper, quote } = await quoted();
    const { status, headers, body } = await shopper.place(quote.id);
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/orders/${body.id}`);
    expect(body).toEqual(
      jasmine.objectContaining({
        number: jasmine.stringMatching(/^GA-[2-9A-Z]{5}-[2-9A-Z]{5}$/) as unknown as string,
        state: 'placed',
        total: quote.totals.total,
        progressUrl: `/api/orders/${body.id}/progress`,
      }),
    );
  });

  it('leaves everything the rest of the house needs, and nothing personal in messages', async () => {
    const { shopper, quote } = await quoted(ITEMS.vitaminD90, 2);
    const { body } = await shopper.place(quote.id, randomUUID(), 'pm_card_visa');
    const one = async <Row extends object>(sql: string) =>
      (await stage.database.query<Row>(sql, [body.id]))[0];
    expect(await one('select * from payment.payment where order_id = $1')).toEqual(
      jasmine.objectContaining({
        attempt: 1,
        state: 'requested',
        payment_method_ref: 'pm_card_visa',
        provider_ref: null,
        amount_minor: String(quote.totals.total.minor),
      }),
    );
    expect(await one('select * from inventory.reservation where order_id = $1')).toEqual(
      jasmine.objectContaining({ quantity: 2, state: 'held' }),
    );
    expect(await one('select * from inventory.movement where order_id = $1')).toEqual(
      jasmine.objectContaining({ quantity: 2, kind: 'hold' }),
    );
    expect(await one('select * from ordering.history where order_id = $1')).toEqual(
      jasmine.objectContaining({ seq: 1, from_state: null, to_state: 'placed' }),
    );
    const messages = await stage.database.query<{ topic: string; kind: string; body: object }>(
      'select topic, kind, body from platform.outbox where aggregate_id = $1 order by seq',
      [body.id],
    );
    expect(messages.map(({ topic, kind }) => [topic, kind])).toEqual([
      ['jobs', 'checkout'],
      ['events', 'order.placed'],
      ['events', 'stock.changed'],
    ]);
    expect(messages[0]?.body).toEqual({
      order_id: body.id,
      calculation_type: 'checkout',
      correlation_id: jasmine.any(String) as unknown as string,
    });
    expect(JSON.stringify(messages)).not.toContain(shopper.email);
  });

  it('keeps the receipt by order line, adding up to the cent', async () => {
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60, 2);
    await shopper.add(ITEMS.vitaminD90, 1);
    await shopper.send('POST', '/api/cart/coupon', { code: 'WELCOME10' });
    const quote = (await shopper.quote()).body;
    const { body } = await shopper.place(quote.id);
    const [order] = await stage.database.query<{
      receipt: Quote['receipt'];
      total_minor: string;
      ids: string[];
    }>(
      `select receipt, total_minor, array(select id::text from ordering.line where order_id = o.id) as ids
       from ordering."order" o where id = $1`,
      [body.id],
    );
    const steps = order?.receipt ?? [];
    expect(steps.map(({ kind }) => kind)).toEqual(['items', 'coupon', 'shipping', 'tax']);
    const sum = (minors: readonly number[]) => minors.reduce((all, minor) => all + minor, 0);
    expect(sum(steps.map(({ amount }) => amount.minor))).toBe(Number(order?.total_minor));
    for (const { shares, amount } of steps) {
      expect(sum(shares.map(({ minor }) => minor))).toBe(amount.minor);
      for (const { lineId } of shares)
        expect([...(order?.ids ?? []), 'shipping']).toContain(lineId);
    }
  });

  it('gives the session a new, empty bag', async () => {
    const shopper = stage.shopper();
    await shopper.buy();
    expect((await shopper.cart()).lines).toEqual([]);
    await shopper.add(ITEMS.vitaminD90);
    expect((await shopper.cart()).itemCount).toBe(1);
    expect((await shopper.buy(ITEMS.vitaminD90)).state).toBe('placed');
  });

  describe('twice', () => {
    it('with one key gives one order and the same answer', async () => {
      const { shopper, quote } = await quoted();
      const key = randomUUID();
      const first = await shopper.place(quote.id, key);
      const again = await shopper.place(quote.id, key);
      expect([again.status, again.body]).toEqual([first.status, first.body]);
    });

    it('with one key and another body is refused', async () => {
      const { shopper, quote } = await quoted();
      const key = randomUUID();
      await shopper.place(quote.id, key);
      expect(refusal(await shopper.place(quote.id, key, 'pm_card_other'))).toBe(
        '422 IDEMPOTENCY_KEY_REUSED',
      );
    });

    it('with one key, fifty times at once, gives one order', async () => {
      const { shopper, quote } = await quoted();
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => shopper.place(quote.id, key)),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    });

    it('from fifty tabs with keys of their own gives one order', async () => {
      const before = await stage.count('ordering."order"');
      const held = await reserved(ITEMS.magnesium60);
      const { shopper, quote } = await quoted();
      const answers = await Promise.all(Array.from({ length: 50 }, () => shopper.place(quote.id)));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect(answers.filter(({ status }) => status === 201).length).toBe(1);
      expect(answers.filter(({ status }) => status === 200).length).toBe(49);
      expect(await stage.count('ordering."order"')).toBe(before + 1);
      expect(await reserved(ITEMS.magnesium60)).toBe(held + 1);
    });

    it('with the key of a refused attempt is looked at anew', async () => {
      await stage.setStock(ITEMS.magnesium120, 1);
      const { shopper, quote } = await quoted(ITEMS.magnesium120);
      const key = randomUUID();
      await stage.setStock(ITEMS.magnesium120, 0);
      expect(refusal(await shopper.place(quote.id, key))).toBe('409 OUT_OF_STOCK');
      await stage.setStock(ITEMS.magnesium120, 50);
      expect((await shopper.place(quote.id, key)).status).toBe(201);
    });

    it('keeps the keys of two shoppers apart', async () => {
      const [a, b] = [await quoted(), await quoted()];
      const key = randomUUID();
      const one = await a.shopper.place(a.quote.id, key);
      const two = await b.shopper.place(b.quote.id, key);
      expect([one.status, two.status]).toEqual([201, 201]);
      expect(one.body.id).not.toBe(two.body.id);
    });
  });

  describe('when something has changed since the quote', () => {
    it('shows the new total before it charges another price', async () => {
      const { shopper, quote } = await quoted(ITEMS.magnesium60);
      const price = (minor: number) =>
        stage.database.query('update pricing.price set list_minor = $2 where variant_id = $1', [
          ITEMS.magnesium60,
          minor,
        ]);
      await price(1900);
      const before = await stage.count('ordering."order"');
      const answer = await shopper.place(quote.id);
      expect(refusal(answer)).toBe('409 PRICE_CHANGED');
      const fresh = answer.body.quote as Quote;
      expect(fresh.totals.items.minor).toBe(1900);
      expect(await stage.count('ordering."order"')).toBe(before);
      const accepted = await shopper.place(fresh.id);
      expect([accepted.status, accepted.body.total]).toEqual([201, fresh.totals.total]);
      await price(1800);
    });

    it('charges the promised price when the price went back', async () => {
      const { shopper, quote } = await quoted();
      await shopper.send('PATCH', `/api/cart/lines/${ITEMS.magnesium60}`, { quantity: 2 });
      await shopper.send('PATCH', `/api/cart/lines/${ITEMS.magnesium60}`, { quantity: 1 });
      expect((await shopper.place(quote.id)).body.total).toEqual(quote.totals.total);
    });

    it('tells that the bag changed in another tab', async () => {
      const { shopper, quote } = await quoted();
      await shopper.add(ITEMS.vitaminD90);
      const answer = await shopper.place(quote.id);
      expect(refusal(answer)).toBe('409 CART_CHANGED');
      expect((answer.body.quote as Quote).lines.length).toBe(2);
      expect((await shopper.cart()).lines.length).toBe(2);
    });

    it('asks again when the quote has expired', async () => {
      const { shopper, quote } = await quoted();
      await stage.database.query(
        `update cart.quote set expires_at = now() - interval '1 second' where id = $1`,
        [quote.id],
      );
      const answer = await shopper.place(quote.id);
      expect(refusal(answer)).toBe('409 QUOTE_EXPIRED');
      expect((await shopper.place((answer.body.quote as Quote).id)).status).toBe(201);
    });

    it('names what is gone, and keeps the bag', async () => {
      const { shopper, quote } = await quoted(ITEMS.gingerTea20);
      await stage.setStock(ITEMS.gingerTea20, 0);
      const answer = await shopper.place(quote.id);
      expect(refusal(answer)).toBe('409 OUT_OF_STOCK');
      expect(answer.body.lines?.[0]).toEqual({
        variantId: ITEMS.gingerTea20,
        title: 'Ginger Tea, 20 bags',
        requested: 1,
        available: 0,
      });
      expect((await shopper.cart()).itemCount).toBe(1);
      await stage.setStock(ITEMS.gingerTea20, 1);
    });
  });

  it('refuses an empty bag', async () => {
    const { shopper, quote } = await quoted();
    await shopper.send('DELETE', `/api/cart/lines/${ITEMS.magnesium60}`);
    expect(refusal(await shopper.place(quote.id))).toBe('409 CART_EMPTY');
  });

  it('knows no quote of somebody else, nor an invented one', async () => {
    const { quote } = await quoted();
    const { shopper } = await quoted();
    expect(refusal(await shopper.place(quote.id))).toBe('404 QUOTE_NOT_FOUND');
    expect(refusal(await shopper.place(randomUUID()))).toBe('404 QUOTE_NOT_FOUND');
    expect(refusal(await stage.shopper().place(quote.id))).toBe('404 QUOTE_NOT_FOUND');
  });

  it('asks for a usable key', async () => {
    const { shopper, quote } = await quoted();
    for (const key of ['', 'short', 'with space in it', 'x'.repeat(200)])
      expect(refusal(await shopper.place(quote.id, key))).toBe('400 IDEMPOTENCY_KEY_MISSING');
  });

  for (const card of ['4242424242424242', 'pm_', 'pi_123', 'pm_1; drop table'])
    it(`takes only the provider's handle of a card, not "${card}"`, async () => {
      const { shopper, quote } = await quoted();
      expect(refusal(await shopper.place(quote.id, randomUUID(), card))).toBe(
        '422 VALIDATION_FAILED',
      );
    });

  it('comes only from our own pages', async () => {
    const { shopper, quote } = await quoted();
    const answer = await shopper.send(
      'POST',
      '/api/orders',
      { quoteId: quote.id, paymentMethodId: 'pm_card_visa' },
      { 'idempotency-key': randomUUID(), origin: 'https://evil.example' },
    );
    expect(refusal(answer)).toBe('403 ORIGIN_REFUSED');
  });
});
