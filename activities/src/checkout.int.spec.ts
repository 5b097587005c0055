import { eventually, testStack, TINY_IDS, type OrderExample } from '@green-apple/testing';
import { checkoutWorkflowId } from '@green-apple/workflow-contracts';
import { Client, Connection } from '@temporalio/client';
import { ShopStage } from './testing/shop-stage.ts';

describe('an order in the real shop', () => {
  let shop: ShopStage;

  beforeAll(async () => {
    shop = await ShopStage.open();
  }, 180_000);
  afterAll(() => shop.close(), 60_000);

  const reservedNow = async (order: OrderExample): Promise<number> => {
    const [row] = await shop.database.query<{ held: string }>(
      `select count(*) as held from inventory.reservation
       where order_id = $1 and state in ('held', 'allocated')`,
      [order.id],
    );
    return Number(row?.held);
  };
  const historyOf = async (order: OrderExample): Promise<string[]> => {
    const rows = await shop.database.query<{ step: string }>(
      `select to_state || coalesce(' ' || reason, '') as step from ordering.history
       where order_id = $1 order by seq`,
      [order.id],
    );
    return rows.map(({ step }) => step);
  };

  it('is paid, confirmed, taxed, announced and counted', async () => {
    const order = await shop.place();
    await shop.reaches(order, 'confirmed');
    await eventually(async () => (await shop.partners.mails(order)).length > 0);
    expect(await shop.partners.mails(order)).toEqual([`Your order ${order.number} is confirmed`]);
    await eventually(async () => (await shop.partners.effects(order)).includes('taxed'));
    expect(await shop.partners.effects(order)).toEqual(['authorised', 'taxed']);
    const counted = await eventually(async () => {
      const [row] = await shop.database.query(
        'select order_id from reporting.stats_applied where order_id = $1',
        [order.id],
      );
      return row;
    });
    expect(counted).toEqual({ order_id: order.id });
    expect(await reservedNow(order)).toBe(1);
  }, 120_000);

  it('stays open after a declined card and is paid with another', async () => {
    const order = await shop.place({ paymentMethodRef: 'pm_card_chargeDeclinedInsufficientFunds' });
    await shop.reaches(order, 'payment_declined');
    expect(await shop.stateOf(order)).toEqual({
      state: 'payment_declined',
      reason: 'insufficient_funds',
    });
    expect(await reservedNow(order)).toBe(1);
    await shop.payAgain(order, 2, 'pm_card_visa');
    await shop.reaches(order, 'confirmed');
    expect(await historyOf(order)).toEqual([
      'placed',
      'payment_declined insufficient_funds',
      'placed another_card',
      'confirmed',
    ]);
    const effects = await shop.partners.effects(order);
    expect(effects.filter((kind) => kind === 'authorised')).toEqual(['authorised']);
  }, 120_000);

  it('goes on when the shopper has answered the bank', async () => {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await shop.partners.answerBank(order, 'complete');
    await shop.job(order.id, 'payment');
    await shop.reaches(order, 'confirmed');
    expect((await shop.partners.effects(order)).slice(0, 2)).toEqual(['challenged', 'authorised']);
  }, 120_000);

  it('ends when the bank’s question is left open: payment void, items and code back', async () => {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' }, 4);
    const promotionId = TINY_IDS.promotions.welcome;
    await shop.redeem(order, promotionId);
    const usesBefore = await shop.usesOf(promotionId);
    await shop.reaches(order, 'cancelled', 60_000);
    expect(await shop.stateOf(order)).toEqual({ state: 'cancelled', reason: 'payment_timeout' });
    await eventually(async () => (await shop.partners.effects(order)).includes('voided'));
    expect(await shop.partners.effects(order)).toEqual(['challenged', 'voided']);
    expect(await reservedNow(order)).toBe(0);
    expect(await shop.usesOf(promotionId)).toBe(usesBefore - 1);
    await eventually(async () => (await shop.partners.mails(order)).length > 0);
    expect(await shop.partners.mails(order)).toEqual([`Your order ${order.number} was cancelled`]);
  }, 90_000);

  it('lets its items go when no other card comes in time', async () => {
    const order = await shop.place({ paymentMethodRef: 'pm_card_chargeDeclined' }, 4);
    await shop.reaches(order, 'cancelled', 60_000);
    expect(await reservedNow(order)).toBe(0);
    expect(await shop.partners.effects(order)).not.toContain('authorised');
  }, 90_000);

  it('is confirmed without a call to the bank when gift cards paid all of it', async () => {
    const order = await shop.place({}, undefined, async ({ id }) => {
      await shop.database.query(
        `with card as (
           insert into payment.stored_value (id, kind, code_hash, ending, currency)
           values (gen_random_uuid(), 'gift-card', cast(cast($1 as text) as bytea), '7K2M', 'USD') returning id),
         covered as (
           update ordering."order" set due_minor = 0 where id = cast($1 as uuid) returning id, total_minor),
         paid as (
           update payment.payment set provider = 'stored-value', state = 'authorised', amount_minor = 0,
             payment_method_ref = '' where order_id = cast($1 as uuid))
         insert into payment.stored_value_entry (id, stored_value_id, kind, amount_minor, order_id, key)
         select gen_random_uuid(), card.id, 'debit', -covered.total_minor, covered.id, 'debit/' || covered.id
         from card, covered`,
        [id],
      );
    });
    await shop.reaches(order, 'confirmed');
    const asked = (await shop.partners.journal(order.id)).map(({ operation }) => operation);
    expect(asked.filter((operation) => operation.startsWith('payment_intents'))).toEqual([]);
    const [books] = await shop.database.query(
      `select cast(sum(amount_minor) filter (where account = 'customer') as integer) as owed,
         cast(sum(amount_minor) filter (where account = 'gift_cards') as integer) > 0 as tendered
       from payment.ledger_entry e join payment.ledger_transaction t on t.id = e.transaction_id
       where t.order_id = $1`,
      [order.id],
    );
    expect(books).toEqual({ owed: 0, tendered: true });
  }, 120_000);

  it('is charged once although the bank’s answer was lost', async () => {
    const order = await shop.place({}, undefined, async ({ id }) =>
      shop.partners.fault({
        operation: 'payment_intents.create',
        kind: 'execute-then-timeout',
        orderId: id,
      }),
    );
    await shop.reaches(order, 'confirmed');
    const journal = await shop.partners.journal(order.id);
    expect(journal.map(({ operation }) => operation)).toContain('payment_intents.create');
    const charges = (await shop.partners.effects(order)).filter((kind) => kind === 'authorised');
    expect(charges.length).toBe(1);
  }, 120_000);

  it('is charged once although its job came five times', async () => {
    const order = await shop.place();
    for (let copy = 0; copy < 4; copy++) await shop.job(order.id, 'checkout');
    await shop.reaches(order, 'confirmed');
    await shop.outboxEmpty();
    const charges = (await shop.partners.effects(order)).filter((kind) => kind === 'authorised');
    expect(charges.length).toBe(1);
  }, 120_000);

  it('goes on after the worker was killed in the middle of it, with one charge', async () => {
    const order = await shop.place({}, undefined, async ({ id }) =>
      shop.partners.fault({
        operation: 'payment_intents.create',
        kind: 'execute-then-timeout',
        orderId: id,
      }),
    );
    await eventually(async () => (await shop.partners.effects(order)).includes('authorised'));
    await shop.kill('worker');
    expect((await shop.stateOf(order)).state).toBe('placed');
    await shop.start('worker');
    await shop.reaches(order, 'confirmed', 90_000);
    const charges = (await shop.partners.effects(order)).filter((kind) => kind === 'authorised');
    expect(charges.length).toBe(1);
  }, 180_000);

  it('gives everything back when it is stopped before its run has begun', async () => {
    await shop.kill('worker');
    const order = await shop.place();
    const stack = testStack();
    const connection = await Connection.connect({ address: stack.needed('TEMPORAL_ADDRESS') });
    try {
      const { workflow } = new Client({
        connection,
        namespace: stack.needed('TEMPORAL_NAMESPACE'),
      });
      await eventually(async () => {
        await workflow.getHandle(checkoutWorkflowId(order.id)).cancel();
        return true;
      });
    } finally {
      await connection.close();
    }
    await shop.start('worker');
    await shop.reaches(order, 'cancelled', 60_000);
    expect(await reservedNow(order)).toBe(0);
    expect(await shop.partners.effects(order)).not.toContain('authorised');
  }, 120_000);

  it('is not lost when the jobs process dies between commit and publish', async () => {
    await shop.kill('jobs');
    const order = await shop.place();
    const [waiting] = await shop.database.query<{ rows: string }>(
      'select count(*) as rows from platform.outbox where published_at is null',
    );
    expect(Number(waiting?.rows)).toBeGreaterThan(0);
    await shop.start('jobs');
    await shop.reaches(order, 'confirmed', 60_000);
    expect(await historyOf(order)).toEqual(['placed', 'confirmed']);
  }, 120_000);
});
