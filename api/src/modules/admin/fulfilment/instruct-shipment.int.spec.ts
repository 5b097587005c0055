import { randomUUID } from 'node:crypto';
import type { ShipmentInstruction, ShipmentState } from '@green-apple/domain-order';
import { anOrder, seedOrder, TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

describe('what staff ask of a shipment', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

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
    who: Who = 'operations',
  ): Promise<string> => {
    const url = `/admin/orders/${orderId}/shipments/${shipmentId}/instructions`;
    const { status, body } = await stage.act<object>(who, url, { instruction });
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
    ['cancel', 'in_transit'],
    ['cancel', 'delivered'],
  ] as const)
    it(`is refused when it comes too late or too early: ${instruction} while ${state}`, async () => {
      const one = await parcel(state);
      expect(await ask(one, instruction)).toBe('409 SHIPMENT_MOVED_ON');
      expect(await written(one)).toEqual([]);
      expect(await jobs(one)).toBe(0);
    });

  it('of a cancelled order is only that its shipment is called off', async () => {
    const one = await parcel('planned', anOrder().cancelled());
    expect(await ask(one, 'pack')).toBe('409 SHIPMENT_MOVED_ON');
    expect(await ask(one, 'cancel')).toBe('202');
  });

  it('is refused without the permission, the shipment, its own order, or a word we know', async () => {
    const one = await parcel('planned');
    const other = await parcel('planned');
    expect(await ask(one, 'pack', 'analyst')).toBe('403 FORBIDDEN');
    expect(await ask({ ...one, shipmentId: randomUUID() }, 'pack')).toBe('404 ORDER_NOT_FOUND');
    expect(await ask({ ...one, orderId: other.orderId }, 'pack')).toBe('404 ORDER_NOT_FOUND');
    expect(await ask(one, 'dance')).toBe('422 VALIDATION_FAILED');
    expect(await written(one)).toEqual([]);
  });
});
