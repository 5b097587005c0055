import { randomUUID } from 'node:crypto';
import type { CounterAnswer, PickList, Problem } from '@green-apple/contracts-http';
import { aDelivery, anAddress, anOrder, TINY_IDS } from '@green-apple/testing';
import { AdminStage } from '../admin-stage.int.spec.ts';
import { seedShipment } from './packing-stage.int.spec.ts';

const { magnesium60 } = TINY_IDS.variants;

describe('the pick list', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
    await stage.database.query(
      `insert into inventory.lot (id, variant_id, location_id, code, quantity, expires_on)
       values (gen_random_uuid(), $1, $2, 'L-2702', 30, current_date + 700),
         (gen_random_uuid(), $1, $2, 'L-OLD', 30, current_date + 10)`,
      [magnesium60, TINY_IDS.locations.warehouse],
    );
  }, 120_000);
  afterAll(() => stage.close());

  const picking = async () => {
    const order = anOrder().withLine('MAG-60', 3).withLine('VD3-90', 1).confirmed().build();
    const seeded = await seedShipment(stage, order, { state: 'picking' });
    await stage.database.query(
      `with chosen as (
         insert into inventory.reservation_lot (reservation_id, lot_id, quantity)
         select r.id, t.id, r.quantity from inventory.reservation r
         join inventory.lot t on t.variant_id = r.variant_id and t.code = 'L-2601' where r.order_id = $1
         returning lot_id, quantity)
       update inventory.lot t set reserved = t.reserved + c.quantity from chosen c where c.lot_id = t.id`,
      [order.id],
    );
    return { ...seeded, order };
  };
  const listOf = async (...ids: string[]): Promise<PickList> => {
    const url = `/admin/fulfilment/pick-list?shipments=${ids.join(',')}`;
    return (await stage.ask<PickList>('operations', url)).body;
  };
  const say = (orderId: string, shipmentId: string, parts: unknown) =>
    stage.send<{ accepted: true }>(
      'operations',
      'POST',
      `/admin/orders/${orderId}/shipments/${shipmentId}/pick`,
      { parts },
      undefined,
      randomUUID(),
    );

  it('names item, place, lot and date for each unit of several shipments', async () => {
    const one = await picking();
    const two = await picking();
    const { shipments, parts } = await listOf(one.shipmentId, two.shipmentId);
    expect(shipments.length).toBe(2);
    expect(parts.length).toBe(4);
    const magnesium = parts.filter(({ sku }) => sku === 'MAG-60');
    for (const part of magnesium) {
      expect(part.quantity).toBe(3);
      expect(part.place.code).toBe('PDX-W1');
      expect(part.lots.map(({ code, quantity }) => [code, quantity])).toEqual([['L-2601', 3]]);
      // What would run out before it is used up is offered to nobody.
      expect(part.otherLots.map(({ code }) => code)).toEqual(['L-2601', 'L-2702']);
    }
    expect(JSON.stringify(shipments)).not.toContain('Robin');
  });

  it('resolves a bundle into what is in it', async () => {
    const order = anOrder().withLine('VD3-90', 1).confirmed().build();
    const { shipmentId } = await seedShipment(stage, order, { state: 'planned' });
    await stage.database.query(
      'update fulfilment.shipment_part set variant_id = $2 where shipment_id = $1',
      [shipmentId, magnesium60],
    );
    const [part] = (await listOf(shipmentId)).parts;
    expect(part?.sku).toBe('MAG-60');
    expect(part?.bundle).toBe(order.lines[0]?.title ?? '');
  });

  it('is answered with what was found, from whichever good lot; the run hears of it', async () => {
    const { orderId, shipmentId } = await picking();
    const { parts } = await listOf(shipmentId);
    const other = parts
      .flatMap(({ otherLots }) => otherLots)
      .find(({ code }) => code === 'L-2702')?.lotId;
    const found = parts.map(({ partId, sku, lots }) => ({
      partId,
      lots:
        sku === 'MAG-60'
          ? [{ lotId: other, quantity: 2 }]
          : lots.map(({ lotId, quantity }) => ({ lotId, quantity })),
    }));
    expect((await say(orderId, shipmentId, found)).status).toBe(202);
    const [row] = await stage.database.query<{ kind: string; detail: object }>(
      'select kind, detail from fulfilment.instruction where shipment_id = $1',
      [shipmentId],
    );
    expect(row).toEqual({ kind: 'picked', detail: { parts: found } });
    const [deed] = await stage.database.query<{ after: object }>(
      `select after from platform.audit where entity_id = $1 and action = 'shipment.picked'`,
      [orderId],
    );
    expect(deed?.after).toEqual({ 'shipment 1': 'picked, 3 found' });
    expect(
      await stage.count(
        `platform.outbox where kind = 'fulfilment' and aggregate_id = '${orderId}'`,
      ),
    ).toBe(1);
  });

  it('refuses what does not fit', async () => {
    const { orderId, shipmentId } = await picking();
    const { parts } = await listOf(shipmentId);
    const all = (change: (sku: string) => object[]) =>
      parts.map(({ partId, sku }) => ({ partId, lots: change(sku) }));
    const lotOf = (sku: string) => parts.find((part) => part.sku === sku)?.lots[0]?.lotId;
    const codes = async (body: unknown): Promise<string> =>
      (await say(orderId, shipmentId, body)).body.code;
    expect(await codes(all((sku) => [{ lotId: lotOf(sku), quantity: 9 }]))).toBe('PICK_REFUSED');
    expect(await codes(all(() => [{ lotId: lotOf('MAG-60'), quantity: 1 }]))).toBe('PICK_REFUSED');
    expect(await codes(all(() => []).slice(1))).toBe('PICK_REFUSED');
    expect(await codes([])).toBe('VALIDATION_FAILED');
    await stage.database.query(`update fulfilment.shipment set state = 'packed' where id = $1`, [
      shipmentId,
    ]);
    expect(await codes(all(() => []))).toBe('SHIPMENT_MOVED_ON');
    expect(await stage.count(`fulfilment.instruction where shipment_id = '${shipmentId}'`)).toBe(0);
    const { body } = await stage.ask<Problem>(
      'analyst',
      `/admin/fulfilment/pick-list?shipments=${shipmentId}`,
    );
    expect(body.code).toBe('FORBIDDEN');
    const bad = await stage.ask<Problem>('operations', '/admin/fulfilment/pick-list?shipments=x');
    expect(bad.body.code).toBe('VALIDATION_FAILED');
  });

  describe('at the counter', () => {
    const collected = async (name: string) => {
      const order = anOrder({
        address: anAddress({ name }),
        delivery: aDelivery({ kind: 'collect', locationCode: 'PDX-ELM' }),
      })
        .withLine('MAG-60', 1)
        .confirmed()
        .build();
      const place = TINY_IDS.locations.store;
      const bag = { kind: 'pickup', state: 'ready_for_pickup', place } as const;
      return { ...(await seedShipment(stage, order, bag)), order };
    };
    const find = async (question: object): Promise<string[]> => {
      const { body } = await stage.act<CounterAnswer>(
        'operations',
        '/admin/fulfilment/counter',
        question,
      );
      expect(JSON.stringify(body)).not.toContain('Thistle');
      return body.items.map(({ id }) => id);
    };
    const handOver = (orderId: string, shipmentId: string, more: object = {}) =>
      stage.send<{ accepted: true }>(
        'operations',
        'POST',
        `/admin/orders/${orderId}/shipments/${shipmentId}/instructions`,
        { instruction: 'hand_over', ...more },
        undefined,
        randomUUID(),
      );

    it('an order is found by its number, or by last name and the last signs of it', async () => {
      const { shipmentId, order } = await collected('Ada van Thistle');
      const code = order.number.slice(-5);
      expect(await find({ number: order.number.toLowerCase().replaceAll('-', ' ') })).toEqual([
        shipmentId,
      ]);
      expect(await find({ lastName: 'thistle', code: code.toLowerCase() })).toEqual([shipmentId]);
      expect(await find({ lastName: 'van Thistle', code })).toEqual([shipmentId]);
      for (const lastName of ['istle', 'Ada', '%', 'Thistl_'])
        expect(await find({ lastName: lastName.padEnd(2, '%'), code })).toEqual([]);
      expect(await find({ lastName: 'Thistle', code: 'XXXXX' })).toEqual([]);
      expect(await find({ number: 'GA-XXXXX-XXXXX' })).toEqual([]);
      const { body } = await stage.act('operations', '/admin/fulfilment/counter', {
        lastName: 'Thistle',
      });
      expect(body.code).toBe('VALIDATION_FAILED');
    });

    it('a bag with something for adults goes to nobody whose age was not seen', async () => {
      await stage.database.query(
        `insert into inventory.sale_limit (product_id, minimum_age) values ($1, 18)`,
        [TINY_IDS.products.magnesium],
      );
      const { orderId, shipmentId } = await collected('Sam Sorrel');
      const refused = await handOver(orderId, shipmentId);
      expect([refused.status, refused.body.code]).toEqual([409, 'AGE_UNCHECKED']);
      expect((refused.body as unknown as Problem).detail).toContain('18');
      expect((await handOver(orderId, shipmentId, { ageChecked: true })).status).toBe(202);
      const [deed] = await stage.database.query<{ after: object }>(
        `select after from platform.audit where entity_id = $1 and action = 'shipment.hand_over'`,
        [orderId],
      );
      expect(JSON.stringify(deed?.after)).toContain('18 or older');
      await stage.database.query('delete from inventory.sale_limit');
    });
  });
});
