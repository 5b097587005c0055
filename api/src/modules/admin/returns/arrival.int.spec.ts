import { randomUUID } from 'node:crypto';
import type { ParcelArrivals } from '@green-apple/contracts-http';
import { openWriter, ShipmentRepository, type Writer } from '@green-apple/persistence';
import { anOrder, TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';
import { seedShipment } from '../fulfilment/packing-stage.int.spec.ts';

const { magnesium60: variantId } = TINY_IDS.variants;

describe('a parcel that the carrier brings back, at the returns desk,', () => {
  let stage: AdminStage;
  let worker: Writer;
  beforeAll(async () => {
    stage = await AdminStage.open();
    worker = openWriter(stage.database.urlFor('ga_worker'));
  }, 120_000);
  afterAll(async () => {
    await worker.close();
    await stage.close();
  });

  const back = async () => {
    const order = anOrder().withLine('MAG-60', 3).confirmed().build();
    const seeded = await seedShipment(stage, order, { state: 'in_transit' });
    await new ShipmentRepository(worker).move(seeded.shipmentId, 'returned_to_sender', null);
    return { ...seeded, order };
  };
  const expected = async (who: Who = 'operations') =>
    (await stage.ask<ParcelArrivals>(who, '/admin/parcel-arrivals')).body.items;
  const look = async (
    { orderId, shipmentId }: { readonly orderId: string; readonly shipmentId: string },
    units: { good: number; damaged: number; missing: number },
    { who = 'operations', key = randomUUID() }: { who?: Who; key?: string } = {},
  ): Promise<string> => {
    const url = `/admin/orders/${orderId}/shipments/${shipmentId}/arrival`;
    const items = [{ variantId, ...units }];
    const { status, body } = await stage.send<object>(who, 'POST', url, { items }, undefined, key);
    return status === 202 ? '202' : `${status} ${body.code}`;
  };
  const allGood = { good: 3, damaged: 0, missing: 0 };

  it('is expected from the moment it turns round until somebody has looked', async () => {
    const one = await back();
    const [found] = (await expected('analyst')).filter(
      ({ shipmentId }) => shipmentId === one.shipmentId,
    );
    expect(found?.orderNumber).toBe(one.order.number);
    expect(found?.items.map(({ sku, quantity }) => [sku, quantity])).toEqual([['MAG-60', 3]]);
    expect(await look(one, { good: 2, damaged: 1, missing: 0 })).toBe('202');
    expect((await expected()).some(({ shipmentId }) => shipmentId === one.shipmentId)).toBeFalse();
    expect(
      await stage.count(
        `platform.audit where entity_id = '${one.orderId}' and action = 'shipment.arrival_inspected'`,
      ),
    ).toBe(1);
    expect(
      await stage.count(
        `platform.outbox where kind = 'fulfilment' and aggregate_id = '${one.orderId}'`,
      ),
    ).toBe(1);
  });

  it('is looked at once: the same word again is the same answer, another one is refused', async () => {
    const one = await back();
    const key = randomUUID();
    expect(await look(one, allGood, { key })).toBe('202');
    expect(await look(one, allGood, { key })).toBe('202');
    expect(await look(one, { good: 0, damaged: 3, missing: 0 }, { key })).toBe(
      '422 IDEMPOTENCY_KEY_REUSED',
    );
    expect(await look(one, { good: 0, damaged: 3, missing: 0 })).toBe('409 SHIPMENT_MOVED_ON');
  });

  it('is refused when units do not add up, without the right, and when nothing comes back', async () => {
    const one = await back();
    expect(await look(one, { good: 3, damaged: 1, missing: 0 })).toBe('422 INSPECTION_INVALID');
    expect(await look(one, { good: -1, damaged: 4, missing: 0 })).toBe('422 VALIDATION_FAILED');
    expect(await look(one, allGood, { who: 'analyst' })).toBe('403 FORBIDDEN');
    const order = anOrder().withLine('MAG-60', 3).confirmed().build();
    const sent = await seedShipment(stage, order, { state: 'in_transit' });
    expect(await look(sent, allGood)).toBe('404 ORDER_NOT_FOUND');
    expect(await look({ ...one, orderId: sent.orderId }, allGood)).toBe('404 ORDER_NOT_FOUND');
    expect(await look(one, allGood, { key: '-' })).toBe('400 IDEMPOTENCY_KEY_MISSING');
  });
});
