import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { money } from '@green-apple/domain-money';
import { createObjectStore, ensureBucket, type ObjectStore } from '@green-apple/messaging';
import {
  CaptureRepository,
  openReader,
  openWriter,
  type Reader,
  type Writer,
} from '@green-apple/persistence';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  testStack,
  type FreshDatabase,
  type OrderBuilder,
  type OrderExample,
} from '@green-apple/testing';
import type { ShipmentState } from '@green-apple/domain-order';
import type { OverdueRun } from '../../sweep/overdue-sweep.ts';
import { activitiesByKind } from '../../worker/activities-by-kind.ts';
import { FakeProvider } from '../fake-partners.ts';
import { FakeCarrier, FakePostOffice, FakeTaxes, nobodyCarries } from './twice-partners.ts';

type ByKind = ReturnType<typeof activitiesByKind>;
/** Every step that a run may ask for, by its name. */
export type Steps = ByKind['checkout'] &
  ByKind['fulfilment'] &
  ByKind['payment'] &
  ByKind['messaging'] &
  ByKind['reports'] &
  ByKind['media'];
export type StepName = keyof Steps;
export type InputOf<Name extends StepName> = Parameters<Steps[Name]>[0];

export const SECRET = 'a secret of at least thirty-two characters';
const BUCKET = 'green-apple-bulk-spec';

/** A shop on a database of its own, with every company we ask in memory, and all steps as the worker has them. */
export class TwiceStage {
  readonly database: FreshDatabase;
  readonly writer: Writer;
  readonly office: Writer;
  readonly shopper: Writer;
  readonly files: ObjectStore;
  readonly steps: Steps;
  readonly payments = new FakeProvider();
  readonly taxes = new FakeTaxes();
  readonly carrier = new FakeCarrier();
  readonly mail = new FakePostOffice();
  overdue: readonly OverdueRun[] = [];
  readonly #reader: Reader;

