import { LedgerRepository } from '@green-apple/persistence';
import type { OrderExample } from '@green-apple/testing';
import { TwiceStage } from '../testing/twice/twice-stage.ts';

/*
 * A worker that was slow confirms an order while another one, which took its turn over, ends it. The order's row
 * decides, before anything is given back.
 */
describe('an order that one worker confirms and another one ends', () => {
  let stage: TwiceStage;
  beforeAll(async () => {
    stage = await TwiceStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const attemptOf = ({ id }: OrderExample) => ({ orderId: id, attempt: 1 });
  const confirm = (order: OrderExample) => stage.steps.confirmOrder(attemptOf(order));
  const end = ({ id }: OrderExample) =>
    stage.steps.cancelOrder({ orderId: id, reason: 'shopper_request' });
  /** As the run goes on: what was ended gives its payment back, what was sold keeps it. */
  const undo = (order: OrderExample) => stage.steps.voidPayment(attemptOf(order));

  const facts = async ({ id }: OrderExample) => {
    const [row] = await stage.database.query<{
      state: string;
      payment: string;
      stock: string[];
      toSend: number;
    }>(
      `select o.state,
         (select p.state from payment.payment p where p.order_id = o.id) as payment,
         array(select distinct r.state from inventory.reservation r where r.order_id = o.id) as stock,
         (select count(*)::int from platform.outbox b
           where b.aggregate_id = o.id and b.kind = 'fulfilment') as "toSend"
       from ordering."order" o where o.id = $1`,
      [id],
    );
    const books = new LedgerRepository(stage.writer);
    const { minor } = await books.balance(id, 'customer', 'USD');
    return { ...row, owes: minor > 0 };
  };
  const ENDED = {
    state: 'cancelled',
    payment: 'voided',
    stock: ['released'],
    toSend: 0,
    owes: false,
  };
  const SOLD = {
    state: 'confirmed',
    payment: 'authorised',
    stock: ['allocated'],
    toSend: 1,
    owes: true,
  };

  it('is not sold any more when it was ended first, however late that is: the money is let go, the stock free', async () => {
    const order = await stage.authorised();
    expect(await end(order)).toEqual({ code: 'moved' });
    expect(await confirm(order)).toEqual({ code: 'stood', state: 'cancelled' });
    await undo(order);
    expect(await confirm(order)).toEqual({ code: 'stood', state: 'cancelled' });
    expect(await facts(order)).toEqual(ENDED);
  });

  it('stays sold and paid when it was confirmed first', async () => {
    const order = await stage.authorised();
    expect(await confirm(order)).toEqual({ code: 'moved' });
    expect(await end(order)).toEqual({ code: 'stood', state: 'confirmed' });
    expect(await facts(order)).toEqual(SOLD);
  });

  it('is one of both, wholly, when they meet', async () => {
    for (let round = 0; round < 20; round++) {
      const order = await stage.authorised();
      // Whoever starts first has the better chance; both orders have to come out right.
      const ended =
        round % 2 === 0
          ? (await Promise.all([end(order), confirm(order)]))[0]
          : (await Promise.all([confirm(order), end(order)]))[1];
      if (ended.code === 'moved') await undo(order);
      else expect(ended.state).toBe('confirmed');
      expect(await facts(order)).toEqual(ended.code === 'moved' ? ENDED : SOLD);
    }
  }, 60_000);
});
