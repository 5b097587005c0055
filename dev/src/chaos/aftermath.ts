import { randomUUID } from 'node:crypto';
import type {
  AdminReturn,
  OrderProgress,
  OrderReturns,
  ReturnDto,
} from '@green-apple/contracts-http';
import { pause } from './caller.ts';
import type { Aftermath } from './plan.ts';
import { PATIENCE_MS, type Shopper } from './shopper.ts';
import type { Staff } from './staff.ts';

export interface Parties {
  readonly shopper: Shopper;
  readonly staff: Staff;
  readonly simulatorUrl: string;
}

/** An event of the carrier may have got lost with whoever should have heard it: it scans again. */
const SCAN_EVERY_MS = 3_000;
/** Small enough for one employee to give back. */
const GOODWILL_MINOR = 250;

const NOT_SENT: readonly string[] = ['planned', 'picking', 'packed'];

/** What happens to an order once it is sold: everything is asked for twice, as people do. */
export async function goThrough(
  aftermath: Aftermath,
  orderId: string,
  parties: Parties,
): Promise<void> {
  const order = new SoldOrder(orderId, parties);
  switch (aftermath) {
    case 'kept':
      return;
    case 'cancelled':
      return order.cancel();
    case 'sent':
      return order.send();
    case 'delivered':
      await order.send();
      return order.deliver();
    case 'refunded-before':
      await order.refund();
      await order.send();
      return order.deliver();
    case 'refunded':
      await order.send();
      await order.refund();
      return order.deliver();
    case 'cancelled-while-packed':
      await Promise.all([order.send(), order.cancel()]);
      return;
    case 'returned':
      await order.send();
      await order.deliver();
      return order.sendBack();
  }
}

class SoldOrder {
  readonly #id: string;
  readonly #shopper: Shopper;
  readonly #staff: Staff;
  readonly #simulatorUrl: string;

  constructor(id: string, { shopper, staff, simulatorUrl }: Parties) {
    this.#id = id;
    this.#shopper = shopper;
    this.#staff = staff;
    this.#simulatorUrl = simulatorUrl;
  }

  async cancel(): Promise<void> {
    await this.#shopper.insistTwice('POST', `/api/orders/${this.#id}/cancellation`);
  }

  /** Packed and handed to the carrier, which is when it is paid. */
  async send(): Promise<void> {
    const planned = await this.#until(({ shipments }) => shipments.length > 0);
    await this.#instruct(planned, 'pack');
    const packed = await this.#until(({ shipments }) =>
      shipments.every(({ state }) => state !== 'planned'),
    );
    await this.#instruct(packed, 'ship');
    await this.#until(({ shipments }) => shipments.every(({ state }) => !NOT_SENT.includes(state)));
  }

  async #instruct(order: OrderProgress | null, instruction: 'pack' | 'ship'): Promise<void> {
    for (const { id } of order?.shipments ?? [])
      await this.#staff.insistTwice(
        'POST',
        `/admin/orders/${this.#id}/shipments/${id}/instructions`,
        { instruction },
        { key: randomUUID() },
      );
  }

  async deliver(): Promise<void> {
    const sent = await this.#until(({ shipments }) =>
      shipments.some(({ state }) => !NOT_SENT.includes(state)),
    );
    const parcels = (sent?.shipments ?? []).map(({ id }) => id);
    await this.#scan(parcels, 'delivered', () =>
      this.#shopper.follow(this.#id, ({ state }) => state === 'delivered', SCAN_EVERY_MS),
    );
  }

  async refund(): Promise<void> {
    await this.#staff.insistTwice(
      'POST',
      `/admin/orders/${this.#id}/refunds`,
      { amountMinor: GOODWILL_MINOR, reason: 'goodwill', note: 'It came late.' },
      { key: randomUUID() },
    );
  }

  /** One unit of the first thing comes back, whole, and is paid for. */
  async sendBack(): Promise<void> {
    const path = `/api/orders/${this.#id}/returns`;
    const choices = await this.#shopper.look<OrderReturns>(path, canSendBack, PATIENCE_MS);
    const choice = choices?.choices.find(({ units }) => units > 0);
    if (choice === undefined) return;
    const line = { lineId: choice.lineId, quantity: 1, reason: 'wrong_choice', opened: false };
    const asked = await this.#shopper.insistTwice(
      'POST',
      path,
      { resolution: 'refund', lines: [line] },
      { key: randomUUID() },
    );
    if (asked.status >= 300) return;
    const labelled = await this.#returned('labelled', PATIENCE_MS);
    if (labelled === null) return;
    await this.#scan([labelled.id], 'delivered', () => this.#returned('received', SCAN_EVERY_MS));
    await this.#inspect(labelled.id, choice.lineId);
    await this.#returned('refunded', PATIENCE_MS);
  }

  async #inspect(returnId: string, lineId: string): Promise<void> {
    const path = `/admin/returns/${returnId}`;
    const { version } = (await this.#staff.insist('GET', path)).body as AdminReturn;
    const found = { good: 1, damaged: 0, notAsDescribed: 0, missing: 0, accepted: 1 };
    const reply = await this.#staff.insistTwice(
      'POST',
      `${path}/inspection`,
      { lines: [{ lineId, ...found }] },
      { version },
    );
    if (reply.status >= 300)
      throw new Error(`return ${returnId}: the inspection was refused with ${reply.status}`);
  }

  async #returned(state: ReturnDto['state'], within: number): Promise<ReturnDto | null> {
    const seen = await this.#shopper.look<OrderReturns>(
      `/api/orders/${this.#id}/returns`,
      ({ returns }) => returns.some((each) => each.state === state),
      within,
    );
    return seen?.returns.find((each) => each.state === state) ?? null;
  }

  /** The carrier tells it twice, and again until it shows. */
  async #scan(
    parcels: readonly string[],
    status: 'delivered',
    isSeen: () => Promise<object | null>,
  ): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
      for (const parcel of parcels) await this.#tell({ parcel, status, copies: 2 });
      if ((await isSeen()) !== null) return;
      await pause(100);
    }
  }

  async #tell(scan: { readonly parcel: string; readonly status: string; readonly copies: number }) {
    await fetch(`${this.#simulatorUrl}/control/tracking`, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(scan),
    });
  }

  #until(isWanted: (order: OrderProgress) => boolean): Promise<OrderProgress | null> {
    return this.#shopper.follow(
      this.#id,
      (order) => order.state === 'cancelled' || isWanted(order),
    );
  }
}

const canSendBack = ({ choices }: OrderReturns): boolean => choices.some(({ units }) => units > 0);
