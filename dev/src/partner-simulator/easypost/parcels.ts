import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { PartnerAnswer, PartnerHouse } from '../partner-call.ts';

export const TRACKER_STATUSES = [
  'unknown',
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'available_for_pickup',
  'return_to_sender',
  'failure',
  'cancelled',
  'error',
] as const;
export type TrackerStatus = (typeof TRACKER_STATUSES)[number];

export interface Rate {
  readonly id: string;
  readonly carrier: string;
  readonly service: string;
  readonly rate: string;
}

export interface Shipment {
  readonly id: string;
  readonly object: 'Shipment';
  readonly reference: string | null;
  readonly is_return: boolean;
  readonly rates: readonly Rate[];
  readonly selected_rate: Rate | null;
  readonly tracking_code: string | null;
  readonly postage_label: object | null;
  readonly refund_status: string | null;
  readonly tracker: Tracker | null;
  readonly created_at: string;
  readonly updated_at: string;
}

interface Tracker {
  readonly id: string;
  readonly object: 'Tracker';
  readonly tracking_code: string;
  readonly status: TrackerStatus;
  readonly carrier: string;
  readonly shipment_id: string;
  readonly public_url: string;
  readonly updated_at: string;
}

interface PendingEvent {
  readonly id: string;
  readonly payload: string;
  readonly copies: number;
  readonly attempts: number;
}

export interface ParcelSettings {
  readonly url: string | null;
  readonly secret: string;
  /** Time between two steps of a parcel that moves by itself; 0 when it does not. */
  readonly stepMs: number;
}

const SHIPMENT = 'shipment';
const EVENT = 'easypost_event';
const WAY: readonly TrackerStatus[] = [
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'delivered',
];
const MOST_ATTEMPTS = 12;
const RETRY_MS = 1_000;
const ANSWER_WITHIN_MS = 5_000;

const id = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;
const refusal = (status: number, code: string, message: string): PartnerAnswer => ({
  status,
  body: { error: { code, message, errors: [] } },
});

/** EasyPost's parcels: labels bought and given back, trackers, and signed events about them. */
export class Parcels {
  readonly #house: PartnerHouse;
  readonly #settings: ParcelSettings;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #underway = new Set<Promise<void>>();

  constructor(house: PartnerHouse, settings: ParcelSettings) {
    this.#house = house;
    this.#settings = settings;
    for (const event of house.store.all<PendingEvent>(EVENT))
      this.#later(250, () => this.#send(event));
    for (const { tracker } of house.store.all<Shipment>(SHIPMENT)) this.#moveOn(tracker ?? null);
  }

  keep(shipment: Shipment): void {
    this.#house.store.put(SHIPMENT, shipment.id, shipment);
  }

  retrieve(shipmentId: string): PartnerAnswer {
    const shipment = this.#house.store.get<Shipment>(SHIPMENT, shipmentId);
    return shipment === undefined ? notFound() : { status: 200, body: shipment };
  }

  buy(shipmentId: string, rateId: string): PartnerAnswer {
    const shipment = this.#house.store.get<Shipment>(SHIPMENT, shipmentId);
    if (shipment === undefined) return notFound();
    if (shipment.postage_label !== null)
      return refusal(422, 'SHIPMENT.POSTAGE.EXISTS', 'Postage already exists for this shipment.');
    const rate = shipment.rates.find((each) => each.id === rateId);
    if (rate === undefined)
      return refusal(422, 'SHIPMENT.POSTAGE.FAILURE', 'The rate is not one of this shipment.');
    const bought = labelled(shipment, rate);
    this.keep(bought);
    this.#moveOn(bought.tracker);
    const effects = [
      {
        kind: shipment.is_return ? 'return_label_bought' : 'label_bought',
        ref: shipmentId,
        amountMinor: Math.round(Number(rate.rate) * 100),
        currency: 'usd',
      },
    ];
    return { status: 200, body: bought, effects };
  }

  refund(shipmentId: string): PartnerAnswer {
    const shipment = this.#house.store.get<Shipment>(SHIPMENT, shipmentId);
    if (shipment === undefined) return notFound();
    if (shipment.tracker === null || shipment.refund_status !== null)
      return refusal(422, 'SHIPMENT.REFUND.FAILURE', 'The shipment cannot be refunded.');
    if (shipment.tracker.status !== 'pre_transit')
      return refusal(422, 'SHIPMENT.REFUND.IN_TRANSIT', 'The parcel has been scanned.');
    const refunded = { ...shipment, refund_status: 'submitted' };
    this.keep(refunded);
    const kind = shipment.is_return ? 'return_label_refunded' : 'label_refunded';
    const effects = [{ kind, ref: shipmentId }];
    return { status: 200, body: refunded, effects };
  }

