import { CLEARING_ACCOUNTS, type Account } from '@green-apple/domain-money';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  type FreshDatabase,
} from '@green-apple/testing';
import { LedgerRepository } from '../ledger/index.ts';
import { openWriter, type Writer } from '../pools.ts';
import { DisputeRepository, type DisputeNews } from './dispute.repository.ts';

describe('a payment the cardholder takes back', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let disputes: DisputeRepository;
  let ledger: LedgerRepository;
  let turn = 0;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    writer = openWriter(database.writerUrl, { max: 8 });
    disputes = new DisputeRepository(writer);
    ledger = new LedgerRepository(writer);
  }, 120_000);
  afterAll(async () => {
    await writer.close();
    await database.drop();
  });

  const complaint = async (): Promise<DisputeNews> => {
    const order = await seedOrder(database, anOrder().confirmed().build());
    const [payment] = await database.query<{ id: string }>(
      'select id from payment.payment where order_id = $1',
      [order.id],
    );
    return {
      disputeRef: `dp_${++turn}`,
      orderId: order.id,
      paymentId: payment?.id ?? '',
      amountMinor: 1500,
      currency: 'USD',
      reason: 'fraudulent',
      standing: 'open',
      respondBy: new Date('2026-12-02T12:00:00Z'),
    };
  };
  const holds = async ({ orderId }: DisputeNews, account: Account): Promise<number> =>
    (await ledger.balance(orderId, account, 'USD')).minor;
  const task = async ({ orderId }: DisputeNews): Promise<object[]> =>
    database.query(
      `select kind, state, facts, due_at as "dueAt" from platform.staff_task where order_id = $1`,
      [orderId],
    );

  it('is out of our hands until it is decided, and one task for staff, told ten times', async () => {
    const news = await complaint();
    await Promise.all(Array.from({ length: 10 }, () => disputes.keep(news)));
    expect(await holds(news, 'provider_balance')).toBe(-1500);
    expect(await holds(news, 'dispute_clearing')).toBe(1500);
    expect(await task(news)).toEqual([
      {
        kind: 'payment_disputed',
        state: 'open',
        facts: { disputeRef: news.disputeRef, amountMinor: 1500, reason: 'fraudulent' },
        dueAt: news.respondBy,
      },
    ]);
  });

  for (const [standing, balance, losses] of [
    ['won', 0, 0],
    ['lost', -1500, 1500],
  ] as const)
    it(`is settled when it is ${standing}: nothing is left between the accounts`, async () => {
      const news = await complaint();
      await disputes.keep(news);
      await disputes.keep({ ...news, standing });
      await disputes.keep({ ...news, standing });
      // The first message, once more and late.
      await disputes.keep(news);
      expect(await holds(news, 'provider_balance')).toBe(balance);
      expect(await holds(news, 'dispute_losses')).toBe(losses);
      for (const account of CLEARING_ACCOUNTS) expect(await holds(news, account)).toBe(0);
      expect(await task(news)).toEqual([jasmine.objectContaining({ state: 'done' })]);
    });

  it('is booked whole although the first we hear of it is its end', async () => {
    const news = await complaint();
    await disputes.keep({ ...news, standing: 'lost' });
    expect(await holds(news, 'dispute_losses')).toBe(1500);
    expect(await holds(news, 'dispute_clearing')).toBe(0);
    expect(await task(news)).toEqual([]);
  });
});
