import { randomUUID } from 'node:crypto';
import type { OrderProgress, Problem, Quote } from '@green-apple/contracts-http';
import { anAddress } from '@green-apple/testing';
import type { ClientRequest } from '../proof/snapshot.ts';
import { Caller, problemIn, type Reply } from './caller.ts';

/** A limit against hanging: every wait is for something that comes, on however busy a machine. */
export const PATIENCE_MS = 240_000;

/** What goes into a bag, and what pays for it beside a card. */
export interface BagContent {
  readonly items: readonly { readonly variantId: string; readonly quantity: number }[];
  readonly coupon: string | null;
  readonly giftCard: string | null;
}

/** A shopper with a session of their own, who writes down what they sent and what they were told. */
export class Shopper extends Caller {
  readonly email: string;
  readonly #bag: string;
  readonly #journal: ClientRequest[];
  #cookie: string | undefined;

  constructor(api: string, bag: string, journal: ClientRequest[]) {
    super(api, bag);
    this.#bag = bag;
    this.#journal = journal;
    this.email = `${bag}.${randomUUID().slice(0, 8)}@example.com`;
  }

  protected override headers(): Promise<Readonly<Record<string, string>>> {
    const shown: Record<string, string> = {};
    if (this.#cookie !== undefined) shown['cookie'] = this.#cookie;
    return Promise.resolve(shown);
  }

  protected override hear(answer: Response): void {
    const session = answer.headers.getSetCookie().find((each) => each.startsWith('ga_session='));
    if (session !== undefined) this.#cookie = session.split(';', 1)[0];
  }

  /** A code that is not taken, or a gift card that is used up, keeps nobody from buying. */
  async fill({ items, coupon, giftCard }: BagContent): Promise<Quote | Problem> {
    for (const item of items) await this.insist('POST', '/api/cart/lines', item);
    if (coupon !== null) await this.insist('POST', '/api/cart/coupon', { code: coupon });
    if (giftCard !== null) await this.insist('POST', '/api/cart/gift-cards', { code: giftCard });
    const request = { email: this.email, address: anAddress() };
    const { body } = await this.insist('POST', '/api/cart/quote', request);
    return body as Quote | Problem;
  }

  /** Places the order under one key until something definite is said; every try is written down. */
  place(quoteId: string, paymentMethodId: string, key: string): Promise<NonNullable<Reply>> {
    const body = { quoteId, paymentMethodId };
    return this.insist('POST', '/api/orders', body, { key }, (reply) =>
      this.#write(key, body, reply),
    );
  }

  #write(key: string, body: object, reply: Reply): void {
    const placed = reply !== null && reply.status < 300;
    this.#journal.push({
      bag: this.#bag,
      key,
      body: JSON.stringify(body),
      status: reply?.status ?? null,
      code: problemIn(reply)?.code ?? null,
      orderId: placed ? (reply.body as { id: string }).id : null,
      email: this.email,
    });
  }

  /** Waits until the order is as wanted; null when it does not get there in time. */
  follow(
    orderId: string,
    isWanted: (order: OrderProgress) => boolean,
    within = PATIENCE_MS,
  ): Promise<OrderProgress | null> {
    return this.look(`/api/orders/${orderId}/progress`, isWanted, within);
  }

  /** Waits until the order is in one of `states`; null when it does not get there in time. */
  async until(orderId: string, states: readonly string[]): Promise<string | null> {
    const seen = await this.follow(orderId, ({ state }) => states.includes(state));
    return seen?.state ?? null;
  }
}
