import { money } from '@green-apple/domain-money';
import type { BuyLabelOutcome, Label, LabelGateway, ShipmentLookup } from '@green-apple/partners';
import {
  CaptureRepository,
  LabelRepository,
  LedgerRepository,
  openWriter,
  PaymentAttemptRepository,
  ShipmentRepository,
  type Writer,
} from '@green-apple/persistence';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  type FreshDatabase,
} from '@green-apple/testing';
import type { CaptureActivities, CarrierActivities } from '@green-apple/workflow-contracts';
import { FakeProvider } from '../testing/fake-partners.ts';
import { createCaptureActivities, markOf } from './capture.activities.ts';
import { createCarrierActivities } from './carrier.activities.ts';

describe('the steps of a shipment, taken twice,', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let provider: FakeProvider;
  let isRetry: boolean;
  let captures: CaptureActivities;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl, { max: 4 });
  }, 60_000);
  afterAll(async () => {
    await writer.close();
    await database.drop();
  });
  beforeEach(() => {
    provider = new FakeProvider();
    isRetry = false;
    captures = createCaptureActivities({
      captures: new CaptureRepository(writer),
      attempts: new PaymentAttemptRepository(writer),
      gateway: provider,
      isRetry: () => isRetry,
    });
  });

  interface Sold {
    readonly orderId: string;
    readonly shipmentId: string;
    readonly minor: number;
  }
  /** Sold, authorised and packed. */
  const sold = async (): Promise<Sold> => {
    const order = anOrder({ taxMinor: 101 }).confirmed().build();
    const { id: orderId } = await seedOrder(database, order);
    const providerRef = `pi_${orderId}`;
    await database.query(
      `update payment.payment set provider_ref = $2, state = 'authorised' where order_id = $1`,
      [orderId, providerRef],
    );
    await new CaptureRepository(writer).openBooks(orderId);
    const shipments = new ShipmentRepository(writer);
    const [planned] = await shipments.plan(orderId);
    const shipmentId = planned?.shipmentId ?? '';
    await shipments.move(shipmentId, 'picking', null);
    await shipments.move(shipmentId, 'packed', null);
    const [row] = await database.query<{ minor: string }>(
      'select amount_minor as minor from fulfilment.shipment where id = $1',
      [shipmentId],
    );
    const minor = Number(row?.minor);
    const amount = money(minor, 'USD');
    provider.charges.set(orderId, { code: 'authorised', providerRef, amount });
    provider.next = { code: 'authorised', providerRef: `${providerRef}_2`, amount };
    return { orderId, shipmentId, minor };
  };
  const balance = async ({ orderId }: Sold, account: 'card_holds' | 'customer') =>
    (await new LedgerRepository(writer).balance(orderId, account, 'USD')).minor;
  const attempts = ({ orderId }: Sold) =>
    database.query<{ attempt: number; state: string }>(
      'select attempt, state from payment.payment where order_id = $1 order by attempt',
      [orderId],
    );

  it('take its share of the money once', async () => {
    const one = await sold();
    for (let turn = 0; turn < 2; turn++)
      expect((await captures.captureShipment(one)).code).toBe('captured');
    expect(provider.captured.get(markOf(one.shipmentId))).toBe(one.minor);
    expect(provider.calls).toEqual(['capture']);
    expect([await balance(one, 'customer'), await balance(one, 'card_holds')]).toEqual([0, 0]);
  });

  it('find out what became of a share whose answer got lost, and do not ask again', async () => {
    const one = await sold();
    provider.loses = 1;
    await expectAsync(captures.captureShipment(one)).toBeRejected();
    isRetry = true;
    expect((await captures.captureShipment(one)).code).toBe('captured');
    expect(provider.captured.get(markOf(one.shipmentId))).toBe(one.minor);
    expect(await balance(one, 'customer')).toBe(0);
  });

  it('give a share back once, and nothing that was never taken', async () => {
    const untouched = await sold();
    await captures.giveBackCapture(untouched);
    expect(provider.refundKeys).toEqual([]);
    const one = await sold();
    await captures.captureShipment(one);
    for (let turn = 0; turn < 2; turn++) await captures.giveBackCapture(one);
    expect(provider.refundKeys).toEqual([`capture/${one.shipmentId}/refund`]);
  });

  it('ask a bank that has let go for one new authorisation', async () => {
    const one = await sold();
    provider.gone = true;
    expect((await captures.captureShipment(one)).code).toBe('authorisation_gone');
    for (let turn = 0; turn < 2; turn++)
      expect((await captures.reauthorise(one)).code).toBe('authorised');
    expect(provider.calls.filter((call) => call === 'reauthorise').length).toBe(1);
    expect(await attempts(one)).toEqual([
      { attempt: 1, state: 'voided' },
      { attempt: 2, state: 'authorised' },
    ]);
    provider.gone = false;
    expect((await captures.captureShipment(one)).code).toBe('captured');
    expect([await balance(one, 'customer'), await balance(one, 'card_holds')]).toEqual([0, 0]);
  });

  it('leave nothing ready at a bank that refuses a share, before it is asked anew', async () => {
    const one = await sold();
    provider.declines = true;
    for (let turn = 0; turn < 2; turn++)
      expect((await captures.captureShipment(one)).code).toBe('authorisation_gone');
    expect(provider.held).toBe(0);
    expect(provider.calls.filter((call) => call === 'void').length).toBe(1);
    expect(await balance(one, 'card_holds')).toBe(0);
  });

  it('let go once of what nobody needs any more', async () => {
    const one = await sold();
    for (let turn = 0; turn < 2; turn++) await captures.releaseHold(one);
    expect(provider.held).toBe(0);
    expect(await balance(one, 'card_holds')).toBe(0);
    expect(await attempts(one)).toEqual([{ attempt: 1, state: 'voided' }]);
  });

  describe('at the carrier', () => {
    const LABEL: Label = {
      carrier: 'USPS',
      service: 'GroundAdvantage',
      trackerRef: 'trk_twice',
      trackingCode: '9400',
      trackingUrl: null,
      labelUrl: 'https://carrier.example/label.png',
      price: money(510, 'USD'),
    };
    const RATE = {
      rateRef: 'rate_1',
      shipmentRef: 'shp_1',
      carrier: 'USPS',
      service: 'GroundAdvantage',
      price: money(510, 'USD'),
      deliveryDays: 3,
    };
    let opened: number;
    let bought: number;
    let returned: number;
    let loses: number;
    let steps: CarrierActivities;

    beforeEach(() => {
      [opened, bought, returned, loses] = [0, 0, 0, 0];
      let stands: ShipmentLookup = { code: 'open', rates: [RATE] };
      const gateway: Partial<LabelGateway> = {
        open: async ({ reference }) => {
          opened++;
          return { code: 'opened', carrierRef: `shp_${reference}` };
        },
        retrieve: async () => stands,
        buy: async (): Promise<BuyLabelOutcome> => {
          bought++;
          stands = { code: 'bought', label: LABEL };
          return loses-- > 0 ? { code: 'unknown', detail: 'timeout' } : stands;
        },
        giveBack: async () => {
          returned++;
          stands = { code: 'returned' };
          return { code: 'returned' };
        },
      };
      steps = createCarrierActivities({
        labels: new LabelRepository(writer),
        gateway: gateway as LabelGateway,
      });
    });
    const label = async ({ shipmentId }: Sold) =>
      (
        await database.query<{ tracker: string | null }>(
          'select tracker_ref as tracker from fulfilment.shipment where id = $1',
          [shipmentId],
        )
      )[0]?.tracker;

    it('buy one label', async () => {
      const one = await sold();
      for (let turn = 0; turn < 2; turn++) expect((await steps.buyLabel(one)).code).toBe('bought');
      expect([opened, bought]).toEqual([1, 1]);
      expect(await label(one)).toBe('trk_twice');
    });

    it('find the label whose answer got lost', async () => {
      const one = await sold();
      loses = 1;
      await expectAsync(steps.buyLabel(one)).toBeRejected();
      expect((await steps.buyLabel(one)).code).toBe('bought');
      expect([opened, bought]).toEqual([1, 1]);
    });

    it('give it back once, and nothing where there is none', async () => {
      const one = await sold();
      await steps.returnLabel(one);
      expect(returned).toBe(0);
      await steps.buyLabel(one);
      for (let turn = 0; turn < 2; turn++) await steps.returnLabel(one);
      expect(returned).toBe(1);
      expect(await label(one)).toBeNull();
    });
  });
});
