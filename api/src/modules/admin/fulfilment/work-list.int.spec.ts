import { randomUUID } from 'node:crypto';
import type {
  FulfilmentPlaces,
  InstructedShipments,
  Problem,
  WorkList,
} from '@green-apple/contracts-http';
import { aDelivery, anOrder, TINY_IDS } from '@green-apple/testing';
import { AdminStage } from '../admin-stage.int.spec.ts';
import { seedShipment } from './packing-stage.int.spec.ts';

const LIST = '/admin/fulfilment/shipments';
const promised = (latest: string) =>
  anOrder({ delivery: aDelivery({ latest }) })
    .withLine('MAG-60', 2)
    .confirmed();

describe('the work list of a place', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.database.query('truncate fulfilment.shipment cascade');
  });

  const list = async (query = ''): Promise<WorkList> => {
    const { status, body } = await stage.ask<WorkList>('operations', `${LIST}${query}`);
    expect(status).toBe(200);
    return body;
  };
  const ids = ({ items }: WorkList): string[] => items.map(({ id }) => id);

  it('begins with the oldest promise and names what is in each, but nobody who bought it', async () => {
    const later = await seedShipment(stage, promised('2026-12-02').build());
    const sooner = await seedShipment(stage, promised('2026-11-28').build());
    const page = await list();
    expect(ids(page)).toEqual([sooner.shipmentId, later.shipmentId]);
    expect(page.total).toBe(2);
    expect(page.items[0]).toEqual(
      jasmine.objectContaining({
        orderId: sooner.orderId,
        position: 1,
        shipments: 1,
        units: 2,
        promisedBy: '2026-11-28',
        place: { code: 'PDX-W1', name: 'Portland warehouse' },
        minimumAge: null,
      }),
    );
    expect(page.items[0]?.lines.map(({ quantity }) => quantity)).toEqual([2]);
    expect(JSON.stringify(page)).not.toContain('Robin');
  });

  it('is filtered by place and state, and counts what waits where', async () => {
    const here = await seedShipment(stage, promised('2026-11-28').build(), { state: 'picking' });
    const there = await seedShipment(stage, promised('2026-11-28').build(), {
      place: TINY_IDS.locations.store,
    });
    const waits = await seedShipment(stage, promised('2026-11-28').build(), {
      place: TINY_IDS.locations.store,
      kind: 'pickup',
      state: 'ready_for_pickup',
    });
    await seedShipment(stage, promised('2026-11-28').build(), { state: 'shipped' });
    expect(ids(await list('?place=PDX-W1'))).toEqual([here.shipmentId]);
    expect(ids(await list('?state=planned'))).toEqual([there.shipmentId]);
    expect(ids(await list('?state=ready_for_pickup&place=PDX-ELM'))).toEqual([waits.shipmentId]);
    const { body } = await stage.ask<FulfilmentPlaces>('operations', '/admin/fulfilment/places');
    expect(body.items.map(({ code, toPack, atCounter }) => [code, toPack, atCounter])).toEqual([
      ['PDX-W1', 1, 0],
      ['PDX-ELM', 1, 1],
    ]);
  });

  it('finds an order by a part of its number, and everything that one article goes into', async () => {
    const wanted = promised('2026-12-02').build();
    const { shipmentId } = await seedShipment(stage, wanted);
    const other = await seedShipment(stage, promised('2026-11-28').build());
    for (const said of [wanted.number, ` ${wanted.number.slice(-5).toLowerCase()} `]) {
      const page = await list(`?q=${encodeURIComponent(said)}`);
      expect([ids(page), page.total])
        .withContext(said)
        .toEqual([[shipmentId], 1]);
    }
    expect(ids(await list('?q=mag-'))).toEqual([other.shipmentId, shipmentId]);
    expect(ids(await list('?q=AG-60'))).toEqual([]);
    expect((await list(`?q=${wanted.number}&state=picking`)).total).toBe(0);
    expect((await list('?q=%25')).total).toBe(0);
    expect((await list('?q=')).total).toBe(2);
  });

  it('leaves out what is about to be called off with its order', async () => {
    const { orderId } = await seedShipment(stage, promised('2026-11-28').build());
    await stage.database.query(`update ordering."order" set state = 'cancelled' where id = $1`, [
      orderId,
    ]);
    expect((await list()).total).toBe(0);
  });

  it('comes page by page, each shipment once, of one day the one that has waited longest', async () => {
    const all: string[] = [];
    for (const day of ['27', '28', '28', '28', '29']) {
      const { shipmentId } = await seedShipment(stage, promised(`2026-11-${day}`).build());
      all.push(shipmentId);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: WorkList = await list(`?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      seen.push(...ids(page));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all);
    const broken = await stage.ask<Problem>('operations', `${LIST}?cursor=bm9uZQ`);
    expect(broken.body.code).toBe('BAD_REQUEST');
  });

  it('lets several be taken at once; one that has moved on does not keep the others', async () => {
    const one = await seedShipment(stage, promised('2026-11-28').build());
    const two = await seedShipment(stage, promised('2026-11-28').build());
    const gone = await seedShipment(stage, promised('2026-11-28').build(), { state: 'shipped' });
    const nobodys = { orderId: randomUUID(), shipmentId: randomUUID() };
    const key = randomUUID();
    const ask = (shipments: readonly object[]) =>
      stage.send<InstructedShipments>(
        'operations',
        'POST',
        '/admin/fulfilment/instructions',
        { instruction: 'pack', shipments },
        undefined,
        key,
      );
    const { status, body } = await ask([one, gone, two, nobodys]);
    expect(status).toBe(202);
    // The answer got lost, and the runs have moved on: the same press is the same word.
    await stage.database.query(`update fulfilment.shipment set state = 'picking' where id = $1`, [
      one.shipmentId,
    ]);
    expect((await ask([one, gone, two, nobodys])).body).toEqual(body);
    const other = await ask([two]);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(body.results.map(({ code }) => code)).toEqual([
      'ASKED',
      'TOO_LATE',
      'ASKED',
      'NOT_FOUND',
    ]);
    const asked = await stage.database.query<{ id: string }>(
      `select shipment_id as id from fulfilment.instruction where kind = 'pack'`,
    );
    expect(asked.map(({ id }) => id).sort()).toEqual([one.shipmentId, two.shipmentId].sort());
    for (const { orderId } of [one, two]) {
      expect(
        await stage.count(
          `platform.outbox where kind = 'fulfilment' and aggregate_id = '${orderId}'`,
        ),
      ).toBe(1);
      expect(
        await stage.count(
          `platform.audit where action = 'shipment.pack' and entity_id = '${orderId}'`,
        ),
      ).toBe(1);
    }
  });

  it('is for those who pack', async () => {
    expect((await stage.ask<Problem>('support-agent', LIST)).body.code).toBe('FORBIDDEN');
    const { body } = await stage.act('analyst', '/admin/fulfilment/instructions', {
      instruction: 'pack',
      shipments: [{ orderId: randomUUID(), shipmentId: randomUUID() }],
    });
    expect(body.code).toBe('FORBIDDEN');
    const none = await stage.act('operations', '/admin/fulfilment/instructions', {
      instruction: 'cancel',
      shipments: [],
    });
    expect(none.body.code).toBe('VALIDATION_FAILED');
  });
});
