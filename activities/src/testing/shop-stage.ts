import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import {
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
} from '@aws-sdk/client-sqs';
import type { JobMessage } from '@green-apple/contracts-events';
import type { CombinedRefund } from '@green-apple/domain-pricing';
import { createSns, createSqs, ensureTopology } from '@green-apple/messaging';
import {
  inTransaction,
  openWriter,
  RefundRepository,
  type RefundRequest,
  type RefundState,
} from '@green-apple/persistence';
import {
  anOrder,
  eventually,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  testStack,
  type FreshDatabase,
  type OrderExample,
} from '@green-apple/testing';
import { ShopProcess } from './child-process.ts';
import { StagePartners } from './stage-partners.ts';
import { topologyNamed } from './topology-named.ts';

type ProcessName = 'jobs' | 'worker' | 'simulator';

const PROGRAMS: Readonly<Record<ProcessName, string>> = {
  jobs: 'api/dist/jobs.main.js',
  worker: 'activities/dist/main.js',
  simulator: 'dev/dist/partner-simulator/main.js',
};

/**
 * A shop of its own on the servers of the test stack: database, queues and task queues that nobody else
 * uses, and its processes as real processes that can be killed.
 */
export class ShopStage {
  readonly database: FreshDatabase;
  readonly #env: Record<string, string>;
  readonly #stateDir: string;
  readonly #processes = new Map<ProcessName, ShopProcess>();
  readonly #sqs;
  /** The bank, the carriers and the mailbox. */
  readonly partners = new StagePartners(this);
  simulatorUrl = '';