  tracker(trackerId: string): PartnerAnswer {
    const found = this.#house.store
      .all<Shipment>(SHIPMENT)
      .find(({ tracker }) => tracker?.id === trackerId);
    return found?.tracker ? { status: 200, body: found.tracker } : notFound();
  }

  /** The carrier has scanned a parcel: its tracker moves, and the shop is told. */
  moveTo(scan: {
    readonly parcel: string;
    readonly status: TrackerStatus;
    readonly copies: number;
  }): Tracker | null {
    const shipment = this.#house.store
      .all<Shipment>(SHIPMENT)
      .findLast(
        ({ reference, tracker }) =>
          tracker !== null && (tracker.tracking_code === scan.parcel || reference === scan.parcel),
      );
    if (!shipment?.tracker) return null;
    const now = new Date().toISOString();
    const tracker = { ...shipment.tracker, status: scan.status, updated_at: now };
    this.keep({ ...shipment, tracker });
    this.#house.journal.record({
      partner: 'easypost',
      operation: 'tracker.scan',
      idempotencyKey: null,
      replayed: false,
      fault: null,
      status: null,
      request: { tracker: tracker.id, status: scan.status },
      effects: [{ kind: `parcel_${scan.status}`, ref: shipment.id }],
    });
    this.#emit(tracker, scan.copies);
    return tracker;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#underway);
  }

  #moveOn(tracker: Tracker | null): void {
    const next = tracker === null ? undefined : WAY[WAY.indexOf(tracker.status) + 1];
    if (this.#settings.stepMs === 0 || tracker === null || next === undefined) return;
    this.#later(this.#settings.stepMs, async () => {
      const moved = this.moveTo({ parcel: tracker.tracking_code, status: next, copies: 1 });
      this.#moveOn(moved);
    });
  }

  #emit(tracker: Tracker, copies: number): void {
    if (this.#settings.url === null) return;
    const eventId = id('evt');
    const payload = JSON.stringify({
      id: eventId,
      object: 'Event',
      mode: 'test',
      description: 'tracker.updated',
      status: 'pending',
      previous_attributes: {},
      result: tracker,
      created_at: tracker.updated_at,
    });
    const event = { id: eventId, payload, copies, attempts: 0 };
    this.#house.store.put(EVENT, eventId, event);
    this.#later(50, () => this.#send(event));
  }

  async #send(event: PendingEvent): Promise<void> {
    const status = await this.#post(event.payload);
    this.#house.journal.record({
      partner: 'easypost',
      operation: 'webhook.deliver',
      idempotencyKey: null,
      replayed: event.attempts > 0,
      fault: null,
      status,
      request: { event: event.id },
      effects: [],
    });
    const taken = status !== null && status >= 200 && status < 300;
    const copies = taken ? event.copies - 1 : event.copies;
    if (copies === 0 || event.attempts >= MOST_ATTEMPTS)
      return this.#house.store.remove(EVENT, event.id);
    const again = { ...event, copies, attempts: event.attempts + 1 };
    this.#house.store.put(EVENT, event.id, again);
    this.#later(taken ? 50 : RETRY_MS * again.attempts, () => this.#send(again));
  }

  async #post(payload: string): Promise<number | null> {
    const { url, secret } = this.#settings;
    if (url === null) return null;
    const digest = createHmac('sha256', secret.normalize('NFKD')).update(payload).digest('hex');
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hmac-signature': `hmac-sha256-hex=${digest}`,
        },
        body: payload,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }

  #later(milliseconds: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const done = work().finally(() => this.#underway.delete(done));
      this.#underway.add(done);
    }, milliseconds);
    this.#timers.add(timer);
  }
}

const notFound = (): PartnerAnswer =>
  refusal(404, 'NOT_FOUND', 'The requested resource could not be found.');

function labelled(shipment: Shipment, rate: Rate): Shipment & { readonly tracker: Tracker } {
  const now = new Date().toISOString();
  const code =
    rate.carrier === 'UPS'
      ? `1Z${randomBytes(8).toString('hex').toUpperCase()}`
      : `94${Array.from({ length: 20 }, () => randomInt(10)).join('')}`;
  const tracker: Tracker = {
    id: id('trk'),
    object: 'Tracker',
    tracking_code: code,
    status: 'pre_transit',
    carrier: rate.carrier,
    shipment_id: shipment.id,
    public_url: `https://track.easypost.com/${code}`,
    updated_at: now,
  };
  return {
    ...shipment,
    selected_rate: rate,
    tracking_code: code,
    postage_label: {
      id: id('pl'),
      object: 'PostageLabel',
      label_url: `https://easypost-files.example/labels/${shipment.id}.png`,
      label_file_type: 'image/png',
    },
    tracker,
    updated_at: now,
  };
}