  private constructor(database: FreshDatabase, files: ObjectStore) {
    this.database = database;
    this.files = files;
    this.writer = openWriter(database.urlFor('ga_worker'), { max: 4 });
    this.office = openWriter(database.urlFor('ga_admin'), { max: 2 });
    this.shopper = openWriter(database.urlFor('ga_storefront'), { max: 2 });
    this.#reader = openReader([], database.urlFor('ga_worker'));
    const kinds = activitiesByKind({
      ...{ writer: this.writer, reader: this.#reader, files, mail: this.mail },
      ...{ originals: files, media: files },
      payments: this.payments,
      taxes: this.taxes,
      labels: this.carrier,
      shipping: nobodyCarries,
      overdueRuns: async () => this.overdue,
      settings: {
        BULK_KEPT_DAYS: 30,
        CUSTOMER_KEY_SECRET: SECRET,
        PACKS_ITSELF_AFTER_MS: undefined,
        STOREFRONT_URL: 'http://localhost:4200',
        STOREFRONT_URLS: new Map(),
      },
      isRetry: () => false,
      beat: () => undefined,
      now: () => Date.now(),
    });
    this.steps = Object.assign({}, ...Object.values(kinds)) as Steps;
  }

  static async open(): Promise<TwiceStage> {
    const stack = testStack();
    process.env['AWS_ACCESS_KEY_ID'] ??= stack.env.AWS_ACCESS_KEY_ID;
    process.env['AWS_SECRET_ACCESS_KEY'] ??= stack.env.AWS_SECRET_ACCESS_KEY;
    const aws = {
      AWS_REGION: stack.env.AWS_REGION,
      AWS_ENDPOINT_URL: stack.needed('AWS_ENDPOINT_URL'),
    };
    const s3 = new S3Client({
      region: aws.AWS_REGION,
      endpoint: aws.AWS_ENDPOINT_URL,
      forcePathStyle: true,
    });
    await ensureBucket(s3, BUCKET);
    s3.destroy();
    const database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    return new TwiceStage(database, createObjectStore(aws, BUCKET));
  }

  async close(): Promise<void> {
    this.files.close();
    await Promise.all([
      this.writer.close(),
      this.office.close(),
      this.shopper.close(),
      this.#reader.close(),
    ]);
    await this.database.drop();
  }

  /** Everything that is written down anywhere, but for the hour of it: in our tables, and at the companies we ask. */
  async traces(): Promise<Readonly<Record<string, string>>> {
    const tables = await this.database.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
       order by 1`,
    );
    const sums = tables.map(
      ({ name }) =>
        `select '${name}' as name, md5(coalesce(string_agg(r::text, '' order by r::text), '')) as sum
         from (select to_jsonb(t) - array['updated_at', 'calculated_at'] as r from ${name} t) x`,
    );
    const rows = await this.database.query<{ name: string; sum: string }>(sums.join(' union all '));
    return {
      ...Object.fromEntries(rows.map(({ name, sum }) => [name, sum])),
      charges: JSON.stringify([...this.payments.charges]),
      captured: JSON.stringify([...this.payments.captured]),
      refunds: JSON.stringify(this.payments.refundKeys),
      tax: JSON.stringify([...this.taxes.books]),
      labels: JSON.stringify(this.carrier.deeds),
      mails: JSON.stringify(this.mail.sent),
    };
  }

  /** Placed; the provider will say yes to its card. */
  async placed(
    change: (order: OrderBuilder) => OrderBuilder = (order) => order,
  ): Promise<OrderExample> {
    const email = `twice-${randomUUID()}@example.com`;
    const order = change(anOrder({ email, taxMinor: 101 }).withLine('MAG-60', 3)).build();
    await seedOrder(this.database, order);
    await this.database.query(
      `update inventory.stock_level set on_hand = reserved + 50 where variant_id = any($1)`,
      [order.lines.map(({ variantId }) => variantId)],
    );
    const amount = money(await this.#totalOf(order), 'USD');
    this.payments.next = { code: 'authorised', providerRef: `pi_${order.id}`, amount };
    return order;
  }

  async authorised(change?: (order: OrderBuilder) => OrderBuilder): Promise<OrderExample> {
    const order = await this.placed(change);
    const attempt = { orderId: order.id, attempt: 1 };
    await this.steps.authorisePayment(attempt);
    return order;
  }

  /** Sold: confirmed with the bank's yes, in the books. */
  async sold(change?: (order: OrderBuilder) => OrderBuilder): Promise<OrderExample> {
    const order = await this.authorised(change);
    await this.steps.confirmOrder({ orderId: order.id, attempt: 1 });
    await new CaptureRepository(this.writer).openBooks(order.id);
    return order;
  }

  /** Sold, and its one parcel moved on as far as this. */
  async parcel(...to: readonly ShipmentState[]) {
    const order = await this.sold();
    const [planned] = await this.steps.planShipments({ orderId: order.id });
    const shipmentId = planned?.shipmentId ?? '';
    for (const state of to) {
      if (state === 'shipped') await this.steps.captureShipment({ shipmentId });
      await this.steps.moveShipment({ shipmentId, to: state });
    }
    return { order, orderId: order.id, shipmentId };
  }

  async delivered() {
    const parcel = await this.parcel('picking', 'packed', 'shipped', 'delivered');
    await this.steps.followShipments(parcel);
    return parcel;
  }

  async #totalOf({ id }: OrderExample): Promise<number> {
    const [row] = await this.database.query<{ minor: string }>(
      'select total_minor as minor from ordering."order" where id = $1',
      [id],
    );
    return Number(row?.minor);
  }
}

/** What is there before a step is taken for the first time; answers with what the step is told. */
export type Scene<Name extends StepName> = (stage: TwiceStage) => Promise<InputOf<Name>>;

/** Steps that look and change nothing. */
export const LOOKS: readonly StepName[] = [
  'loadCheckout',
  'latestAttempt',
  'cancelWish',
  'loadShipment',
  'readTracking',
  'loadReturn',
  'readReturnTracking',
  'nextBulkTask',
];

export type Scenes<Names extends StepName> = { readonly [Name in Names]: Scene<Name> };
