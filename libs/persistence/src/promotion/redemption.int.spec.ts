import { secretCodes } from '@green-apple/domain-promotion';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  type FreshDatabase,
} from '@green-apple/testing';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { OrderDeskRepository } from '../order-state/order-desk.repository.ts';
import { openWriter, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { CodeBatchRepository } from './code-batch.repository.ts';
import { RedemptionRepository, type RedeemInput } from './redemption.repository.ts';

describe('uses of promotions', () => {
  let database: FreshDatabase;
  let storefront: Writer;
  let redemptions: RedemptionRepository;
  let desk: OrderDeskRepository;
  let writers: readonly Writer[];

  beforeAll(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    storefront = openWriter(database.writerUrl);
    const office = openWriter(database.urlFor('ga_admin'));
    const worker = openWriter(database.urlFor('ga_worker'));
    writers = [storefront, office, worker];
    redemptions = new RedemptionRepository(storefront);
    desk = new OrderDeskRepository(worker);
    batches = new CodeBatchRepository(office);
  });
  let batches: CodeBatchRepository;
  afterAll(async () => {
    await Promise.all(writers.map((writer) => writer.close()));
    await database.drop();
  });

  const campaign = async (spendLimit: number | null, useLimit: number | null = null) => {
    const id = randomUUID();
    await database.query(
      `insert into promotion.campaign (id, name, spend_limit_minor, use_limit) values ($1, 'Autumn', $2, $3)`,
      [id, spendLimit, useLimit],
    );
    return id;
  };
  const promotion = async (campaignId: string | null, more: { limit?: number } = {}) => {
    const id = randomUUID();
    await database.query(
      `insert into promotion.promotion (id, name, kind, action, campaign_id, usage_limit)
       values ($1, 'Offer', 'coupon', '{"type":"amount-off","minor":300}', $2, $3)`,
      [id, campaignId, more.limit ?? null],
    );
    return id;
  };
  /** True when it was redeemed; what is refused is rolled back, as placing an order does. */
  const redeem = async (input: Pick<RedeemInput, 'promotionId'> & Partial<RedeemInput>) => {
    const refused = new Error('refused');
    try {
      await inTransaction(storefront, async (transaction) => {
        const use = { orderId: randomUUID(), customerKey: randomBytes(32), market: 'US', ...input };
        if (!(await redemptions.redeem(use, transaction))) throw refused;
      });
      return true;
    } catch (error) {
      if (error === refused) return false;
      throw error;
    }
  };
  const inParallel = async (count: number, use: (turn: number) => Promise<boolean>) =>
    (await Promise.all(Array.from({ length: count }, (_, turn) => use(turn)))).filter(Boolean)
      .length;
  const budget = async (id: string) => {
    const [row] = await database.query(
      'select cast(spent_minor as integer) as spent, use_count as uses from promotion.campaign where id = $1',
      [id],
    );
    return row;
  };

  // medusajs/medusa#16097: a campaign's budget was overspent by reading first and writing later.
  it('never spend more than the campaign has, however many come at once', async () => {
    const id = await campaign(1000);
    const offers = [await promotion(id), await promotion(id)];
    const served = await inParallel(40, (turn) =>
      redeem({ promotionId: offers[turn % 2] ?? '', amountMinor: 300 }),
    );
    expect(served).toBe(3);
    expect(await budget(id)).toEqual({ spent: 900, uses: 3 });
  });

  it('are paid from a budget by orders of its own market only', async () => {
    const id = await campaign(1000);
    const promotionId = await promotion(id);
    expect(await redeem({ promotionId, amountMinor: 300, market: 'EU' })).toBeFalse();
    expect(await budget(id)).toEqual({ spent: 0, uses: 0 });
    expect(await redeem({ promotionId, amountMinor: 300 })).toBeTrue();
    await expectAsync(
      database.query(`update promotion.promotion set market = 'EU' where id = $1`, [promotionId]),
    ).toBeRejectedWithError(/promotion_paid_in_its_market/);
  });

  it('never go beyond the campaign’s number of uses', async () => {
    const id = await campaign(null, 5);
    const promotionId = await promotion(id);
    expect(await inParallel(20, () => redeem({ promotionId, amountMinor: 1 }))).toBe(5);
    expect(await budget(id)).toEqual({ spent: 5, uses: 5 });
  });

  // saleor/saleor#543: vouchers were used more often than they may be.
  it('never go beyond the promotion’s own limit', async () => {
    const promotionId = await promotion(null, { limit: 4 });
    expect(await inParallel(24, () => redeem({ promotionId }))).toBe(4);
  });

  it('hold once for each customer when they are for a first order', async () => {
    const promotionId = await promotion(null);
    const customerKey = randomBytes(32);
    expect(await inParallel(6, () => redeem({ promotionId, customerKey, onceEach: true }))).toBe(1);
    expect(await redeem({ promotionId, onceEach: true })).toBeTrue();
  });

  it('leave nothing behind in a campaign that cannot pay', async () => {
    const id = await campaign(100);
    const promotionId = await promotion(id);
    expect(await redeem({ promotionId, amountMinor: 101 })).toBeFalse();
    expect(await budget(id)).toEqual({ spent: 0, uses: 0 });
    const [row] = await database.query(
      'select used_count as used from promotion.promotion where id = $1',
      [promotionId],
    );
    expect(row).toEqual({ used: 0 });
  });

  it('are given back once by a cancelled order: budget, count and code', async () => {
    const id = await campaign(1000);
    const promotionId = await promotion(id, { limit: 1 });
    const [code = ''] = await batches.create({ promotionId, codes: secretCodes(randomInt, 1) });
    const order = await seedOrder(database, anOrder().withLine('MAG-60', 1).build());
    expect(await redeem({ promotionId, code, amountMinor: 300, orderId: order.id })).toBeTrue();
    expect(await budget(id)).toEqual({ spent: 300, uses: 1 });
    expect(await redeem({ promotionId, code, amountMinor: 300 })).toBeFalse();

    await desk.cancel(order.id, 'payment_timeout');
    await desk.cancel(order.id, 'payment_timeout');
    expect(await budget(id)).toEqual({ spent: 0, uses: 0 });
    expect(await redeem({ promotionId, code, amountMinor: 300 })).toBeTrue();
  });
});

