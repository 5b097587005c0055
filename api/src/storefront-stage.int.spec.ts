import type {
  CartDto,
  OrderProgress,
  PlacedOrder,
  Problem,
  Quote,
  QuoteRequest,
} from '@green-apple/contracts-http';
import { scale, sum, type Money } from '@green-apple/domain-money';
import { createLogger } from '@green-apple/observability';
import type {
  CalculateTaxInput,
  PaymentLookup,
  RatesOutcome,
  TaxOutcome,
} from '@green-apple/partners';
import {
  anAddress,
  freshDatabase,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { loadStorefrontConfig } from './config/storefront.config.ts';
import { createStorefrontApp, type StorefrontApp } from './storefront.app.ts';

/*
 * What the integration specs of the storefront API stand on: the whole API on a database of its own, with
 * outside companies faked at their ports. Named as a spec because only specs may use the testing library.
 */

/** Two cores shared with a whole stack: patience is cheaper than a false alarm. */
jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;
/** Answers after which the shop's pages send the same request once more. */
const TRY_AGAIN = new Set(['503 DEPENDENCY_UNAVAILABLE', '409 IDEMPOTENCY_IN_PROGRESS']);

export const SHOP_URL = 'https://shop.example';
export const WEBHOOK_SECRETS = ['whsec_new', 'whsec_old'] as const;
export const ITEMS = TINY_IDS.variants;
export const SECRET = 'a-secret-for-specs';

/** Outside companies that answer as a spec tells them. */
export class FakePartners {
  rates: () => Promise<RatesOutcome> = () =>
    Promise.resolve({
      code: 'rated',
      rates: [aRate('Ground', 510, 3), aRate('Express', 1420, 1)],
    });
  /** Ten percent on goods and delivery. */
  tax: (input: CalculateTaxInput) => Promise<TaxOutcome> = (input) => {
    const tenth = (amount: Money): Money => scale(amount, 1, 10);
    const lines = input.lines.map(({ reference, amount }) => ({ reference, tax: tenth(amount) }));
    const shippingTax = tenth(input.shipping);
    return Promise.resolve({
      code: 'calculated',
      calculationRef: 'taxcalc_1',
      lines,
      shippingTax,
      tax: sum([...lines.map(({ tax }) => tax), shippingTax], input.currency),
      rates: [],
    });
  };
  payment: () => Promise<PaymentLookup> = () => Promise.resolve({ code: 'not_found' });
}

function aRate(service: string, minor: number, deliveryDays: number) {
  const price: Money = { minor, currency: 'USD' };
  return { rateRef: 'r', shipmentRef: 's', carrier: 'USPS', service, price, deliveryDays };
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Body;
}

export class StorefrontStage {
  readonly database: FreshDatabase;
  readonly app: StorefrontApp;
  readonly partners: FakePartners;
  readonly #log: { text: string };

  private constructor(
    database: FreshDatabase,
    app: StorefrontApp,
    partners: FakePartners,
    log: { text: string },
  ) {
    this.database = database;
    this.app = app;
    this.partners = partners;
    this.#log = log;
  }

  /** Opens the shop with exactly the database rights of its process, and drops the database with it. */
  static async open(
    env: Readonly<Record<string, string>> = {},
    host?: FreshDatabase,
  ): Promise<StorefrontStage> {
    const database = host ?? (await freshDatabase('ga_storefront'));
    await seedTinyCatalogue(database);
    const partners = new FakePartners();
    const log = { text: '' };
    const app = await createStorefrontApp(
      loadStorefrontConfig({
        DATABASE_WRITER_URL: database.writerUrl,
        STOREFRONT_URL: SHOP_URL,
        STRIPE_SECRET_KEY: 'sk_test_spec',
        STRIPE_PUBLISHABLE_KEY: 'pk_test_spec',
        STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRETS.join(','),
        EASYPOST_API_KEY: 'EZTK_spec',
        CUSTOMER_KEY_SECRET: SECRET,
        RATE_LIMIT_BURST: '1000',
        ...env,
      }),
      createLogger({ service: 'spec', destination: { write: (line) => (log.text += line) } }),
      {
        shipping: { rates: () => partners.rates() },
        tax: {
          calculate: (input) => partners.tax(input),
          commit: () => Promise.reject(new Error('the storefront commits no tax')),
          reverse: () => Promise.reject(new Error('the storefront reverses no tax')),
          reversePart: () => Promise.reject(new Error('the storefront reverses no tax')),
        },
        payment: { retrieve: () => partners.payment() },
      },
    );
    return new StorefrontStage(database, app, partners, log);
  }

  get log(): string {
    return this.#log.text;
  }

  shopper(): ShopperOnStage {
    return new ShopperOnStage(this);
  }

  async count(table: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select cast(count(*) as integer) as count from ${table}`,
    );
    return row?.count ?? 0;
  }

  async setStock(variantId: string, warehouse: number, store = 0): Promise<void> {
    await this.database.query(
      `update inventory.stock_level set reserved = 0,
         on_hand = case when location_id = $2 then cast($3 as integer) else cast($4 as integer) end
       where variant_id = $1`,
      [variantId, TINY_IDS.locations.warehouse, warehouse, store],
    );
  }

  /** Moves an order on as its workflow would. */
  async moveOrder(orderId: string, state: string, reason: string | null = null): Promise<void> {
    await this.database.query(
      `with moved as (
         update ordering."order" set state = $2, state_reason = $3, version = version + 1 where id = $1
         returning id, version)
       insert into ordering.history (order_id, seq, from_state, to_state, reason)
       select id, version, 'placed', $2, $3 from moved`,
      [orderId, state, reason],
    );
  }

  async movePayment(orderId: string, state: string): Promise<void> {
    await this.database.query(
      `update payment.payment set state = $2, provider_ref = 'pi_' || order_id where order_id = $1`,
      [orderId, state],
    );
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}

/** A browser with a session of its own. */
export class ShopperOnStage {
  readonly #stage: StorefrontStage;
  cookie: string | undefined;
  email = `robin-${randomUUID()}@example.com`;

  constructor(stage: StorefrontStage) {
    this.#stage = stage;
  }

  async send<Body>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const answer = await this.#stage.app.http.inject({
      method,
      url,
      headers: {
        'x-requested-with': 'green-apple',
        origin: SHOP_URL,
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const set = [answer.headers['set-cookie'] ?? []].flat()[0];
    if (set !== undefined) this.cookie = withCookie(this.cookie, set);
    const body = (answer.body === '' ? null : JSON.parse(answer.body)) as Body;
    return { status: answer.statusCode, headers: answer.headers, body };
  }

  async cart(): Promise<CartDto> {
    return (await this.send<CartDto>('GET', '/api/cart')).body;
  }

  add(variantId: string, quantity = 1): Promise<Answer<CartDto & Problem>> {
    return this.send('POST', '/api/cart/lines', { variantId, quantity });
  }

  quote(changes: Partial<QuoteRequest> = {}): Promise<Answer<Quote & Problem>> {
    return this.send('POST', '/api/cart/quote', {
      email: this.email,
      address: anAddress(),
      ...changes,
    });
  }

  /** Places as the shop's pages do: when the shop is too busy, with the same key again. */
  async place(
    quoteId: string,
    key: string = randomUUID(),
    paymentMethodId?: string,
  ): Promise<Answer<PlacedOrder & Problem>> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.placeOnce(quoteId, key, paymentMethodId);
      if (attempt === 10 || !TRY_AGAIN.has(refusal(answer))) return answer;
    }
  }

  placeOnce(
    quoteId: string,
    key: string = randomUUID(),
    paymentMethodId = 'pm_card_visa',
  ): Promise<Answer<PlacedOrder & Problem>> {
    return this.send(
      'POST',
      '/api/orders',
      { quoteId, paymentMethodId },
      { 'idempotency-key': key },
    );
  }

  /** The whole way with one item; throws when the shop refuses. */
  async buy(
    variantId: string = ITEMS.magnesium60,
    quantity = 1,
    to: Partial<QuoteRequest> = {},
  ): Promise<PlacedOrder> {
    await this.add(variantId, quantity);
    const quote = await this.quote(to);
    const order = await this.place(quote.body.id);
    if (order.status !== 201) throw new Error(`not sold: ${JSON.stringify(order.body)}`);
    return order.body;
  }

  progress(orderId: string): Promise<Answer<OrderProgress & Problem>> {
    return this.send('GET', `/api/orders/${orderId}/progress`, undefined, {
      accept: 'application/json',
    });
  }
}

/** A refusal in brief: `404 VARIANT_NOT_FOUND`; what was not refused shows its status alone. */
export function refusal({ status, body }: Answer<unknown>): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : '';
  return `${status} ${String(code)}`;
}

/** What a browser sends once it has been told to keep a cookie beside those it has. */
function withCookie(kept: string | undefined, set: string): string {
  const [pair = ''] = set.split(';');
  const [name = ''] = pair.split('=');
  const others = (kept?.split('; ') ?? []).filter((each) => !each.startsWith(`${name}=`));
  return [...others, pair].join('; ');
}
