import { ITEMS, PLACES, StockStage } from './stock-stage.int.spec.ts';

const { gingerTea20, magnesium60 } = ITEMS;
const { warehouse } = PLACES;
const part = (variantId: string, quantity: number) => ({
  variantId,
  locationId: warehouse,
  quantity,
});
const DAY = 24 * 3_600_000;
const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

describe('what is sold before it is there', () => {
  let stage: StockStage;
  const expectedOn = dayFromNow(20);
  const ahead = (quantity: number) => ({ variantId: gingerTea20, quantity, expectedOn });
  beforeEach(async () => {
    stage = await StockStage.open();
    await stage.count(gingerTea20, warehouse, 0);
    await stage.database.query(
      `insert into inventory.backorder (variant_id, kind, unit_limit, expected_on) values ($1, 'backorder', 10, $2)`,
      [gingerTea20, expectedOn],
    );
  });
  afterEach(() => stage.close());
  const taken = async () =>
    (await stage.database.query<{ taken: number }>('select taken from inventory.backorder'))[0]
      ?.taken;

  it('stops at its limit, however many ask at once, and comes free when an order ends', async () => {
    const orders = await stage.orders(60, 'TEA-GIN-20');
    const held = await Promise.all(orders.map((order) => stage.hold(order, [], [ahead(1)])));
    expect(held.filter(Boolean).length).toBe(10);
    expect(await taken()).toBe(10);
    expect(await stage.faults()).toEqual([]);
    for (const [turn, order] of orders.entries())
      if (held[turn] === true) await stage.desk.cancel(order.id, 'shopper_request');
    expect(await taken()).toBe(0);
    expect(await stage.faults()).toEqual([]);
  });

  it('is refused whole when a part of the order is not there', async () => {
    await stage.count(magnesium60, warehouse, 1);
    const order = await stage.order('TEA-GIN-20');
    expect(await stage.hold(order, [part(magnesium60, 2)], [ahead(1)])).toBeFalse();
    expect(await stage.hold(order, [part(magnesium60, 1)], [ahead(11)])).toBeFalse();
    expect(await taken()).toBe(0);
    expect(await stage.free(magnesium60)).toBe(1);
  });

  it('is given to who waits longest when goods come in, once', async () => {
    const orders = [];
    for (const quantity of [3, 4]) {
      const order = await stage.order('TEA-GIN-20', quantity);
      expect(await stage.hold(order, [], [ahead(quantity)])).toBeTrue();
      await stage.desk.confirm(order.id, 1);
      orders.push(order);
    }
    const [first, second] = orders;
    const lot = { code: 'NEW-1', expiresOn: dayFromNow(400) };
    const delivery = () =>
      stage.book.receive({ key: 'delivery-1', entries: [{ ...part(gingerTea20, 5), lot }] });
    const { filled } = await delivery();
    expect(filled.map(({ orderId, quantity }) => [orderId, quantity])).toEqual([
      [first?.id ?? '', 3],
      [second?.id ?? '', 2],
    ]);
    expect(await delivery()).toEqual({ filled });
    const list = await stage.book.pickLots({ orderId: second?.id ?? '' });
    expect(list.parts.map(({ quantity, lots }) => [quantity, lots[0]?.code])).toEqual([
      [2, 'NEW-1'],
    ]);
    expect(list.waiting).toEqual([
      { orderLineId: second?.lineId ?? '', variantId: gingerTea20, quantity: 2, expectedOn },
    ]);
    expect(await taken()).toBe(2);
    expect(await stage.faults()).toEqual([]);
    const told = await stage.database.query<{ row: string }>(
      `select topic || ' ' || kind as row from platform.outbox where aggregate_id = $1 order by seq`,
      [second?.id],
    );
    // The run that packs the order wakes up: it plans a parcel for what came in.
    expect(told.map(({ row }) => row).slice(-2)).toEqual([
      'events order.backorder_filled',
      'jobs fulfilment',
    ]);

    await stage.book.receive({ key: 'delivery-2', entries: [{ ...part(gingerTea20, 6), lot }] });
    const after = await stage.book.pickLots({ orderId: second?.id ?? '' });
    expect([after.parts[0]?.quantity, after.waiting.length]).toEqual([4, 0]);
    expect(await stage.free(gingerTea20)).toBe(4);
    expect(await stage.faults()).toEqual([]);
  });

  it('is not sold any more on the day it was expected', async () => {
    await stage.database.query('update inventory.backorder set expected_on = current_date');
    expect(await stage.hold(await stage.order('TEA-GIN-20'), [], [ahead(1)])).toBeFalse();
  });
});

describe('a bundle', () => {
  let stage: StockStage;
  beforeAll(async () => {
    stage = await StockStage.open();
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.database.query('delete from inventory.bundle_component'));

  it('holds single items only', async () => {
    const add = (bundle: string, item: string) =>
      stage.database.query('insert into inventory.bundle_component values ($1, $2, 1)', [
        bundle,
        item,
      ]);
    await add(ITEMS.magnesium120, ITEMS.magnesium60);
    for (const [bundle, item] of [
      [ITEMS.vitaminD90, ITEMS.magnesium120],
      [ITEMS.magnesium60, ITEMS.vitaminD90],
      [ITEMS.vitaminD90, ITEMS.vitaminD90],
    ] as const)
      await expectAsync(add(bundle, item)).toBeRejectedWithError(/never another bundle/);
  });

  it('has no stock of its own, however it is booked', async () => {
    const entry = part(ITEMS.magnesium120, 5);
    await stage.database.query(`insert into inventory.bundle_component values ($1, $2, 1)`, [
      ITEMS.magnesium120,
      ITEMS.magnesium60,
    ]);
    for (const book of ['receive', 'restock', 'adjust'] as const)
      await expectAsync(
        stage.book[book]({ key: stage.key(), entries: [entry] }),
      ).toBeRejectedWithError(/no stock of its own/);
    await stage.book.adjust({ key: stage.key(), entries: [{ ...entry, quantity: -1 }] });
    expect(await stage.faults()).toEqual([]);
  });
});
