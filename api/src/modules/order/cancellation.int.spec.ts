import type { OrderDetail, OrderProgress, Problem } from '@green-apple/contracts-http';
import { refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

describe('a shopper who has changed their mind', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  });
  afterAll(() => stage.close());

  const jobs = (id: string) =>
    stage.count(`platform.outbox where kind = 'cancel' and aggregate_id = '${id}'`);
  const wishes = (id: string) =>
    stage.count(`ordering.cancel_request where order_id = '${id}' and state = 'open'`);
  const moveTo = (id: string, state: string) =>
    stage.database.query('update ordering."order" set state = $2 where id = $1', [id, state]);

  it('asks for the order to be cancelled: one wish and one message, however often it is sent', async () => {
    const shopper = stage.shopper();
    const { id } = await shopper.buy();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        shopper.send<OrderProgress>('POST', `/api/orders/${id}/cancellation`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(202));
    expect(answers[0]?.body.cancellation).toEqual({ possible: true, why: null, requested: true });
    expect([await wishes(id), await jobs(id)]).toEqual([1, 1]);
    // The order itself is its run's to move.
    expect(answers[0]?.body.state).toBe('placed');
    const shown = await shopper.send<OrderDetail>('GET', `/api/orders/${id}`);
    expect(shown.body.progress.cancellation.requested).toBeTrue();
  });

  for (const [state, words] of [
    ['packing', 'packing this order right now'],
    ['shipped', 'on its way'],
    ['delivered', 'is over'],
    ['cancelled', 'cancelled already'],
  ] as const)
    it(`is told why not when the order is ${state}`, async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      await moveTo(id, state);
      const answer = await shopper.send<Problem>('POST', `/api/orders/${id}/cancellation`);
      expect(refusal(answer)).toBe('409 CANCEL_NOT_POSSIBLE');
      expect(answer.body.detail).toContain(words);
      const shown = await shopper.send<OrderDetail>('GET', `/api/orders/${id}`);
      expect(shown.body.progress.cancellation.why).toBe(answer.body.detail);
      expect([await wishes(id), await jobs(id)]).toEqual([0, 0]);
    });

  it('cannot cancel anybody else’s order', async () => {
    const { id } = await stage.shopper().buy();
    const other = stage.shopper();
    await other.buy();
    const answer = await other.send<Problem>('POST', `/api/orders/${id}/cancellation`);
    expect(refusal(answer)).toBe('404 ORDER_NOT_FOUND');
    expect(await wishes(id)).toBe(0);
  });
});
