import { randomUUID } from 'node:crypto';
import { daysLeftNeeded } from '@green-apple/domain-inventory';
import { ITEMS, PLACES, StockStage } from './stock-stage.int.spec.ts';

const { magnesium60, magnesium120, vitaminD90, gingerTea20 } = ITEMS;
const { warehouse, store } = PLACES;
const part = (variantId: string, quantity: number, locationId: string = warehouse) => ({
  variantId,
  locationId,
  quantity,
});

describe('stock that is held', () => {
  let stage: StockStage;
  beforeAll(async () => {
    stage = await StockStage.open();
  });
  afterAll(async () => {
    expect(await stage.faults()).toEqual([]);
    await stage.close();
  });

  it('begins with a ledger, however the levels came', async () => {
    expect(await stage.faults()).toEqual([]);
  });

  // saleor#543, #5334; vendure#3508, #1738: checked in one statement and taken in another.
  it('is exactly as much as there is, however many hands reach for it', async () => {
    await stage.count(magnesium120, warehouse, 40);
    const orders = Array.from({ length: 500 }, () => ({ id: randomUUID(), lineId: randomUUID() }));
    const held = await Promise.all(
      orders.map((order) => stage.hold(order, [part(magnesium120, 1)])),
    );
    expect(held.filter(Boolean).length).toBe(40);
    expect(await stage.free(magnesium120)).toBe(0);
    expect(await stage.faults()).toEqual([]);
  });

  it('is all of an order or none of it', async () => {
    await stage.count(magnesium60, warehouse, 5);
    const order = await stage.order();
    const both = [part(magnesium60, 1), part(gingerTea20, 2)];
    expect(await stage.hold(order, both)).toBeFalse();
    expect(await stage.free(magnesium60)).toBe(5);
  });

  // medusa#16502: two lines that share one stock item were each checked against the same free quantity.
  it('sums what two lines want of one item before it looks', async () => {
    await stage.count(vitaminD90, warehouse, 3);
    const order = await stage.order('VD3-90', 4);
    const other = { ...order, lineId: randomUUID() };
    const twice = (first: number, second: number) =>
      stage.holdLines(order.id, [
        { ...part(vitaminD90, first), orderLineId: order.lineId },
        { ...part(vitaminD90, second), orderLineId: other.lineId },
      ]);
    expect(await twice(2, 2)).toBeFalse();
    expect(await twice(2, 1)).toBeTrue();
    expect(await stage.free(vitaminD90)).toBe(0);
  });

  it('cannot be counted away', async () => {
    await stage.count(gingerTea20, warehouse, 2);
    const order = await stage.order('TEA-GIN-20');
    await stage.hold(order, [part(gingerTea20, 2)]);
    await expectAsync(stage.count(gingerTea20, warehouse, 1)).toBeRejectedWithError(
      /stock_not_oversold/,
    );
    expect(await stage.faults()).toEqual([]);
  });
});

describe('stock with a date', () => {
  let stage: StockStage;
  beforeEach(async () => {
    stage = await StockStage.open();
  });
  afterEach(() => stage.close());

  it('is for sale only while it is good until its supply is used up: the page, the bag and the hold agree', async () => {
    for (const [sku, variantId, supply] of [
      ['MAG-60', magnesium60, 30],
      ['MAG-120', magnesium120, 60],
      ['VD3-90', vitaminD90, 90],
      ['TEA-GIN-20', gingerTea20, 20],
    ] as const) {
      await stage.count(variantId, warehouse, 8);
      const needed = daysLeftNeeded(supply);
      await stage.lots(variantId, { OLD: [needed - 1, 5], GOOD: [needed, 3] });
      expect(await stage.free(variantId))
        .withContext(sku)
        .toBe(3);
      expect(await stage.hold(await stage.order(sku), [part(variantId, 4)])).toBeFalse();
      expect(await stage.hold(await stage.order(sku), [part(variantId, 3)])).toBeTrue();
    }
  });

  it('goes out first when it expires first, lot by lot, and once only', async () => {
    await stage.count(magnesium60, warehouse, 30);
    await stage.lots(magnesium60, { LATE: [400, 10], EARLY: [200, 4], SOON: [20, 6] });
    const order = await stage.order('MAG-60', 6);
    expect(await stage.hold(order, [part(magnesium60, 6)])).toBeTrue();
    await stage.desk.confirm(order.id, 1);
    const [first] = (await stage.book.pickLots({ orderId: order.id })).parts;
    expect(first?.lots.map(({ code, quantity }) => [code, quantity])).toEqual([
      ['EARLY', 4],
      ['LATE', 2],
    ]);
    const again = await stage.book.pickLots({ orderId: order.id });
    expect(again.parts).toEqual(first === undefined ? [] : [first]);
    expect(await stage.faults()).toEqual([]);
  });

  it('is chosen by the database as by the rule, for many orders at once', async () => {
    await stage.count(vitaminD90, warehouse, 100);
    await stage.lots(vitaminD90, { A: [500, 11], B: [300, 7], C: [400, 20], D: [300, 2] });
    const orders = await Promise.all(
      Array.from({ length: 8 }, (_, turn) => stage.order('VD3-90', (turn % 5) + 1)),
    );
    await Promise.all(
      orders.map(async (order, turn) => {
        expect(await stage.hold(order, [part(vitaminD90, (turn % 5) + 1)])).toBeTrue();
        await stage.desk.confirm(order.id, 1);
      }),
    );
    const rows = await stage.database.query<{ code: string; reserved: number }>(
      'select code, reserved from inventory.lot where variant_id = $1 order by code',
      [vitaminD90],
    );
    // 21 units: the two lots of the first day whole, then the next.
    expect(rows.map(({ code, reserved }) => [code, reserved])).toEqual([
      ['A', 0],
      ['B', 7],
      ['C', 12],
      ['D', 2],
    ]);
    expect(await stage.faults()).toEqual([]);
  });
});

