import { randomUUID } from 'node:crypto';
import type { OrderProgress, Problem, Quote } from '@green-apple/contracts-http';
import { anAddress } from '@green-apple/testing';
import type { ClientRequest } from '../proof/snapshot.ts';

/** A reply; null when none came. */
export type Reply = { readonly status: number; readonly body: unknown } | null;

const PATIENCE_MS = 12_000;
const PAUSE_MS = 400;
/** How long a shopper tries one step: longer than a process takes to come back on a busy machine, several times over. */
const TIRED_AFTER_MS = 150_000;

const isNotNow = (reply: Reply): boolean =>
  reply === null ||
  reply.status >= 500 ||
  reply.status === 429 ||
  problemIn(reply)?.code === 'IDEMPOTENCY_IN_PROGRESS';

export function problemIn(reply: Reply): Problem | undefined {
  const body = reply?.body;
  return typeof body === 'object' && body !== null && 'code' in body
    ? (body as Problem)
    : undefined;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A shopper with a session of their own, who writes down what they sent and what they were told. */
export class Shopper {
  readonly email: string;
  readonly #api: string;
  readonly #bag: string;
  readonly #journal: ClientRequest[];
  #cookie: string | undefined;

  constructor(api: string, bag: string, journal: ClientRequest[]) {
    this.#api = api;
    this.#bag = bag;
    this.#journal = journal;
    this.email = `${bag}.${randomUUID().slice(0, 8)}@example.com`;
  }

  /** One request; nothing is tried again. */
  async ask(method: string, path: string, body?: object, key?: string): Promise<Reply> {
    try {
      const answer = await fetch(`${this.#api}${path}`, {
        method,
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          accept: 'application/json',
          'x-requested-with': 'green-apple',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const session = answer.headers.getSetCookie().find((each) => each.startsWith('ga_session='));
      if (session !== undefined) this.#cookie = session.split(';', 1)[0];
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    } catch {
      return null;
    }
  }

  /** Asks until the shop says something definite. Throws when it never does. */
  async insist(
    method: string,
    path: string,
    body?: object,
    key?: string,
  ): Promise<NonNullable<Reply>> {
    for (const end = performance.now() + TIRED_AFTER_MS; performance.now() < end;) {
      const reply = await this.ask(method, path, body, key);
      if (reply !== null && !isNotNow(reply)) return reply;
      await pause(PAUSE_MS);
    }
    throw new Error(`${this.#bag}: nobody answers ${method} ${path}`);
  }

  async fill(items: readonly { variantId: string; quantity: number }[]): Promise<Quote | Problem> {
    for (const item of items) await this.insist('POST', '/api/cart/lines', item);
    const request = { email: this.email, address: anAddress() };
    const { body } = await this.insist('POST', '/api/cart/quote', request);
    return body as Quote | Problem;
  }

  /** Places the order under one key until something definite is said; every try is written down. */
  async place(quoteId: string, paymentMethodId: string, key: string): Promise<NonNullable<Reply>> {
    const body = { quoteId, paymentMethodId };
    for (const end = performance.now() + TIRED_AFTER_MS; performance.now() < end;) {
      const reply = await this.ask('POST', '/api/orders', body, key);
      this.#write(key, body, reply);
      if (reply !== null && !isNotNow(reply)) return reply;
      await pause(PAUSE_MS);
    }
    throw new Error(`${this.#bag}: nobody says what became of the order`);
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

  /** Waits until the order is in one of `states`; null when it does not get there in time. */
  async until(orderId: string, states: readonly string[], within = 90_000): Promise<string | null> {
    for (const end = performance.now() + within; performance.now() < end;) {
      const reply = await this.ask('GET', `/api/orders/${orderId}/progress`);
      const state = reply?.status === 200 ? (reply.body as OrderProgress).state : '';
      if (states.includes(state)) return state;
      await pause(PAUSE_MS);
    }
    return null;
  }
}
