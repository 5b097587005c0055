import type { CartDto, OrderDetail, Problem } from '@green-apple/contracts-http';
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