describe('a batch of 10,000 single-use codes', () => {
  let database: FreshDatabase;
  let storefront: Writer;
  let office: Writer;

  beforeAll(async () => {
    database = await freshDatabase('ga_storefront');
    storefront = openWriter(database.writerUrl);
    office = openWriter(database.urlFor('ga_admin'));
  });
  afterAll(async () => {
    await Promise.all([storefront.close(), office.close()]);
    await database.drop();
  });

  it('is made in one go, and each of its codes holds once', async () => {
    const promotionId = randomUUID();
    await database.query(
      `insert into promotion.promotion (id, name, kind, action)
       values ($1, 'Thank you', 'coupon', '{"type":"amount-off","minor":300}')`,
      [promotionId],
    );
    const codes = await new CodeBatchRepository(office).create({
      promotionId,
      codes: secretCodes(randomInt, 10_000),
    });
    expect(new Set(codes).size).toBe(10_000);
    const [stored] = await database.query(
      'select cast(count(*) as integer) as count from promotion.code where promotion_id = $1',
      [promotionId],
    );
    expect(stored).toEqual({ count: 10_000 });

    const redemptions = new RedemptionRepository(storefront);
    const use = (code: string) =>
      inTransaction(storefront, (transaction) =>
        redemptions.redeem(
          { promotionId, code, orderId: randomUUID(), customerKey: randomBytes(32), market: 'US' },
          transaction,
        ),
      );
    const tried = codes.slice(0, 10).flatMap((code) => [code, code, code]);
    const uses = await Promise.all(tried.map(use));
    expect(uses.filter(Boolean).length).toBe(10);
    expect(await use('2222-2222-2222')).toBeFalse();
  });
});
