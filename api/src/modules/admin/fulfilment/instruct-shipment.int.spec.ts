import { randomUUID } from 'node:crypto';
import type { ShipmentInstruction, ShipmentState } from '@green-apple/domain-order';
import {
  OrderDeskRepository,
  openWriter,
  ShipmentRepository,
  type Writer,
} from '@green-apple/persistence';
import { anOrder, seedOrder, TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

describe('what staff ask of a shipment', () => {
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

  interface Parcel {
    readonly orderId: string;
    readonly shipmentId: string;
  }
  const parcel = async (state: ShipmentState, order = anOrder().confirmed()): Promise<Parcel> => {
    const { id: orderId } = await seedOrder(stage.database, order.build());
    const shipmentId = randomUUID();
    await stage.database.query(
      `insert into fulfilment.shipment
         (id, order_id, location_id, position, kind, state, amount_minor, currency)
       values ($1, $2, $3, 1, 'parcel', $4, 100, 'USD')`,
      [shipmentId, orderId, TINY_IDS.locations.warehouse, state],
    );
    return { orderId, shipmentId };
  };
  const ask = async (
    { orderId, shipmentId }: Parcel,
    instruction: ShipmentInstruction | 'dance',
    { who = 'operations', key = randomUUID() }: { who?: Who; key?: string | undefined } = {},
  ): Promise<string> => {
    const url = `/admin/orders/${orderId}/shipments/${shipmentId}/instructions`;
    const asked = { instruction };
    const { status, body } = await stage.send<object>(who, 'POST', url, asked, undefined, key);
    return status === 202 ? '202' : `${status} ${body.code}`;
  };
  const written = ({ shipmentId }: Parcel) =>
    stage.database.query(
      `select seq, kind from fulfilment.instruction where shipment_id = $1 order by seq`,
      [shipmentId],
    );
  const jobs = ({ orderId }: Parcel): Promise<number> =>
    stage.count(`platform.outbox where kind = 'fulfilment' and aggregate_id = '${orderId}'`);

  it('is written down, told its run and kept in the audit trail, and moves nothing', async () => {
    const one = await parcel('planned');
    expect(await ask(one, 'pack')).toBe('202');
    expect(await written(one)).toEqual([{ seq: 1, kind: 'pack' }]);
    expect(await jobs(one)).toBe(1);
    expect(
      await stage.count(
        `platform.audit where entity_id = '${one.orderId}' and action = 'shipment.pack'`,
      ),
    ).toBe(1);
    expect(
      await stage.count(`fulfilment.shipment where id = '${one.shipmentId}' and state = 'planned'`),
    ).toBe(1);
  });

  it('twice at once is two lines in a row, of which the run obeys one', async () => {
    const one = await parcel('planned');
    expect(await Promise.all([ask(one, 'pack'), ask(one, 'pack')])).toEqual(['202', '202']);
    expect(await written(one)).toEqual([
      { seq: 1, kind: 'pack' },
      { seq: 2, kind: 'pack' },
    ]);
  });

  for (const [instruction, state] of [
    ['pack', 'picking'],
    ['ship', 'planned'],
    ['ship', 'shipped'],
    ['hand_over', 'packed'],
    ['pay_again', 'planned'],
    ['cancel', 'not_collected'],
  ] as const)
    it(`is refused when it comes too late or too early: ${instruction} while ${state}`, async () => {
      const one = await parcel(state);
      expect(await ask(one, instruction)).toBe('409 SHIPMENT_MOVED_ON');
      expect(await written(one)).toEqual([]);
      expect(await jobs(one)).toBe(0);
    });

  describe('under one key', () => {
    it('is one word, also when it is said twice at once and again after its run has moved on', async () => {
      const one = await parcel('planned');
      const key = randomUUID();
      const both = await Promise.all([ask(one, 'pack', { key }), ask(one, 'pack', { key })]);
      expect(both).toEqual(['202', '202']);
      await stage.database.query(`update fulfilment.shipment set state = 'picking' where id = $1`, [
        one.shipmentId,
      ]);
      expect(await ask(one, 'pack', { key })).toBe('202');
      expect(await written(one)).toEqual([{ seq: 1, kind: 'pack' }]);
      expect(await jobs(one)).toBe(1);
    });

    it('stands for nothing else: neither another word nor another shipment', async () => {
      const one = await parcel('planned');
      const key = randomUUID();
      expect(await ask(one, 'pack', { key })).toBe('202');
      expect(await ask(one, 'cancel', { key })).toBe('422 IDEMPOTENCY_KEY_REUSED');
      expect(await ask(await parcel('planned'), 'pack', { key })).toBe(
        '422 IDEMPOTENCY_KEY_REUSED',
      );
      expect(await written(one)).toEqual([{ seq: 1, kind: 'pack' }]);
    });

    it('is free again when it was refused, and needed', async () => {
      const one = await parcel('planned');
      const key = randomUUID();
      expect(await ask(one, 'ship', { key })).toBe('409 SHIPMENT_MOVED_ON');
      expect(await ask(one, 'pack', { key })).toBe('202');
      expect(await ask(one, 'pack', { key: '-' })).toBe('400 IDEMPOTENCY_KEY_MISSING');
    });
  });

  describe('who calls it off, and the run that sends it,', () => {
    const leaves = ({ shipmentId }: Parcel): Promise<string> =>
      new ShipmentRepository(worker).move(shipmentId, 'shipped', null).then(({ code }) => code);

    it('are one after the other: what is called off does not leave', async () => {
      const one = await parcel('packed');
      expect(await ask(one, 'cancel')).toBe('202');
      expect(await leaves(one)).toBe('called_off');
      expect(await ask(one, 'ship')).toBe('409 SHIPMENT_MOVED_ON');
      expect(await ask(one, 'cancel')).toBe('202');
    });

    it('are one after the other: what has left is not called off, and staff read so', async () => {
      const one = await parcel('packed');
      expect(await leaves(one)).toBe('moved');
      expect(await ask(one, 'cancel')).toBe('409 SHIPMENT_GONE');
      expect(await written(one)).toEqual([]);
      expect(await jobs(one)).toBe(0);
    });

    it('never both win when they come in the same moment', async () => {
      for (let turn = 0; turn < 10; turn++) {
        const one = await parcel('packed');
        const met = await Promise.all([ask(one, 'cancel'), leaves(one)]);
        expect([
          ['202', 'called_off'],
          ['409 SHIPMENT_GONE', 'moved'],
        ]).toContain(met);
      }
    });

    it('leave a bag with whoever was first at the counter', async () => {
      for (let turn = 0; turn < 5; turn++) {
        const one = await parcel('ready_for_pickup');
        const met = await Promise.all([ask(one, 'cancel'), ask(one, 'hand_over')]);
        expect([
          ['202', '409 SHIPMENT_MOVED_ON'],
          ['409 SHIPMENT_GONE', '202'],
        ]).toContain(met);
      }
    });
  });

  describe('who cancels the whole order, and whoever gives it away,', () => {
    const cancels = ({ orderId }: Parcel): Promise<string> =>
      new OrderDeskRepository(worker).cancelSold(orderId, 'staff_request').then(({ code }) => code);
    const isCalledOff = ({ shipmentId }: Parcel) =>
      stage.count(`fulfilment.shipment where id = '${shipmentId}' and called_off_at is not null`);

    it('are one after the other at the counter: a bag that was given away is not called off', async () => {
      const one = await parcel('ready_for_pickup');
      expect(await ask(one, 'hand_over')).toBe('202');
      await cancels(one);
      expect(await isCalledOff(one)).toBe(0);
      expect(await written(one)).toEqual([{ seq: 1, kind: 'hand_over' }]);
    });

    it('are one after the other at the counter: what was called off is not given away', async () => {
      const one = await parcel('ready_for_pickup');
      expect(await cancels(one)).toBe('calling_off');
      expect(await isCalledOff(one)).toBe(1);
      expect(await ask(one, 'hand_over')).toBe('409 SHIPMENT_MOVED_ON');
    });

    it('never both win when they come in the same moment', async () => {
      for (let turn = 0; turn < 10; turn++) {
        const one = await parcel('ready_for_pickup');
        const [given] = await Promise.all([ask(one, 'hand_over'), cancels(one)]);
        expect([
          ['202', 0],
          ['409 SHIPMENT_MOVED_ON', 1],
        ]).toContain([given, await isCalledOff(one)]);
      }
    });
  });

  it('of a cancelled order is only that its shipment is called off', async () => {
    const one = await parcel('planned', anOrder().cancelled());
    expect(await ask(one, 'pack')).toBe('409 SHIPMENT_MOVED_ON');
    expect(await ask(one, 'cancel')).toBe('202');
  });

  it('is refused without the permission, the shipment, its own order, or a word we know', async () => {
    const one = await parcel('planned');
    const other = await parcel('planned');
    expect(await ask(one, 'pack', { who: 'analyst' })).toBe('403 FORBIDDEN');
    expect(await ask({ ...one, shipmentId: randomUUID() }, 'pack')).toBe('404 ORDER_NOT_FOUND');
    expect(await ask({ ...one, orderId: other.orderId }, 'pack')).toBe('404 ORDER_NOT_FOUND');
    expect(await ask(one, 'dance')).toBe('422 VALIDATION_FAILED');
    expect(await written(one)).toEqual([]);
  });
});
