import type { FreshDatabase, OrderExample } from '@green-apple/testing';

export interface JournalLine {
  readonly operation: string;
  readonly fault: string | null;
  readonly request: Readonly<Record<string, unknown>>;
  readonly effects: readonly {
    readonly kind: string;
    readonly ref: string;
    readonly orderId?: string;
  }[];
}

/** What a shop's partners are reached by. */
interface PartnersOf {
  readonly simulatorUrl: string;
  readonly database: FreshDatabase;
  readonly env: Readonly<Record<string, string>>;
}

/** The partners of a stage's shop: what they did, what they are to do next, and the mails that went out. */
export class StagePartners {
  readonly #shop: PartnersOf;

  constructor(shop: PartnersOf) {
    this.#shop = shop;
  }

  /** What the partners did for this order, in order. */
  async effects(order: OrderExample): Promise<string[]> {
    const lines = await this.journal(order.id);
    return lines
      .flatMap(({ effects }) => effects)
      .filter(({ orderId }) => orderId === order.id)
      .map(({ kind }) => kind);
  }

  async journal(orderId: string): Promise<JournalLine[]> {
    const reply = await fetch(`${this.#shop.simulatorUrl}/journal?orderId=${orderId}`);
    const { entries } = (await reply.json()) as { entries: JournalLine[] };
    return entries;
  }

  async fault(fault: object): Promise<void> {
    const reply = await fetch(`${this.#shop.simulatorUrl}/control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    if (!reply.ok) throw new Error(await reply.text());
  }

  /** Answers the bank's question, or fails it. */
  async answerBank(order: OrderExample, path: 'complete' | 'fail'): Promise<void> {
    const found = await this.#stripe(
      `/v1/payment_intents/search?query=${encodeURIComponent(`metadata['order_id']:'${order.id}'`)}`,
    );
    const { data } = found as { data: { client_secret: string }[] };
    await fetch(`${this.#shop.simulatorUrl}/stripe-js/challenges/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientSecret: data[0]?.client_secret }),
    });
  }

  /** The bank answers a payment it took its time over; null: it agrees. */
  async bankSays(order: OrderExample, declineCode: string | null): Promise<void> {
    const [row] = await this.#shop.database.query<{ ref: string }>(
      'select provider_ref as ref from payment.payment where order_id = $1 order by attempt desc',
      [order.id],
    );
    const reply = await fetch(`${this.#shop.simulatorUrl}/control/bank/settle`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ paymentIntent: row?.ref, declineCode }),
    });
    if (!reply.ok && declineCode === null) throw new Error(await reply.text());
  }

  /** The cardholder tells their bank to take the payment back. */
  async dispute(order: OrderExample): Promise<void> {
    const [row] = await this.#shop.database.query<{ ref: string }>(
      `select provider_ref as ref from payment.payment where order_id = $1 and provider_ref is not null`,
      [order.id],
    );
    const reply = await fetch(`${this.#shop.simulatorUrl}/control/bank/dispute`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ paymentIntent: row?.ref }),
    });
    if (!reply.ok) throw new Error(await reply.text());
  }

  /** The mails this shopper got, by subject. */
  mails(order: OrderExample): Promise<string[]> {
    return this.mailsTo(order.email);
  }

  async mailsTo(email: string): Promise<string[]> {
    const reply = await fetch(`${this.#shop.env['MAILBOX_URL']}/email`);
    const all = (await reply.json()) as { subject: string; to: { address: string }[] }[];
    return all
      .filter(({ to }) => to.some(({ address }) => address === email))
      .map(({ subject }) => subject);
  }

  async #stripe(path: string): Promise<unknown> {
    const authorization = `Bearer ${this.#shop.env['STRIPE_SECRET_KEY']}`;
    const reply = await fetch(`${this.#shop.simulatorUrl}${path}`, { headers: { authorization } });
    return reply.json();
  }
}
