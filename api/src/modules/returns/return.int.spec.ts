import { randomUUID } from 'node:crypto';
import type { OrderReturns, OrderReviews, Problem } from '@green-apple/contracts-http';
import { deliverOrder } from '@green-apple/testing';
import { refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

type Shopper = ReturnType<StorefrontStage['shopper']>;

describe('a shopper who sends something back', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const bought = async (
    quantity = 2,
  ): Promise<{ shopper: Shopper; id: string; lineId: string }> => {
    const shopper = stage.shopper();
    const { id } = await shopper.buy(undefined, quantity);
    await deliverOrder(stage.database, id);
    const { body } = await shopper.send<OrderReturns>('GET', `/api/orders/${id}/returns`);
    return { shopper, id, lineId: body.choices[0]?.lineId ?? '' };
  };
  const wish = (lineId: string, quantity = 1, changes: object = {}): object => ({
    resolution: 'refund',
    lines: [{ lineId, quantity, reason: 'changed_mind', opened: false, ...changes }],
  });
  const ask = (shopper: Shopper, id: string, body: object, key: string = randomUUID()) =>
    shopper.send<OrderReturns & Problem>('POST', `/api/orders/${id}/returns`, body, {
      'idempotency-key': key,
    });
  const jobs = (id: string) =>
    stage.count(`platform.outbox where kind = 'return' and aggregate_id = '${id}'`);

  it('asks once, however often it is sent, and its run is told once', async () => {
    const { shopper, id, lineId } = await bought();
    const key = randomUUID();
    const answers = [];
    for (let time = 0; time < 3; time++) answers.push(await ask(shopper, id, wish(lineId), key));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { choices, returns } = answers[2]!.body;
    expect(choices[0]).toEqual(jasmine.objectContaining({ units: 1, why: null }));
    expect(returns.map(({ state, cancellable }) => [state, cancellable])).toEqual([
      ['requested', true],
    ]);
    expect(returns[0]?.number).toMatch(/^GA-.*-R1$/);
    expect(await jobs(id)).toBe(1);
    expect(refusal(await ask(shopper, id, wish(lineId, 2), key))).toBe(
      '422 IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('never sends back more than arrived, from however many tabs', async () => {
    const { shopper, id, lineId } = await bought(2);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask(shopper, id, wish(lineId))),
    );
    expect(answers.filter(({ status }) => status === 201).length).toBe(2);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const answer of refused) expect(refusal(answer)).toBe('409 RETURN_NOT_POSSIBLE');
    expect(await stage.count(`returns.request where order_id = '${id}'`)).toBe(2);
    expect(await jobs(id)).toBe(2);
  });

  it('reads in a sentence why something stays', async () => {
    const { shopper, id, lineId } = await bought(1);
    const opened = await ask(shopper, id, wish(lineId, 1, { opened: true }));
    expect([refusal(opened), opened.body.detail]).toEqual([
      '409 RETURN_NOT_POSSIBLE',
      'Opened, it can only come back when something is wrong with it.',
    ]);
    const many = await ask(shopper, id, wish(lineId, 5));
    expect(many.body.detail).toBe('Only 1 of it can still be sent back.');
    const damaged = await ask(shopper, id, wish(lineId, 1, { opened: true, reason: 'damaged' }));
    expect(damaged.status).toBe(201);
    expect(
      await stage.count(`returns.request where order_id = '${id}' and review = 'our_fault'`),
    ).toBe(1);
  });

  it('reads what things are called in the language the order was placed in', async () => {
    const { shopper, id, lineId } = await bought(1);
    await stage.database.query(`update ordering."order" set locale = 'de' where id = $1`, [id]);
    await stage.database.query(
      `insert into catalog.product_translation (product_id, locale, texts, source)
       select product_id, 'de', '{"title": "Magnesium für die Nacht"}', '{}' from ordering.line where id = $1
       on conflict do nothing`,
      [lineId],
    );
    const { body } = await ask(shopper, id, wish(lineId));
    const reviews = await shopper.send<OrderReviews>('GET', `/api/orders/${id}/reviews`);
    expect([
      body.choices[0]?.title,
      body.returns[0]?.lines[0]?.title,
      reviews.body.items[0]?.title,
    ]).toEqual(Array(3).fill('Magnesium für die Nacht'));
  });

  it('calls it off before it is sent: one wish, however often', async () => {
    const { shopper, id, lineId } = await bought(1);
    const { body } = await ask(shopper, id, wish(lineId));
    const path = `/api/orders/${id}/returns/${body.returns[0]?.id}/cancellation`;
    const answers = [];
    for (let time = 0; time < 2; time++)
      answers.push(await shopper.send<OrderReturns>('POST', path));
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(answers[1]?.body.returns[0]?.cancellable).toBeFalse();
    expect(
      await stage.count(`returns.instruction where kind = 'cancel' and given_by = 'shopper'
      and return_id = '${body.returns[0]?.id}'`),
    ).toBe(1);
  });

  it('obeys what is said of a product: how long, whether at all, and at whose cost', async () => {
    const { shopper, id, lineId } = await bought(2);
    const rule = (rest: string) =>
      stage.database.query(
        `insert into returns.product_rule (product_id, rule, window_days, label_by)
         select l.product_id, ${rest} from ordering.line l where l.id = $1
         on conflict (product_id) do update set rule = excluded.rule, window_days = excluded.window_days,
           label_by = excluded.label_by`,
        [lineId],
      );
    const choice = async () =>
      (await shopper.send<OrderReturns>('GET', `/api/orders/${id}/returns`)).body.choices[0];
    try {
      // It was delivered five days ago.
      await rule(`null, 4, 'shop'`);
      expect((await choice())?.units).toBe(0);
      expect(refusal(await ask(shopper, id, wish(lineId)))).toBe('409 RETURN_NOT_POSSIBLE');
      await rule(`'hygiene', 60, 'shop'`);
      expect((await choice())?.faultOnly).toBeTrue();
      expect(refusal(await ask(shopper, id, wish(lineId)))).toBe('409 RETURN_NOT_POSSIBLE');
      await rule(`null, null, 'shopper'`);
      expect((await choice())?.labelBy).toBe('shopper');
      const own = await ask(shopper, id, wish(lineId));
      expect([own.status, own.body.returns[0]?.sendTo]).toEqual([
        201,
        jasmine.stringMatching(/, NV 8|, [A-Z]{2} \d{5}/) as unknown as string,
      ]);
      const fault = await ask(shopper, id, wish(lineId, 1, { reason: 'damaged' }));
      expect(fault.body.returns.map(({ sendTo }) => sendTo === null)).toEqual([false, true]);
    } finally {
      await stage.database.query('delete from returns.product_rule');
    }
  });

  it('cannot see or ask for anybody else’s, nor before it was sold', async () => {
    const { id, lineId } = await bought(1);
    const other = stage.shopper();
    const own = await other.buy();
    expect(refusal(await ask(other, id, wish(lineId)))).toBe('404 ORDER_NOT_FOUND');
    const seen = await other.send<Problem>('GET', `/api/orders/${id}/returns`);
    expect(refusal(seen)).toBe('404 ORDER_NOT_FOUND');
    expect(refusal(await ask(other, own.id, wish(lineId)))).toBe('404 ORDER_NOT_FOUND');
    expect(refusal(await ask(other, own.id, { resolution: 'refund', lines: [] }))).toBe(
      '422 VALIDATION_FAILED',
    );
  });
});
