import { eventually, type OrderExample } from '@green-apple/testing';
import { ShopStage } from './testing/shop-stage.ts';

describe('an order that is cancelled in the real shop', () => {
  let shop: ShopStage;
  beforeAll(async () => {
    shop = await ShopStage.open();
  }, 180_000);
  afterAll(() => shop.close(), 60_000);

  const count = async (sql: string, id: string): Promise<number> => {
    const [row] = await shop.database.query<{ n: string }>(`select count(*) as n from ${sql}`, [
      id,
    ]);
    return Number(row?.n);
  };
  const reserved = (id: string): Promise<number> =>
    count(`inventory.reservation where order_id = $1 and state in ('held', 'allocated')`, id);
  const slow = (id: string): Promise<void> =>
    shop.partners.fault({ operation: 'payment_intents.create', kind: 'processing', orderId: id });
  const mailed = (order: OrderExample, subject: RegExp): Promise<boolean> =>
    eventually(async () => (await shop.partners.mails(order)).some((each) => subject.test(each)), {
      within: 30_000,
    });

  it('while the bank asks its question: payment void, items back, told once', async () => {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await shop.cancel(order);
    await shop.reaches(order, 'cancelled');
    expect(await shop.stateOf(order)).toEqual({ state: 'cancelled', reason: 'shopper_request' });
    expect(await reserved(order.id)).toBe(0);
    await mailed(order, /was cancelled/);
    expect(await shop.partners.effects(order)).toEqual(['challenged', 'voided']);
  }, 120_000);

  // medusajs/medusa#16398, #12790; Sylius/Sylius#8928: paid late, and nobody gave it back.
  it('while the bank takes days: a late yes is taken back, whoever sends its webhook', async () => {
    const order = await shop.place({}, undefined, ({ id }) => slow(id));
    await eventually(async () => (await shop.partners.effects(order)).includes('processing'));
    await eventually(
      async () =>
        (await count(
          `payment.payment where order_id = $1 and provider_ref is not null`,
          order.id,
        )) === 1,
    );
    await shop.cancel(order);
    await shop.reaches(order, 'cancelled');
    expect(await shop.partners.effects(order)).toEqual(['processing']);
    await shop.partners.bankSays(order, null);
    for (let copy = 0; copy < 3; copy++) await shop.job(order.id, 'payment');
    await eventually(async () => (await shop.partners.effects(order)).includes('voided'), {
      within: 60_000,
    });
    expect(await shop.partners.effects(order)).toEqual(['processing', 'authorised', 'voided']);
    expect(await count(`payment.payment where order_id = $1 and state = 'voided'`, order.id)).toBe(
      1,
    );
  }, 120_000);

  it('after it was sold: payment and tax taken back, out of the figures', async () => {
    const order = await shop.place();
    await shop.reaches(order, 'confirmed');
    await mailed(order, /is confirmed/);
    await eventually(async () => (await shop.partners.effects(order)).includes('taxed'));
    await shop.cancel(order);
    await shop.reaches(order, 'cancelled');
    await mailed(order, /was cancelled/);
    await eventually(
      async () => (await count('reporting.stats_applied where order_id = $1', order.id)) === 0,
    );
    const deeds = async (): Promise<string[]> =>
      (await shop.partners.journal(order.id)).flatMap(({ effects }) =>
        effects.map(({ kind }) => kind),
      );
    await eventually(async () => (await deeds()).includes('tax-reversed'));
    expect(await deeds()).toEqual(
      jasmine.arrayWithExactContents(['authorised', 'taxed', 'voided', 'tax-reversed']),
    );
    expect(await reserved(order.id)).toBe(0);
  }, 90_000);

  it('after the answer about its tax got lost: the number of the sale is known, and its tax taken back by it', async () => {
    const order = await shop.place({ taxMinor: 150 }, undefined, ({ id }) =>
      shop.partners.fault({
        operation: 'tax.transactions.create_from_calculation',
        kind: 'execute-then-timeout',
        orderId: id,
      }),
    );
    await shop.reaches(order, 'confirmed');
    const number = await eventually(
      async () => {
        const [row] = await shop.database.query<{ ref: string | null }>(
          'select tax_transaction_ref as ref from ordering."order" where id = $1',
          [order.id],
        );
        return row?.ref;
      },
      { within: 60_000 },
    );
    await shop.cancel(order);
    await shop.reaches(order, 'cancelled');
    const taxes = async () =>
      (await shop.partners.journal(order.id)).flatMap(({ request, effects }) =>
        effects
          .filter(({ kind }) => kind.startsWith('tax'))
          .map(({ kind, ref }) => ({ kind, ref, of: request['original_transaction'] ?? null })),
      );
    await eventually(async () => (await taxes()).some(({ kind }) => kind === 'tax-reversed'));
    const faults = (await shop.partners.journal(order.id)).map(({ fault }) => fault);
    expect(faults).toContain('execute-then-timeout');
    const [booked, reversed, ...more] = await taxes();
    expect(more).toEqual([]);
    expect(booked).toEqual({ kind: 'taxed', ref: number, of: null });
    expect([reversed?.kind, reversed?.of]).toEqual(['tax-reversed', number]);
    expect(await count('platform.staff_task where order_id = $1', order.id)).toBe(0);
  }, 120_000);
});