  constructor(database: FreshDatabase, env: Record<string, string>, stateDir: string) {
    this.database = database;
    this.#env = env;
    this.#stateDir = stateDir;
    this.#sqs = createSqs({
      AWS_REGION: env['AWS_REGION'] ?? 'us-east-1',
      AWS_ENDPOINT_URL: env['AWS_ENDPOINT_URL'],
    });
  }

  /** `settings` are given to its processes beside the usual ones. One that cannot begin leaves nothing behind. */
  static async open(settings: Readonly<Record<string, string>> = {}): Promise<ShopStage> {
    const database = await freshDatabase();
    try {
      return await ShopStage.#on(database, settings);
    } catch (error) {
      await database.drop();
      throw error;
    }
  }

  static async #on(
    database: FreshDatabase,
    settings: Readonly<Record<string, string>>,
  ): Promise<ShopStage> {
    const stack = testStack();
    const mark = randomBytes(4).toString('hex');
    await seedTinyCatalogue(database);
    const aws = {
      AWS_REGION: stack.needed('AWS_REGION'),
      AWS_ENDPOINT_URL: stack.needed('AWS_ENDPOINT_URL'),
    };
    // The SDK reads credentials from the environment and nowhere else.
    process.env['AWS_ACCESS_KEY_ID'] = stack.needed('AWS_ACCESS_KEY_ID');
    process.env['AWS_SECRET_ACCESS_KEY'] = stack.needed('AWS_SECRET_ACCESS_KEY');
    const clients = {
      sns: createSns(aws),
      sqs: createSqs(aws),
      s3: new S3Client({ region: aws.AWS_REGION, endpoint: aws.AWS_ENDPOINT_URL }),
    };
    const topology = await ensureTopology(clients, topologyNamed(mark));
    const stateDir = await mkdtemp(join(tmpdir(), 'shop-stage-'));
    const env = {
      ...{ ...stack.env, ...topology, LOG_LEVEL: 'info', TASK_QUEUE_PREFIX: `${mark}-` },
      ...settings,
    };
    const stage = new ShopStage(database, env, stateDir);
    try {
      await stage.start('simulator');
      await Promise.all([stage.start('jobs'), stage.start('worker')]);
      return stage;
    } catch (error) {
      // Nobody else knows of what runs by now.
      await stage.#stop();
      throw error;
    }
  }

  async start(name: ProcessName): Promise<void> {
    const process = new ShopProcess(PROGRAMS[name], this.#envOf(name));
    this.#processes.set(name, process);
    const url = await process.ready();
    if (name === 'simulator') this.simulatorUrl = url;
  }

  async kill(name: ProcessName): Promise<void> {
    await this.#processes.get(name)?.kill();
    this.#processes.delete(name);
  }

  log(name: ProcessName): readonly string[] {
    return this.#processes.get(name)?.log ?? [];
  }

  #envOf(name: ProcessName): Record<string, string> {
    const role = name === 'worker' ? 'ga_worker' : 'ga_jobs';
    return {
      ...this.#env,
      DATABASE_WRITER_URL: this.database.urlFor(role),
      DATABASE_READER_URLS: '',
      STRIPE_API_URL: this.simulatorUrl,
      EASYPOST_API_URL: `${this.simulatorUrl}/easypost/v2`,
      STRIPE_TIMEOUT_MS: '1000',
      SCHEDULES: 'off',
      STATE_DIR: this.#stateDir,
      // Nobody listens for the provider's events here: a spec tells the run itself.
      STOREFRONT_API_URL: name === 'simulator' ? '' : (this.#env['STOREFRONT_API_URL'] ?? ''),
    };
  }

  /**
   * Places an order as the shop does: rows and job in the same database. `holdSeconds` shortens the time its
   * items are held; `before` runs when the order is known and its job is not yet out.
   */
  async place(
    changes: Partial<OrderExample> = {},
    holdSeconds?: number,
    before: (order: OrderExample) => Promise<void> = async () => undefined,
  ): Promise<OrderExample> {
    const order = await this.seedQuietly(changes);
    if (holdSeconds !== undefined)
      await this.database.query(
        `update ordering."order" set hold_expires_at = now() + make_interval(secs => $2) where id = $1`,
        [order.id, holdSeconds],
      );
    await before(order);
    await this.job(order.id, 'checkout');
    return order;
  }

  /** An order that nobody has asked to be worked on. */
  async seedQuietly(changes: Partial<OrderExample> = {}): Promise<OrderExample> {
    const order = anOrder({ email: `robin-${randomUUID()}@example.com`, ...changes }).build();
    return seedOrder(this.database, order);
  }

  async redeem(order: OrderExample, promotionId: string): Promise<void> {
    await this.database.query(
      `with used as (
         update promotion.promotion set used_count = used_count + 1 where id = $1 returning id)
       insert into promotion.redemption (promotion_id, order_id, customer_key)
       select id, $2, '\\x00' from used`,
      [promotionId, order.id],
    );
  }

  async usesOf(promotionId: string): Promise<number> {
    const [row] = await this.database.query<{ used: number }>(
      'select used_count as used from promotion.promotion where id = $1',
      [promotionId],
    );
    return row?.used ?? 0;
  }

  outboxEmpty(): Promise<true> {
    return eventually(async () => {
      const [row] = await this.database.query<{ rows: string }>(
        'select count(*) as rows from platform.outbox where published_at is null',
      );
      return row?.rows === '0' && (true as const);
    });
  }

  /** A job in the outbox. */
  async job(orderId: string, type: JobMessage['calculation_type']): Promise<void> {
    const body: JobMessage = { order_id: orderId, calculation_type: type };
    await this.database.query(
      `insert into platform.outbox (id, topic, kind, aggregate_type, aggregate_id, aggregate_version, body)
       values (gen_random_uuid(), 'jobs', $2, 'order', $1, 1, $3)`,
      [orderId, type, JSON.stringify(body)],
    );
  }

  /** The shopper types another card. */
  async payAgain(order: OrderExample, attempt: number, methodRef: string): Promise<void> {
    await this.database.query(
      `insert into payment.payment (id, order_id, attempt, provider, payment_method_ref, state,
         amount_minor, currency, idempotency_key)
       select gen_random_uuid(), id, $2, 'stripe', $3, 'requested', total_minor, currency,
         $4
       from ordering."order" where id = $1`,
      [order.id, attempt, methodRef, `payment/${order.id}/${attempt}`],
    );
    await this.job(order.id, 'payment');
  }

  async stateOf({ id }: OrderExample): Promise<{ state: string; reason: string | null }> {
    const [row] = await this.database.query<{ state: string; reason: string | null }>(
      'select state, state_reason as reason from ordering."order" where id = $1',
      [id],
    );
    return row ?? { state: 'missing', reason: null };
  }

  /** Waits until the order is there. */
  reaches(order: OrderExample, state: string, within = 30_000): Promise<true> {
    return eventually(
      async () => {
        const at = await this.stateOf(order);
        if (at.state !== state) throw new Error(`the order is ${at.state} (${at.reason})`);
        return true as const;
      },
      { within, every: 30 },
    );
  }

  /** The provider has taken the payment on, and our books know its name there. */
  async isWithProvider(order: OrderExample): Promise<boolean> {
    const rows = await this.database.query(
      'select id from payment.payment where order_id = $1 and provider_ref is not null',
      [order.id],
    );
    return rows.length > 0;
  }

  /** The shopper asks for the order to be cancelled. */
  async cancel(order: OrderExample): Promise<void> {
    await this.database.query(
      `insert into ordering.cancel_request (id, order_id, reason)
       values (gen_random_uuid(), $1, 'shopper_request') on conflict do nothing`,
      [order.id],
    );
    await this.job(order.id, 'cancel');
  }

  /** The order's run has planned its parcels. */
  isPlanned({ id }: OrderExample): Promise<true> {
    return eventually(async () => (await this.#shipments(id)).length > 0 && (true as const), {
      within: 60_000,
    });
  }

  /** Staff ask something of every parcel, or of the first ones. */
  async instruct(
    order: OrderExample,
    kinds: readonly ('pack' | 'ship' | 'cancel')[],
    count = Number.MAX_SAFE_INTEGER,
  ): Promise<readonly string[]> {
    const some = (await this.#shipments(order.id)).slice(0, count);
    for (const kind of kinds) {
      for (const shipmentId of some)
        await this.database.query(
          `insert into fulfilment.instruction (shipment_id, seq, kind, given_by)
           select $1, coalesce(max(seq), 0) + 1, $2, 'spec' from fulfilment.instruction where shipment_id = $1`,
          [shipmentId, kind],
        );
    }
    await this.job(order.id, 'fulfilment');
    return some;
  }

  /** Staff pack parcels, all unless told how many, and hand them over; they are paid by then. */
  async packAndShip(order: OrderExample, count?: number): Promise<void> {
    const some = await this.instruct(order, ['pack', 'ship'], count);
    await eventually(
      async () => {
        const open = await this.database.query(
          `select s.id from fulfilment.shipment s where s.id = any(cast($1 as uuid[])) and not exists (
             select from payment.ledger_transaction t where t.key = 'capture/' || s.id)`,
          [some],
        );
        return open.length === 0;
      },
      { within: 60_000 },
    );
  }

  async #shipments(orderId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from fulfilment.shipment where order_id = $1 order by position',
      [orderId],
    );
    return rows.map(({ id }) => id);
  }

  /** Somebody asks for money back, as staff, returns and edits do; returns the refund's id. */
  async refund({ id: orderId }: OrderExample, wanted: CombinedRefund): Promise<string> {
    const writer = openWriter(this.database.urlFor('ga_admin'));
    try {
      const request: RefundRequest = {
        ...wanted,
        id: randomUUID(),
        orderId,
        reason: 'goodwill',
        source: { kind: 'staff' },
        requestedBy: 'spec',
        state: 'approved',
      };
      const outcome = await inTransaction(writer, (transaction) =>
        new RefundRepository(writer).open(transaction, request),
      );
      if (outcome.code !== 'OPENED') throw new Error(`no refund: ${outcome.code}`);
      return outcome.refundId;
    } finally {
      await writer.close();
    }
  }

  /** Waits until a refund stands there. */
  refundReaches(refundId: string, state: RefundState): Promise<true> {
    return eventually(
      async () => {
        const [row] = await this.database.query<{ state: string }>(
          'select state from payment.refund where id = $1',
          [refundId],
        );
        if (row?.state !== state) throw new Error(`the refund is ${row?.state}`);
        return true as const;
      },
      { within: 60_000 },
    );
  }

  async send(queue: string, body: string): Promise<void> {
    await this.#sqs.send(new SendMessageCommand({ QueueUrl: this.#env[queue], MessageBody: body }));
  }

  async receive(queue: string): Promise<Message[]> {
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#env[queue],
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
        VisibilityTimeout: 1,
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  get env(): Readonly<Record<string, string>> {
    return this.#env;
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.database.drop();
  }

  /** Everything but the database. */
  async #stop(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((process) => process.stop()));
    const queues = Object.entries(this.#env).filter(([name]) => /_(QUEUE|DLQ)_URL$/.test(name));
    for (const [, QueueUrl] of queues)
      await this.#sqs.send(new DeleteQueueCommand({ QueueUrl })).catch(() => undefined);
    await rm(this.#stateDir, { recursive: true, force: true });
  }
}
