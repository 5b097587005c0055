import { randomUUID } from 'node:crypto';
import { createSmtpMailGateway, type MailGateway } from '@green-apple/partners';
import {
  NotificationRepository,
  openWriter,
  OrderRepository,
  ReturnRepository,
  StatsRepository,
  type Writer,
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
import {
  createNotificationActivities,
  messageIdOf,
} from '../notification/notification.activities.ts';
import { createStatsActivities } from './stats.activities.ts';

const SECRET = 'a secret of at least thirty-two characters';

describe('a confirmed order whose steps are taken twice', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let mail: MailGateway;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl);
    mail = createSmtpMailGateway({
      SMTP_URL: testStack().needed('SMTP_URL'),
      MAIL_FROM: 'Green Apple <orders@greenapple.example>',
      SMTP_TIMEOUT_MS: 5_000,
    });
  });
  afterAll(async () => {
    mail.close();
    await writer.close();
    await database.drop();
  });

  const place = (): Promise<OrderExample> =>
    seedOrder(
      database,
      anOrder({ email: `twice-${randomUUID()}@example.com` })
        .withLine('MAG-60', 2)
        .build(),
    );
  const confirm = (order: OrderExample): Promise<unknown> =>
    database.query(
      `update ordering."order" set state = 'confirmed', confirmed_at = now() where id = $1`,
      [order.id],
    );
  const cancel = (order: OrderExample): Promise<unknown> =>
    database.query(`update ordering."order" set state = 'cancelled' where id = $1`, [order.id]);
  const stateOfMail = async (order: OrderExample): Promise<string | undefined> => {
    const [row] = await database.query<{ state: string }>(
      'select state from customer.notification where order_id = $1',
      [order.id],
    );
    return row?.state;
  };
  const mailsTo = async ({ email }: OrderExample): Promise<string[]> => {
    const reply = await fetch(`${testStack().needed('MAILBOX_URL')}/email`);
    const all = (await reply.json()) as { subject: string; to: { address: string }[] }[];
    return all.filter(({ to }) => to[0]?.address === email).map(({ subject }) => subject);
  };
  const tell = (order: OrderExample, occasion = 1): Promise<void> =>
    createNotificationActivities({
      orders: new OrderRepository(writer),
      returns: new ReturnRepository(writer),
      notifications: new NotificationRepository(writer),
      mail,
      storefrontUrlOf: () => 'http://localhost:4200',
      linkSecret: SECRET,
    }).notifyShopper({ orderId: order.id, template: 'order-confirmed', occasion });
  const count = (order: OrderExample): Promise<void> =>
    createStatsActivities({ writer, stats: new StatsRepository(writer, SECRET) }).recordStats({
      orderId: order.id,
    });
  const figures = async () => {
    const [row] = await database.query<{ customers: string; units: string }>(
      `select (select coalesce(sum(order_count), 0) from customer.customer_stats) as customers,
         (select coalesce(sum(units), 0) from reporting.product_stats) as units`,
    );
    return { customers: Number(row?.customers), units: Number(row?.units) };
  };

  it('leaves one mail in the mailbox', async () => {
    const order = await place();
    await confirm(order);
    await tell(order);
    await tell(order);
    // A later occasion proves that the mailbox has shown all that came before it.
    await tell(order, 2);
    await eventually(async () => (await mailsTo(order)).length >= 2);
    expect((await mailsTo(order)).length).toBe(2);
  });

  it('is not told that it was confirmed when it is cancelled by then', async () => {
    const order = await place();
    await cancel(order);
    await tell(order);
    expect(await stateOfMail(order)).toBeUndefined();
  });

  it('gets the mail to its end that its worker died over, though it is cancelled by then', async () => {
    const order = await place();
    await confirm(order);
    const key = { orderId: order.id, template: 'order-confirmed', occasion: 1 };
    await new NotificationRepository(writer).begin(key, messageIdOf(key));
    await cancel(order);
    await tell(order);
    expect(await stateOfMail(order)).toBe('sent');
    await eventually(async () => (await mailsTo(order)).length === 1);
  });

  it('is counted once, also when both steps come at the same time', async () => {
    const order = await place();
    await confirm(order);
    const before = await figures();
    await Promise.all([count(order), count(order), count(order)]);
    await count(order);
    expect(await figures()).toEqual({ customers: before.customers + 1, units: before.units + 2 });
  });

  it('is not counted before it is confirmed', async () => {
    const order = await place();
    const before = await figures();
    await count(order);
    expect(await figures()).toEqual(before);
    await confirm(order);
    await count(order);
    expect((await figures()).units).toBe(before.units + 2);
  });
});
