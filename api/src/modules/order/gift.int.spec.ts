import type { OrderDetail } from '@green-apple/contracts-http';
import { randomUUID } from 'node:crypto';
import { ITEMS, StorefrontStage } from '../../storefront-stage.int.spec.ts';

describe('a gift', () => {
  let stage: StorefrontStage;
  let promotionId: string;

  beforeAll(async () => {
    stage = await StorefrontStage.open();
    await stage.setStock(ITEMS.magnesium60, 100);
    await stage.database.query('update promotion.promotion set active = false');
  });
  beforeEach(async () => {
    await stage.setStock(ITEMS.gingerTea20, 20);
    await stage.database.query('update promotion.promotion set active = false');
    promotionId = randomUUID();
    await stage.database.query(
      `insert into promotion.promotion (id, name, kind, conditions, action)
       values ($1, 'A tea for you', 'automatic', '[{"type":"min-quantity","quantity":2}]',
         jsonb_build_object('type', 'gift-line', 'variantId', cast($2 as text), 'quantity', 1))`,
      [promotionId, ITEMS.gingerTea20],
    );
  });
  afterAll(() => stage.close());

  const bag = async (quantity: number) => {
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60, quantity);
    return shopper;
  };
  const gifts = async (shopper: Awaited<ReturnType<typeof bag>>) =>
    (await shopper.cart()).lines
      .filter(({ gift }) => gift)
      .map(({ title, quantity, lineTotal }) => [title, quantity, lineTotal.minor]);

  it('comes into the bag when its conditions hold, costs nothing, and goes again', async () => {
    const shopper = await bag(1);
    expect(await gifts(shopper)).toEqual([]);
    await shopper.add(ITEMS.magnesium60, 1);
    expect(await gifts(shopper)).toEqual([['Ginger Tea', 1, 0]]);
    expect((await shopper.cart()).itemCount).toBe(2);
    await shopper.send('PATCH', `/api/cart/lines/${ITEMS.magnesium60}`, { quantity: 1 });
    expect(await gifts(shopper)).toEqual([]);
  });

  it('is ordered, held and receipted as a line of its own, beside the same item that is bought', async () => {
    const shopper = await bag(2);
    await shopper.add(ITEMS.gingerTea20, 1);
    const { body: quote } = await shopper.quote();
    const { body: order, status } = await shopper.place(quote.id);
    expect(status).toBe(201);
    const { body: page } = await shopper.send<OrderDetail>('GET', `/api/orders/${order.id}`);
    const teas = page.lines.filter(({ variantId }) => variantId === ITEMS.gingerTea20);
    expect(teas.map(({ total }) => total.minor > 0)).toEqual([true, false]);
    const step = page.receipt.find(({ ruleId }) => ruleId === promotionId);
    expect(step?.label).toBe('A tea for you');
    expect(step?.shares.map(({ lineId }) => lineId)).toEqual([teas[1]?.id ?? '']);
    const held = await stage.database.query(
      `select order_line_id as line, cast(sum(quantity) as integer) as units
       from inventory.reservation where order_id = $1 and variant_id = $2 group by 1`,
      [order.id, ITEMS.gingerTea20],
    );
    expect(held).toEqual(
      jasmine.arrayWithExactContents(teas.map(({ id }) => ({ line: id, units: 1 }))),
    );
  });

  it('that is gone keeps nobody from ordering', async () => {
    await stage.setStock(ITEMS.gingerTea20, 0);
    const shopper = await bag(2);
    expect(await gifts(shopper)).toEqual([]);
    const { body: quote } = await shopper.quote();
    expect((await shopper.place(quote.id)).status).toBe(201);
  });

  it('that goes between the total and the order is told, and nothing is charged', async () => {
    const shopper = await bag(2);
    const { body: quote } = await shopper.quote();
    await stage.setStock(ITEMS.gingerTea20, 0);
    const answer = await shopper.place(quote.id);
    expect([answer.status, answer.body.code]).toEqual([409, 'PRICE_CHANGED']);
    const next = answer.body.quote as { id: string };
    expect((await shopper.place(next.id)).status).toBe(201);
  });
});