describe('a parcel', () => {
  let stage: StockStage;
  beforeAll(async () => {
    stage = await StockStage.open();
  });
  afterAll(() => stage.close());

  const sold = async (quantity: number, from: readonly ReturnType<typeof part>[]) => {
    const order = await stage.order('MAG-60', quantity);
    expect(await stage.hold(order, from)).toBeTrue();
    expect((await stage.desk.confirm(order.id, 1)).code).toBe('moved');
    return order;
  };
  const level = async (variantId: string, locationId: string) =>
    (
      await stage.database.query<{ on_hand: number; reserved: number }>(
        'select on_hand, reserved from inventory.stock_level where variant_id = $1 and location_id = $2',
        [variantId, locationId],
      )
    )[0];

  it('takes its units off the shelf once, however often it is sent', async () => {
    const before = await level(magnesium60, warehouse);
    const order = await sold(3, [part(magnesium60, 3)]);
    const ship = () => stage.book.shipAllocated({ key: 'parcel-1', orderId: order.id });
    const [first, second] = await Promise.all([ship(), ship()]);
    expect(first).toEqual(second);
    expect(first.map(({ quantity, lotId }) => [quantity, lotId !== null])).toEqual([[3, true]]);
    expect(await ship()).toEqual(first);
    expect(await level(magnesium60, warehouse)).toEqual({
      on_hand: (before?.on_hand ?? 0) - 3,
      reserved: before?.reserved ?? 0,
    });
    expect((await stage.book.pickLots({ orderId: order.id })).parts).toEqual([]);
    expect(await stage.faults()).toEqual([]);
  });

  it('leaves from one place, in part, and the rest with another', async () => {
    const order = await sold(5, [part(magnesium60, 3), part(magnesium60, 2, store)]);
    const items = [{ orderLineId: order.lineId, variantId: magnesium60, quantity: 2 }];
    const fromHouse = { orderId: order.id, locationId: warehouse };
    await stage.book.shipAllocated({ ...fromHouse, key: 'parcel-2', items });
    expect(
      (await stage.book.pickLots({ orderId: order.id })).parts.map(({ quantity }) => quantity),
    ).toEqual([1, 2]);
    await stage.book.shipAllocated({ ...fromHouse, key: 'parcel-3' });
    const rest = await stage.book.shipAllocated({ orderId: order.id, key: 'parcel-4' });
    expect(rest).toEqual([
      {
        orderLineId: order.lineId,
        variantId: magnesium60,
        locationId: store,
        lotId: null,
        quantity: 2,
      },
    ]);
    expect(await stage.faults()).toEqual([]);
  });

  it('that never left gives everything back, and what left stays sold', async () => {
    const order = await sold(4, [part(magnesium60, 4)]);
    const items = [{ orderLineId: order.lineId, variantId: magnesium60, quantity: 1 }];
    await stage.book.shipAllocated({ orderId: order.id, key: 'parcel-5', items });
    const before = await stage.free(magnesium60);
    await stage.release(order.id);
    await stage.release(order.id);
    expect(await stage.free(magnesium60)).toBe(before + 3);
    expect(await stage.faults()).toEqual([]);
  });

  it('that comes back is on the shelf again once, in its own lot', async () => {
    const order = await sold(2, [part(magnesium60, 2)]);
    const [gone] = await stage.book.shipAllocated({ orderId: order.id, key: 'parcel-6' });
    const before = await level(magnesium60, warehouse);
    const lot = { lotId: gone?.lotId ?? '' };
    const back = () =>
      stage.book.restock({
        key: 'return-1',
        entries: [{ ...part(magnesium60, 2), orderId: order.id, lot }],
      });
    await Promise.all([back(), back()]);
    await back();
    expect((await level(magnesium60, warehouse))?.on_hand).toBe((before?.on_hand ?? 0) + 2);
    const [ledger] = await stage.database.query<{ units: number; lots: number }>(
      `select sum(quantity)::int as units, count(lot_id)::int as lots from inventory.movement
       where order_id = $1 and kind = 'restock'`,
      [order.id],
    );
    expect(ledger).toEqual({ units: 2, lots: 1 });
    expect(await stage.faults()).toEqual([]);
  });
});
