import { randomUUID } from 'node:crypto';
import type {
  AddCartLine,
  PlaceOrder,
  PlacedOrder,
  Problem,
  Quote,
  QuoteRequest,
} from '@green-apple/contracts-http';
import type { Answer, Call, HttpClient } from './load.ts';

const ADDRESS: QuoteRequest['address'] = {
  name: 'Robin Bench',
  line1: '12 Orchard Road',
  line2: '',
  city: 'Portland',
  region: 'OR',
  postalCode: '97205',
  country: 'US',
  phone: '',
};

export type PlaceOutcome =
  | { readonly ok: true; readonly order: PlacedOrder }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

function parse<Body>(answer: Answer, expected: number): Body {
  if (answer.status !== expected)
    throw new Error(`expected ${expected}, got ${answer.status}: ${answer.body.slice(0, 400)}`);
  return JSON.parse(answer.body) as Body;
}

/** One shopper with a session of their own, speaking the shop's public API. */
export class Buyer {
  private readonly client: HttpClient;
  private readonly api: string;
  private cookie: string | undefined;

  constructor(client: HttpClient, api: string) {
    this.client = client;
    this.api = api;
  }

  private async send(
    method: NonNullable<Call['method']>,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer> {
    const answer = await this.client.send({
      method,
      url: `${this.api}${path}`,
      body,
      headers: {
        'x-requested-with': 'green-apple',
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
    });
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    const session = cookies.find((value) => value.startsWith('ga_session='));
    if (session !== undefined) this.cookie = session.split(';')[0];
    return answer;
  }

  async add(line: AddCartLine): Promise<void> {
    const answer = await this.send('POST', '/api/cart/lines', line);
    if (answer.status >= 300) parse(answer, 200);
  }

  async quote(): Promise<Quote> {
    const request: QuoteRequest = { email: `bench-${randomUUID()}@example.com`, address: ADDRESS };
    const first = await this.send('POST', '/api/cart/quote', request);
    if (first.status >= 300) parse(first, 200);
    return JSON.parse(first.body) as Quote;
  }

  async place(quote: Quote, paymentMethodId: string): Promise<PlaceOutcome> {
    const order: PlaceOrder = { quoteId: quote.id, paymentMethodId };
    const answer = await this.send('POST', '/api/orders', order, randomUUID());
    return answer.status === 201
      ? { ok: true, order: JSON.parse(answer.body) as PlacedOrder }
      : { ok: false, status: answer.status, problem: JSON.parse(answer.body) as Problem };
  }
}

export interface StripeAccess {
  readonly stripeApiUrl: string;
  readonly publishableKey: string;
}

const AT_ONCE = 8;

/**
 * Card handles as the provider's frame would make them, one for each payment: the provider lets a handle
 * that belongs to no customer pay once. Filled before the clock runs, since typing a card is not our work.
 */
export class Wallet {
  private readonly access: StripeAccess;
  private readonly cards: string[] = [];

  private constructor(access: StripeAccess) {
    this.access = access;
  }

  static async filled(access: StripeAccess, count: number): Promise<Wallet> {
    const wallet = new Wallet(access);
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (wallet.cards.length < count) wallet.cards.push(await createCard(access));
      }),
    );
    return wallet;
  }

  /** A card nobody has paid with; made on the spot when the wallet is empty. */
  async card(): Promise<string> {
    return this.cards.pop() ?? createCard(this.access);
  }
}

async function createCard(stack: StripeAccess): Promise<string> {
  const answer = await fetch(`${stack.stripeApiUrl}/v1/payment_methods`, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
    headers: {
      authorization: `Bearer ${stack.publishableKey}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      type: 'card',
      'card[number]': '4242424242424242',
      'card[exp_month]': '12',
      'card[exp_year]': '2034',
      'card[cvc]': '123',
    }),
  });
  const body = (await answer.json()) as { id?: string };
  if (body.id === undefined) throw new Error(`no card handle: ${answer.status}`);
  return body.id;
}
