import { randomUUID } from 'node:crypto';
import type {
  AddressDto,
  OrderDetail,
  OrderProgress,
  PlacedOrder,
  Problem,
  ProductList,
  Quote,
} from '@green-apple/contracts-http';
import { anAddress, eventually, testStack } from '@green-apple/testing';

interface Request {
  readonly method?: string;
  readonly body?: unknown;
  readonly key?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** One shopper with a session of their own who speaks the shop's public API, as the browser does. */
export class Shopper {
  readonly email = `robin.${randomUUID().slice(0, 8)}@example.com`;
  #cookie: string | undefined;

  /** Any answer, refusals included. */
  async ask(path: string, { method = 'GET', body, key }: Request = {}): Promise<Reply> {
    const answer = await fetch(`${testStack().needed('STOREFRONT_API_URL')}${path}`, {
      method,
      signal: AbortSignal.timeout(20_000),
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
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  }

  async #get<Body>(path: string, request?: Request): Promise<Body> {
    const { status, body } = await this.ask(path, request);
    if (status >= 400) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body as Body;
  }

  products(query = ''): Promise<ProductList> {
    return this.#get<ProductList>(`/api/products${query}`);
  }

  /** Puts `quantity` of something that is in stock into the bag and gets a total for it. */
  async fillBag(quantity = 1): Promise<Quote> {
    const { items } = await this.products('?inStock=true&limit=10');
    const [first] = items;
    if (first === undefined) throw new Error('the shop has nothing to sell');
    const body = { variantId: first.variantId, quantity };
    await this.#get('/api/cart/lines', { method: 'POST', body });
    return this.quote();
  }

  quote(address: AddressDto = anAddress()): Promise<Quote> {
    const body = { email: this.email, address };
    return this.#get<Quote>('/api/cart/quote', { method: 'POST', body });
  }

  place(quote: Quote, paymentMethodId: string, key: string = randomUUID()): Promise<PlacedOrder> {
    const body = { quoteId: quote.id, paymentMethodId };
    return this.#get<PlacedOrder>('/api/orders', { method: 'POST', body, key });
  }

  payAgain(orderId: string, paymentMethodId: string): Promise<OrderProgress> {
    const request = { method: 'POST', body: { paymentMethodId }, key: randomUUID() };
    return this.#get<OrderProgress>(`/api/orders/${orderId}/payments`, request);
  }

  order(orderId: string): Promise<OrderDetail> {
    return this.#get<OrderDetail>(`/api/orders/${orderId}`);
  }

  /** Waits until the order is in `state` and returns it. */
  orderIn(state: OrderProgress['state'], orderId: string, within = 30_000): Promise<OrderDetail> {
    return eventually(
      async () => {
        const order = await this.order(orderId);
        if (order.progress.state !== state) throw new Error(`the order is ${order.progress.state}`);
        return order;
      },
      { within, every: 200 },
    );
  }
}

export const problemOf = ({ body }: Reply): Problem => body as Problem;
