import { eventually, type OrderExample } from '@green-apple/testing';
import { ShopStage } from './testing/shop-stage.ts';

describe('a refund in the real shop', () => {
  let shop: ShopStage;
  let order: OrderExample;

  beforeAll(async () => {
    shop = await ShopStage.open();
    order = await shop.place();
    await shop.isPlanned(order);
  }, 180_000);
  afterAll(() => shop.close(), 60_000);

  const effectsOf = async (kind: string): Promise<number> =>
    (await shop.partners.effects(order)).filter((each) => each === kind).length;
  const balances = async (): Promise<Record<string, number>> => {
    const rows = await shop.database.query<{ account: string; minor: string }>(
      `select e.account, sum(e.amount_minor) as minor from payment.ledger_entry e
       join payment.ledger_transaction t on t.id = e.transaction_id where t.order_id = $1 group by 1`,
      [order.id],
    );
    return Object.fromEntries(rows.map(({ account, minor }) => [account, Number(minor)]));
  };
  const mails = async (): Promise<number> =>
    (await shop.partners.mails(order)).filter((subject) =>
      /back for order|less for order/.test(subject),
    ).length;

  it('makes what is charged later smaller, or goes back to the card once, though its answer is lost', async () => {
    const early = await shop.refund(order, { amountMinor: 200 });
    await shop.refundReaches(early, 'settled');
    expect(await effectsOf('refunded')).toBe(0);
    await shop.packAndShip(order);

    await shop.partners.fault({
      operation: 'refunds.create',
      kind: 'execute-then-timeout',
      orderId: order.id,
    });
    const late = await shop.refund(order, { amountMinor: 300 });
    await shop.refundReaches(late, 'settled');
    expect(await effectsOf('refunded')).toBe(1);
    await eventually(async () => (await mails()) === 2, { within: 60_000 });
    const books = await balances();
    expect(books['customer']).toBe(0);
    expect(books['refund_clearing']).toBe(0);

    // The provider's own event about it: whoever looks again finds it settled, and nobody is told twice.
    await shop.job(order.id, 'refund');
    await shop.partners.dispute(order);
    const refused = await shop.refund(order, { amountMinor: 100 });
    await shop.refundReaches(refused, 'failed');
    await eventually(
      async () =>
        (
          await shop.database.query(`select id from platform.staff_task where key = $1`, [
            `refund/${refused}`,
          ])
        ).length === 1,
      { within: 60_000 },
    );
    expect(await effectsOf('refunded')).toBe(1);
    expect(await mails()).toBe(2);
    expect((await balances())['customer']).toBe(-100);
  }, 240_000);
});
