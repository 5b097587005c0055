import { ITEMS, PLACES, StockStage } from './stock-stage.int.spec.ts';

const { magnesium60, gingerTea20 } = ITEMS;
const { warehouse } = PLACES;
const part = (quantity: number, variantId: string = magnesium60) => ({
  variantId,
  locationId: warehouse,
  quantity,
});

describe('a hold whose time is over', () => {
  let stage: StockStage;
  beforeEach(async () => {
    stage = await StockStage.open();
    await stage.count(magnesium60, warehouse, 10);
  });
  afterEach(async () => {
    expect(await stage.faults()).toEqual([]);
    await stage.close();
  });
  const held = async (quantity = 4) => {
    const order = await stage.order('MAG-60', quantity);
    expect(await stage.hold(order, [part(quantity)])).toBeTrue();
    return order;
  };
  const messages = (orderId: string) =>
    stage.database.query<{ kind: string }>(
      'select kind from platform.outbox where aggregate_id = $1 order by seq',
      [orderId],
    );

  // medusa#13625: a checkout that was undone did not give its stock back.
  it('gives its units back once, and rings for the run that should have done it', async () => {
    const order = await held();
    await stage.runOut(order);
    expect(await Promise.all([stage.sweep(), stage.sweep()]).then((all) => all.flat())).toEqual([
      order.id,
    ]);
    expect(await stage.sweep()).toEqual([]);
    expect(await stage.free(magnesium60)).toBe(10);
    expect((await messages(order.id)).map(({ kind }) => kind)).toEqual([
      'checkout',
      'stock.changed',
    ]);
    await stage.desk.cancel(order.id, 'payment_timeout');
    expect(await stage.free(magnesium60)).toBe(10);
  });

  it('is left alone before its time and a while after it: its own run comes first', async () => {
    const order = await held();
    expect(await stage.sweep()).toEqual([]);
    await stage.runOut(order, 5);
    expect(await stage.sweep()).toEqual([]);
    expect(await stage.free(magnesium60)).toBe(6);
  });

  // saleor#15246: the hold ran out between payment and completion.
  it('stays while a payment is under way', async () => {
    const order = await held();
    await stage.runOut(order);
    const pay = (state: string, ago: string) =>
      stage.database.query(
        `update payment.payment set state = $2, updated_at = now() - cast($3 as interval) where order_id = $1`,
        [order.id, state, ago],
      );
    for (const state of ['requested', 'action_required', 'authorised']) {
      await pay(state, '1 hour');
      expect(await stage.sweep())
        .withContext(state)
        .toEqual([]);
    }
    await pay('requested', '3 hours');
    expect(await stage.sweep()).toEqual([order.id]);
  });

  it('is no matter any more once the order is confirmed', async () => {
    const order = await held();
    await stage.desk.confirm(order.id, 1);
    await stage.database.query(
      `update inventory.reservation set expires_at = now() - interval '1 day' where order_id = $1`,
      [order.id],
    );
    expect(await stage.sweep()).toEqual([]);
  });

  // vendure#3065: the card was charged, then the stock was gone, and nobody did anything.
  describe('when the order is paid after all', () => {
    it('is found again while there is stock', async () => {
      const order = await held();
      await stage.runOut(order);
      await stage.sweep();
      expect((await stage.desk.confirm(order.id, 1)).code).toBe('moved');
      expect(await stage.free(magnesium60)).toBe(6);
      expect((await stage.book.pickLots({ orderId: order.id })).parts[0]?.quantity).toBe(4);
    });

    it('ends the order without a sale when others have the units', async () => {
      const order = await held();
      await stage.runOut(order);
      await stage.sweep();
      await held(8);
      expect(await stage.desk.confirm(order.id, 1)).toEqual({ code: 'stock_lost' });
      const [row] = await stage.database.query('select state from ordering."order" where id = $1', [
        order.id,
      ]);
      expect(row).toEqual({ state: 'placed' });
      expect((await messages(order.id)).map(({ kind }) => kind)).not.toContain('order.confirmed');
      expect((await stage.desk.cancel(order.id, 'out_of_stock')).code).toBe('moved');
    });
  });

  it('ends in one of two ways when the sweep and the confirmation meet', async () => {
    for (let round = 0; round < 8; round++) {
      const order = await held(10);
      await stage.runOut(order);
      const [, confirmed] = await Promise.all([stage.sweep(), stage.desk.confirm(order.id, 1)]);
      expect(confirmed.code).toBe('moved');
      expect(await stage.free(magnesium60)).toBe(0);
      expect(await stage.faults()).toEqual([]);
      await stage.release(order.id);
    }
  });

  it('takes what was sold ahead with it', async () => {
    await stage.count(gingerTea20, warehouse, 0);
    await stage.database.query(
      `insert into inventory.backorder (variant_id, kind, unit_limit, expected_on)
       values ($1, 'preorder', 5, current_date + 30)`,
      [gingerTea20],
    );
    const [day] = await stage.database.query<{ day: string }>(
      `select to_char(expected_on, 'YYYY-MM-DD') as day from inventory.backorder`,
    );
    const order = await stage.order('TEA-GIN-20', 5);
    const ahead = { variantId: gingerTea20, quantity: 5, expectedOn: day?.day ?? '' };
    expect(await stage.hold(order, [], [ahead])).toBeTrue();
    await stage.runOut(order);
    expect(await stage.sweep()).toEqual([order.id]);
    expect((await stage.desk.confirm(order.id, 1)).code).toBe('moved');
    expect((await stage.book.pickLots({ orderId: order.id })).waiting[0]?.quantity).toBe(5);
  });
});
