import { createHmac } from 'node:crypto';
import type { PartnerHouse } from '../partner-call.ts';
import { newId } from './payment-methods.ts';

const KIND = 'event';
const API_VERSION = '2026-10-28.endive';
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];
const MAX_ATTEMPTS = 20;
/** Events follow the API's own answer a moment later, as the real ones mostly do. */
const USUAL_DELAY_MS = 250;
const ANSWER_WITHIN_MS = 5_000;

interface PendingEvent {
  readonly id: string;
  readonly type: string;
  readonly orderId: string | undefined;
  readonly payload: string;
  readonly attempts: number;
  /** Deliveries still to make; more than one when duplicates were asked for. */
  readonly copies: number;
  readonly notBefore: number;
}

export interface WebhookSettings {
  readonly url: string | null;
  readonly secret: string;
}

/** Sends signed events until the shop takes them; what is not taken survives a restart. */
export class WebhookSender {
  readonly #house: PartnerHouse;
  readonly #settings: WebhookSettings;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #underway = new Set<Promise<void>>();
  #stopped = false;

  constructor(house: PartnerHouse, settings: WebhookSettings) {
    this.#house = house;
    this.#settings = settings;
    for (const event of house.store.all<PendingEvent>(KIND)) this.#schedule(event);
  }

  /** Announces that `object` changed. */
  emit(
    type: string,
    object: { readonly id: string; readonly metadata?: Readonly<Record<string, string>> },
  ): void {
    if (this.#settings.url === null) return;
    const orderId = object.metadata?.['order_id'];
    const now = Date.now();
    const id = newId('evt');
    const late = this.#house.faults.take(type, orderId, ['webhook-late']);
    const duplicate = this.#house.faults.take(type, orderId, ['webhook-duplicate']);
    const event: PendingEvent = {
      id,
      type,
      orderId,
      payload: JSON.stringify({
        id,
        object: 'event',
        api_version: API_VERSION,
        created: Math.floor(now / 1000),
        data: { object },
        livemode: false,
        pending_webhooks: 1,
        request: { id: null, idempotency_key: null },
        type,
      }),
      attempts: 0,
      copies: duplicate?.copies ?? 1,
      notBefore: now + (late?.delayMs ?? USUAL_DELAY_MS),
    };
    this.#house.store.put(KIND, id, event);
    this.#schedule(event);
  }

  /** Sends no more; what is on its way is finished and noted. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.all(this.#underway);
  }

  #schedule(event: PendingEvent): void {
    if (this.#stopped) return;
    const wait = Math.max(0, event.notBefore - Date.now());
    this.#timers.set(
      event.id,
      setTimeout(() => this.#start(event), wait),
    );
  }

  #start(event: PendingEvent): void {
    const delivery = this.#deliver(event).finally(() => this.#underway.delete(delivery));
    this.#underway.add(delivery);
  }

  async #deliver(event: PendingEvent): Promise<void> {
    const status = await this.#post(event.payload);
    this.#house.journal.record({
      partner: 'stripe',
      operation: 'webhook.deliver',
      idempotencyKey: null,
      replayed: event.attempts > 0,
      fault: null,
      status,
      request: { event: event.id, type: event.type, order_id: event.orderId },
      effects: [],
    });
    this.#next(event, status !== null && status >= 200 && status < 300);
  }

  #next(event: PendingEvent, taken: boolean): void {
    const copies = taken ? event.copies - 1 : event.copies;
    const attempts = taken ? event.attempts : event.attempts + 1;
    if (copies === 0 || attempts >= MAX_ATTEMPTS) {
      this.#timers.delete(event.id);
      this.#house.store.remove(KIND, event.id);
      return;
    }
    const pause = taken ? 50 : (RETRY_MS[attempts - 1] ?? RETRY_MS.at(-1) ?? 0);
    const again = { ...event, copies, attempts, notBefore: Date.now() + pause };
    this.#house.store.put(KIND, event.id, again);
    this.#schedule(again);
  }

  async #post(payload: string): Promise<number | null> {
    if (this.#settings.url === null) return null;
    try {
      const answer = await fetch(this.#settings.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signature(payload, this.#settings.secret, Date.now()),
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
}

/** Stripe's signature: time and payload under the endpoint's secret. */
export function signature(payload: string, secret: string, nowMs: number): string {
  const time = Math.floor(nowMs / 1000);
  const digest = createHmac('sha256', secret).update(`${time}.${payload}`).digest('hex');
  return `t=${time},v1=${digest}`;
}
