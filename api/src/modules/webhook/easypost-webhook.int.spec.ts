import { randomUUID } from 'node:crypto';
import { easyPostSignature } from '@green-apple/partners';
import { openWriter, ShipmentRepository } from '@green-apple/persistence';
import { refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

const SECRETS = ['carrier_new', 'carrier_old'] as const;

describe('carriers’ events', () => {
  let stage: StorefrontStage;
  let orderId: string;
  beforeAll(async () => {
    stage = await StorefrontStage.open({ EASYPOST_WEBHOOK_SECRETS: SECRETS.join(',') });
    orderId = (await stage.shopper().buy()).id;
    await stage.database.query(
      `insert into fulfilment.shipment
         (id, order_id, location_id, position, kind, state, amount_minor, currency, tracker_ref)
       select gen_random_uuid(), order_id, location_id, 1, 'parcel', 'shipped', 0, 'USD', 'trk_ours'
       from inventory.reservation where order_id = $1`,
      [orderId],
    );
  });
  afterAll(() => stage.close());

  const event = (
    change: { id?: string; type?: string; tracker?: string | null; status?: string } = {},
  ): string =>
    JSON.stringify({
      id: change.id ?? `evt_${randomUUID()}`,
      object: 'Event',
      description: change.type ?? 'tracker.updated',
      created_at: '2025-01-01T00:00:00Z',
      result: {
        ...(change.tracker === null ? {} : { id: change.tracker ?? 'trk_ours' }),
        object: 'Tracker',
        status: change.status ?? 'in_transit',
      },
    });
  const send = async (
    payload: string,
    signed: string | undefined = easyPostSignature(payload, SECRETS[0]),
  ) => {
    const answer = await stage.app.http.inject({
      method: 'POST',
      url: '/api/webhooks/easypost',
      payload,
      headers: { 'content-type': 'application/json', 'x-hmac-signature': signed },
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<unknown>() };
  };
  const jobs = () =>
    stage.database.query<{ body: object }>(
      `select body from platform.outbox where kind in ('fulfilment', 'return') order by seq`,
    );
  const addsJobs = async (work: () => Promise<unknown>) => {
    const before = (await jobs()).length;
    await work();
    return (await jobs()).slice(before).map(({ body }) => body);
  };
  const kept = (id: string) =>
    stage.database.query(
      `select state, reason, order_id as "orderId", object_ref as "objectRef"
       from fulfilment.carrier_event where event_id = $1`,
      [id],
    );
  const nudge = () =>
    jasmine.objectContaining({ order_id: orderId, calculation_type: 'fulfilment' });

  it('wake the runs of their order, and are kept', async () => {
    const id = `evt_${randomUUID()}`;
    expect(await addsJobs(() => send(event({ id })))).toEqual([nudge()]);
    expect(await kept(id)).toEqual([
      { state: 'passed_on', reason: null, orderId, objectRef: 'trk_ours' },
    ]);
  });

  it('take effect once, however often they come, and however late', async () => {
    const payload = event();
    let statuses: number[] = [];
    const added = await addsJobs(async () => {
      const answers = await Promise.all(Array.from({ length: 6 }, () => send(payload)));
      statuses = answers.map(({ status }) => status);
    });
    expect(added.length).toBe(1);
    expect(statuses).toEqual(Array(6).fill(200));
    expect(await addsJobs(() => send(payload))).toEqual([]);
  });

  // A signature says nothing of the hour: an old event can be played again for ever.
  it('that are played again long after move nothing back: the parcel stays where it is', async () => {
    const old = event({ status: 'in_transit' });
    await send(old);
    const worker = openWriter(stage.database.urlFor('ga_worker'));
    const [parcel] = await stage.database.query<{ id: string }>(
      `insert into fulfilment.shipment
         (id, order_id, location_id, position, kind, state, amount_minor, currency, tracker_ref)
       select gen_random_uuid(), order_id, location_id, 2, 'parcel', 'shipped', 0, 'USD', 'trk_there'
       from inventory.reservation where order_id = $1 returning id`,
      [orderId],
    );
    const shipments = new ShipmentRepository(worker);
    const id = parcel?.id ?? '';
    await shipments.move(id, 'delivered', null);
    expect(await addsJobs(() => send(old))).toEqual([]);
    // Even one that is new to us says only that there may be news, and older news are none.
    const other = event({ status: 'in_transit', tracker: 'trk_there' });
    expect(await addsJobs(() => send(other))).toEqual([nudge()]);
    expect(await shipments.move(id, 'in_transit', null)).toEqual({
      code: 'stood',
      state: 'delivered',
    });
    await worker.close();
  });

  it('may be signed with the old secret while secrets are changed', async () => {
    const payload = event();
    const signed = easyPostSignature(payload, SECRETS[1]);
    expect(await addsJobs(() => send(payload, signed))).toEqual([nudge()]);
  });

  it('in any order are one nudge each, and move nothing by themselves', async () => {
    for (const status of ['delivered', 'in_transit', 'pre_transit'])
      expect(await addsJobs(() => send(event({ status })))).toEqual([nudge()]);
    expect(
      await stage.count(`fulfilment.shipment where state = 'shipped' and tracker_ref = 'trk_ours'`),
    ).toBe(1);
    expect((await jobs()).every(({ body }) => !JSON.stringify(body).includes('deliv'))).toBeTrue();
  });

  describe('are refused, without effect,', () => {
    const forgeries: ReadonlyArray<[string, (text: string) => string]> = [
      ['without a signature', () => ''],
      ['signed with another secret', (text) => easyPostSignature(text, 'carrier_forged')],
      ['with a body that was changed', (text) => easyPostSignature(`${text} `, SECRETS[0])],
      ['with garbage for a signature', () => 'hmac-sha256-hex=zz'],
    ];
    for (const [name, sign] of forgeries)
      it(name, async () => {
        const id = `evt_${randomUUID()}`;
        const text = event({ id });
        const added = await addsJobs(async () =>
          expect(refusal(await send(text, sign(text)))).toBe('400 SIGNATURE_INVALID'),
        );
        expect(added).toEqual([]);
        expect(await kept(id)).toEqual([]);
      });
  });

  describe('that nobody can place are acknowledged, parked and listed:', () => {
    const strays: ReadonlyArray<[string, string, Parameters<typeof event>[0]]> = [
      ['of a type we do not know', 'TYPE_UNKNOWN', { type: 'batch.updated' }],
      ['of a parcel nobody sent', 'ORDER_UNKNOWN', { tracker: 'trk_else' }],
      ['about nothing', 'ORDER_UNKNOWN', { tracker: null }],
    ];
    for (const [name, reason, change] of strays)
      it(name, async () => {
        const id = `evt_${randomUUID()}`;
        const added = await addsJobs(async () => {
          expect((await send(event({ ...change, id }))).status).toBe(200);
          expect((await send(event({ ...change, id }))).status).toBe(200);
        });
        expect(added).toEqual([]);
        expect(await kept(id)).toEqual([
          jasmine.objectContaining({ state: 'parked', reason, orderId: null }),
        ]);
      });
  });

  it('that are signed but make no sense are refused', async () => {
    for (const payload of ['{"id":"evt_1","hello":"world"}', '[]', '"evt_1"'])
      expect(refusal(await send(payload))).toBe('400 BAD_REQUEST');
    expect((await send('{"id":')).status).toBe(400);
  });

  it('that are larger than anything a carrier has to say are refused', async () => {
    const payload = event({ type: `tracker.${'x'.repeat(70_000)}` });
    expect(refusal(await send(payload))).toBe('413 PAYLOAD_TOO_LARGE');
  });
});
