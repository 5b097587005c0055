import { money } from '@green-apple/domain-money';
import {
  createEasyPostLabelGateway,
  createEasyPostShippingGateway,
  createStripeTaxGateway,
  verifyEasyPostEvent,
} from '@green-apple/partners';
import { eventually } from '@green-apple/testing';
import { CALIFORNIA, SimulatorStage } from './simulator-stage.int.spec.ts';

describe('the partners for parcels and tax, asked through our own adapters', () => {
  let stage: SimulatorStage;
  beforeEach(async () => {
    stage = await SimulatorStage.open();
  });
  afterEach(() => stage.close());

  describe('who carry parcels', () => {
    const labels = () =>
      createEasyPostLabelGateway({
        EASYPOST_API_URL: `${stage.address}/easypost/v2`,
        EASYPOST_API_KEY: 'EZTK_local',
        EASYPOST_TIMEOUT_MS: 1_000,
      });
    const home = { name: 'Robin', line1: '12 Orchard Road', ...CALIFORNIA };
    const opened = async (): Promise<string> => {
      const outcome = await labels().open({
        reference: 'shipment-1',
        from: { ...home, name: 'Green Apple' },
        to: home,
        parcel: { weightGrams: 400, lengthMm: 200, widthMm: 100, heightMm: 100 },
      });
      if (outcome.code !== 'opened') throw new Error(outcome.code);
      return outcome.carrierRef;
    };
    const bought = async () => {
      const carrierRef = await opened();
      const known = await labels().retrieve(carrierRef);
      if (known.code !== 'open') throw new Error(known.code);
      const outcome = await labels().buy(carrierRef, known.rates[0]?.rateRef ?? '');
      if (outcome.code !== 'bought') throw new Error(outcome.code);
      return { carrierRef, label: outcome.label };
    };
    const scan = (status: string, copies = 1) =>
      stage.send('control/tracking', { parcel: 'shipment-1', status, copies });

    it('sell a label once, and know it when they are asked again', async () => {
      const { carrierRef, label } = await bought();
      expect(await labels().retrieve(carrierRef)).toEqual({ code: 'bought', label });
      expect((await labels().buy(carrierRef, 'rate_x')).code).toBe('refused');
      expect(label.trackingCode.length).toBeGreaterThan(10);
    });

    it('take a label back until the parcel was seen', async () => {
      const first = await bought();
      expect((await labels().giveBack(first.carrierRef)).code).toBe('returned');
      expect((await labels().retrieve(first.carrierRef)).code).toBe('returned');
      const second = await bought();
      await scan('in_transit');
      expect((await labels().giveBack(second.carrierRef)).code).toBe('refused');
    });

    it('say where a parcel is, in events that are signed, and sent twice when asked', async () => {
      const { label } = await bought();
      expect(await labels().track(label.trackerRef)).toEqual({
        code: 'tracked',
        status: 'announced',
      });
      await scan('delivered', 2);
      expect(await labels().track(label.trackerRef)).toEqual({
        code: 'tracked',
        status: 'delivered',
      });
      const ours = () => stage.events.filter(({ body }) => body.includes('tracker.updated'));
      await eventually(() => ours().length === 2);
      expect(
        ours().map(({ body, carrierSignature }) =>
          verifyEasyPostEvent(body, carrierSignature, ['carrier_local']),
        ),
      ).toEqual([
        jasmine.objectContaining({ code: 'valid' }),
        jasmine.objectContaining({ code: 'valid' }),
      ]);
    });

    it('sell nothing to places they do not go', async () => {
      const outcome = await labels().open({
        reference: 'x',
        from: home,
        to: { ...home, postalCode: 'K1A 0B1', country: 'CA' },
        parcel: { weightGrams: 400, lengthMm: 200, widthMm: 100, heightMm: 100 },
      });
      expect(outcome.code).toBe('address_refused');
    });
  });

  it('know the tax of a basket and book it once', async () => {
    const tax = createStripeTaxGateway(stage.stripe(), 2_000);
    const calculation = await tax.calculate({
      currency: 'USD',
      lines: [
        { reference: 'a', amount: money(1000, 'USD'), quantity: 1 },
        { reference: 'b', amount: money(6, 'USD'), quantity: 2 },
      ],
      shipping: money(495, 'USD'),
      address: CALIFORNIA,
    });
    // 8.8 % of 10.00 and of 0.06; California leaves delivery untaxed.
    expect(calculation).toEqual(
      jasmine.objectContaining({
        code: 'calculated',
        tax: money(89, 'USD'),
        shippingTax: money(0, 'USD'),
      }),
    );
    if (calculation.code !== 'calculated') return;
    const commit = (idempotencyKey: string) =>
      tax.commit({
        calculationRef: calculation.calculationRef,
        reference: 'order-1',
        idempotencyKey,
      });
    const committed = await commit('t1');
    expect(committed.code).toBe('committed');
    expect(await commit('t1')).toEqual(committed);
    expect(await commit('t2')).toEqual({ code: 'already_committed' });
    expect(await stage.effects()).toEqual(['taxed']);
    if (committed.code !== 'committed') return;
    const { transactionRef } = committed;
    const giveBack = (reference: string, minor: number) =>
      tax.reversePart({
        transactionRef,
        reference,
        idempotencyKey: reference,
        parts: [
          { reference: 'a', quantity: 1, amount: money(500, 'USD'), tax: money(minor, 'USD') },
          { reference: null, quantity: 0, amount: money(100, 'USD'), tax: money(0, 'USD') },
        ],
      });
    expect((await giveBack('order-1/refund/1', 44)).code).toBe('reversed');
    expect((await giveBack('order-1/refund/1', 44)).code).toBe('reversed');
    await expectAsync(giveBack('order-1/refund/2', 46)).toBeRejected();
    expect(await stage.effects()).toEqual(['taxed', 'tax-reversed']);
  });

  it('know no tax where nobody lives', async () => {
    const tax = createStripeTaxGateway(stage.stripe(), 2_000);
    const outcome = await tax.calculate({
      currency: 'USD',
      lines: [{ reference: 'a', amount: money(1000, 'USD'), quantity: 1 }],
      shipping: money(0, 'USD'),
      address: { ...CALIFORNIA, region: 'ZZ' },
    });
    expect(outcome).toEqual({ code: 'address_refused' });
  });

  describe('asked for the price of a parcel', () => {
    const parcel = { weightGrams: 900, lengthMm: 250, widthMm: 200, heightMm: 120 };
    const from = { city: 'Denver', region: 'CO', postalCode: '80216', country: 'US' };
    const shipping = (key = 'EZTK_local') =>
      createEasyPostShippingGateway({
        EASYPOST_API_URL: `${stage.address}/easypost/v2`,
        EASYPOST_API_KEY: key,
        EASYPOST_TIMEOUT_MS: 2_000,
      });

    it('name several services, the cheapest first', async () => {
      const outcome = await shipping().rates({ from, to: CALIFORNIA, parcel });
      if (outcome.code !== 'rated') throw new Error(outcome.code);
      // 3.95 for the first pound, 0.45 for the second, one zone more at 0.22.
      expect(outcome.rates[0]).toEqual(
        jasmine.objectContaining({ service: 'GroundAdvantage', price: money(462, 'USD') }),
      );
      expect(outcome.rates.length).toBeGreaterThan(3);
    });

    it('name none where no carrier goes', async () => {
      const to = { city: 'Hagatna', region: 'GU', postalCode: '96910', country: 'US' };
      expect(await shipping().rates({ from, to, parcel })).toEqual({ code: 'address_not_served' });
    });

    it('refuse a wrong address and a wrong key in their own way', async () => {
      const to = { ...CALIFORNIA, postalCode: 'nowhere' };
      expect(await shipping().rates({ from, to, parcel })).toEqual({ code: 'address_not_served' });
      await expectAsync(
        shipping('other').rates({ from, to: CALIFORNIA, parcel }),
      ).toBeRejectedWithError(/CREDENTIALS_REFUSED/);
    });

    it('may answer garbage, or not at all', async () => {
      await stage.ask({ operation: 'shipments.create', kind: 'garbage' });
      const outcome = await shipping().rates({ from, to: CALIFORNIA, parcel });
      expect(outcome).toEqual({ code: 'unknown', detail: 'garbage' });
    });
  });
});
