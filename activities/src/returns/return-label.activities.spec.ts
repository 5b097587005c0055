import { money } from '@green-apple/domain-money';
import type {
  BuyLabelOutcome,
  Label,
  LabelGateway,
  OpenShipmentInput,
  ShipmentLookup,
  TrackingStatus,
} from '@green-apple/partners';
import type { BoughtLabel, ReturnLabelRepository, ReturnPapers } from '@green-apple/persistence';
import { createReturnLabelActivities } from './return-label.activities.ts';

const LABEL: Label = {
  carrier: 'USPS',
  service: 'GroundAdvantage',
  trackerRef: 'trk_1',
  trackingCode: '9400',
  trackingUrl: null,
  labelUrl: 'https://carrier.example/label.png',
  price: money(510, 'USD'),
};
const PLACE = { name: 'Reno', line1: '1 Main', city: 'Reno', region: 'NV', postalCode: '89501' };
const RATE = {
  rateRef: 'rate_1',
  shipmentRef: 'shp_1',
  carrier: 'USPS',
  service: 'GroundAdvantage',
  price: money(510, 'USD'),
  deliveryDays: 3,
};

describe('the label of a return', () => {
  let opened: OpenShipmentInput[];
  let bought: number;
  let loses: number;
  let given: number;
  let isOwn: boolean;
  let refuses: boolean;
  let scans: TrackingStatus[];
  let row: { carrierRef: string | null; trackerRef: string | null };

  beforeEach(() => {
    opened = [];
    bought = 0;
    loses = 0;
    given = 0;
    isOwn = false;
    refuses = false;
    scans = ['announced'];
    row = { carrierRef: null, trackerRef: null };
  });

  const gateway: Partial<LabelGateway> = {
    open: async (input) => {
      opened.push(input);
      return { code: 'opened', carrierRef: 'shp_1' };
    },
    retrieve: async (): Promise<ShipmentLookup> =>
      bought > 0 ? { code: 'bought', label: LABEL } : { code: 'open', rates: [RATE] },
    buy: async (): Promise<BuyLabelOutcome> => {
      bought++;
      return loses-- > 0
        ? { code: 'unknown', detail: 'timeout' }
        : { code: 'bought', label: LABEL };
    },
    track: async () => {
      const [status = 'announced', ...later] = scans;
      if (later.length > 0) scans = later;
      return { code: 'tracked', status };
    },
    giveBack: async () => {
      if (refuses) return { code: 'refused', reason: 'not_refundable' };
      given++;
      bought = 0;
      return { code: 'returned' };
    },
  };
  const labels = {
    isOwn: async () => isOwn,
    papers: async () =>
      ({
        ...row,
        returnId: 'r',
        orderId: 'o',
        orderNumber: 'GA-22222-33333',
        from: PLACE,
        to: { ...PLACE, country: 'US' },
        deliveryId: 'standard',
        weightGrams: 300,
        trackingCode: null,
      }) as ReturnPapers,
    noteCarrierRef: async (_: string, carrierRef: string) => (row.carrierRef = carrierRef),
    noteLabel: async (_: string, { trackerRef }: BoughtLabel) => {
      row.trackerRef = trackerRef;
    },
    forgetLabel: async () => {
      row = { carrierRef: null, trackerRef: null };
    },
  };
  const activities = () =>
    createReturnLabelActivities({
      labels: labels as unknown as ReturnLabelRepository,
      gateway: gateway as LabelGateway,
    });
  const step = { returnId: 'r' };

  it('is bought once, however often it is asked for, and the other way round', async () => {
    const { buyReturnLabel } = activities();
    expect(await buyReturnLabel(step)).toEqual({ code: 'bought' });
    expect(await buyReturnLabel(step)).toEqual({ code: 'bought' });
    expect([opened.length, bought]).toEqual([1, 1]);
    expect(opened[0]).toEqual(jasmine.objectContaining({ reference: 'r', isReturn: true }));
  });

  it('is not bought when the shopper sends it at their own cost', async () => {
    isOwn = true;
    expect(await activities().buyReturnLabel(step)).toEqual({ code: 'own' });
    expect([opened.length, bought]).toEqual([0, 0]);
  });

  it('is looked up when the carrier’s answer got lost', async () => {
    loses = 1;
    const { buyReturnLabel } = activities();
    await expectAsync(buyReturnLabel(step)).toBeRejected();
    expect(await buyReturnLabel(step)).toEqual({ code: 'bought' });
    expect([opened.length, bought, row.trackerRef]).toEqual([1, 1, 'trk_1']);
  });

  it('is kept when the parcel is on its way with it, also when that is found out at the last moment', async () => {
    const { buyReturnLabel, giveBackReturnLabel } = activities();
    await buyReturnLabel(step);
    scans = ['in_transit'];
    expect(await giveBackReturnLabel(step)).toEqual({ code: 'in_use' });
    refuses = true;
    scans = ['announced', 'in_transit'];
    expect(await giveBackReturnLabel(step)).toEqual({ code: 'in_use' });
    expect([given, row.carrierRef]).toEqual([0, 'shp_1']);
  });

  it('is forgotten when the carrier takes it back no more and nobody has used it', async () => {
    const { buyReturnLabel, giveBackReturnLabel } = activities();
    await buyReturnLabel(step);
    refuses = true;
    expect(await giveBackReturnLabel(step)).toEqual({ code: 'given_back' });
    expect(row.carrierRef).toBeNull();
  });

  it('is given back once when nobody needs it, and giving back none is harmless', async () => {
    const { buyReturnLabel, giveBackReturnLabel } = activities();
    await giveBackReturnLabel(step);
    await buyReturnLabel(step);
    await giveBackReturnLabel(step);
    await giveBackReturnLabel(step);
    expect([given, row.carrierRef]).toEqual([1, null]);
  });
});
