import type { WorkflowHandle } from '@temporalio/client';
import { eventually } from '@green-apple/testing';
import type { ReturnInstruction } from '@green-apple/domain-order';
import { REFUND_SETTLED, RETURN_NEWS, type ReturnResult } from '@green-apple/workflow-contracts';
import { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';

describe('something that comes back', () => {
  let stage: WorkflowStage;
  let shop: FakeShop;

  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => {
    shop = new FakeShop();
  });

  const play = <Result>(script: (run: WorkflowHandle) => Promise<Result>): Promise<Result> => {
    const input = { orderId: 'order-1', returnId: 'r' };
    return stage.play(shop, 'merchandiseReturn', input, (run) => {
      // The server's clock may be days ahead of ours: it skips what nobody waits through.
      shop.returns.now = () => shop.startedAt;
      return script(run);
    });
  };
  const result = (run: WorkflowHandle): Promise<ReturnResult> => run.result();
  const ask = async (run: WorkflowHandle, kind: ReturnInstruction): Promise<void> => {
    shop.returns.ask(kind);
    await run.signal(RETURN_NEWS);
  };
  const did = (deed: string): Promise<unknown> =>
    eventually(() => shop.deeds.includes(deed), { within: 60_000 });

  it('is approved by rule, labelled, followed, looked at and paid back', async () => {
    shop.returns.tracking.splice(0, 1, 'in_transit', 'arrived');
    const end = await play(async (run) => {
      await did('return in_transit');
      // A carrier's event; without one it is asked after half a day.
      await run.signal(RETURN_NEWS);
      await did('mail return-received 1');
      await ask(run, 'inspect');
      await did('settle refunding');
      shop.returns.refundState = 'settled';
      await run.signal(REFUND_SETTLED, { refundId: 'f', state: 'settled' });
      return result(run);
    });
    expect(end).toEqual({ state: 'refunded' });
    // Asked again after a day, and a server that skips time may be there before our signal.
    const asked = 'settle refunding';
    const deeds = shop.deeds.filter((deed, at) => deed !== asked || shop.deeds[at - 1] !== asked);
    expect(deeds).toEqual([
      'return approved',
      'buy return label',
      'return labelled',
      'mail return-approved 1',
      'return in_transit',
      'return received',
      'mail return-received 1',
      'restock',
      'return inspected',
      'settle refunding',
      'return refunded',
    ]);
  }, 120_000);

  it('waits for a person where the rule says so, and ends when they say no', async () => {
    shop.returns.review = 'our_fault';
    const end = await play(async (run) => {
      await did('task return_to_decide/r');
      await ask(run, 'refuse');
      return result(run);
    });
    expect(end).toEqual({ state: 'refused' });
    expect(shop.deeds.slice(-2)).toEqual(['return refused', 'mail return-refused 1']);
  }, 120_000);

  it('is exchanged once it is approved, received by hand and looked at', async () => {
    shop.returns.review = 'our_fault';
    shop.returns.settles.splice(0, 1, 'exchanged');
    const end = await play(async (run) => {
      await did('task return_to_decide/r');
      await ask(run, 'approve');
      await did('mail return-approved 1');
      await ask(run, 'receive');
      await did('mail return-received 1');
      await ask(run, 'inspect');
      return result(run);
    });
    expect(end).toEqual({ state: 'exchanged' });
    expect(shop.deeds.slice(-2)).toEqual(['return exchanged', 'mail return-exchanged 1']);
  }, 120_000);

  it('brings nothing when nothing of it is accepted', async () => {
    shop.returns.tracking.splice(0, 1, 'arrived');
    shop.returns.settles.splice(0, 1, 'rejected');
    const end = await play(async (run) => {
      await did('mail return-received 1');
      await ask(run, 'inspect');
      return result(run);
    });
    expect(end).toEqual({ state: 'rejected' });
    expect(shop.deeds.slice(-1)).toEqual(['mail return-rejected 1']);
  }, 120_000);

  it('is called off before it is sent: its label goes back', async () => {
    const end = await play(async (run) => {
      await did('mail return-approved 1');
      await ask(run, 'cancel');
      return result(run);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop.deeds.slice(-2)).toEqual(['give back return label', 'return cancelled']);
  }, 120_000);

  it('is not called off once the carrier has it: it is followed on, received and settled', async () => {
    shop.returns.labelInUse = true;
    shop.returns.settles.splice(0, 1, 'rejected');
    const end = await play(async (run) => {
      await did('mail return-approved 1');
      await ask(run, 'cancel');
      await did('return in_transit');
      await ask(run, 'receive');
      await did('mail return-received 1');
      await ask(run, 'inspect');
      return result(run);
    });
    expect(end).toEqual({ state: 'rejected' });
    expect(shop.deeds).not.toContain('return cancelled');
  }, 120_000);

  it('is looked for, not called off, when the carrier sends it the wrong way before it said that it has it', async () => {
    shop.returns.tracking.splice(0, 1, null, 'lost');
    shop.returns.settles.splice(0, 1, 'rejected');
    const end = await play(async (run) => {
      // The carrier was asked once and knew nothing: whoever cancels before that only gives the label back.
      await eventually(() => shop.returns.tracking.length === 1, { within: 60_000 });
      await ask(run, 'cancel');
      await did('task return_lost/r');
      await ask(run, 'receive');
      await did('mail return-received 1');
      await ask(run, 'inspect');
      return result(run);
    });
    expect(end).toEqual({ state: 'rejected' });
    expect(shop.deeds).not.toContain('give back return label');
  }, 120_000);

  it('is closed when its label is not used for fourteen days', async () => {
    expect(await play(result)).toEqual({ state: 'expired' });
    expect(shop.deeds.slice(-3)).toEqual([
      'give back return label',
      'return expired',
      'mail return-expired 1',
    ]);
  }, 120_000);

  it('can be brought where no carrier sells a label', async () => {
    shop.returns.labelRefused = true;
    shop.returns.settles.splice(0, 1, 'given_back_before');
    const end = await play(async (run) => {
      await did('task return_label_refused/r');
      await ask(run, 'receive');
      await did('mail return-received 1');
      await ask(run, 'inspect');
      return result(run);
    });
    expect(end).toEqual({ state: 'refunded' });
    expect(shop.deeds).toContain('task return_settled_before/r');
    expect(shop.deeds).not.toContain('return labelled');
  }, 120_000);

  it('is sent at the shopper’s own cost where its product says so: no label, and no task about one', async () => {
    shop.returns.isOwn = true;
    shop.returns.settles.splice(0, 1, 'rejected');
    const end = await play(async (run) => {
      await did('mail return-approved 1');
      await ask(run, 'receive');
      await did('mail return-received 1');
      await ask(run, 'inspect');
      return result(run);
    });
    expect(end).toEqual({ state: 'rejected' });
    expect(shop.deeds).not.toContain('buy return label');
    expect(shop.deeds).not.toContain('task return_label_refused/r');
  }, 120_000);

  it('is looked for when it is on its way for too long, and still received', async () => {
    shop.returns.tracking.splice(0, 1, 'in_transit');
    shop.returns.settles.splice(0, 1, 'waits', 'rejected');
    const end = await play(async (run) => {
      shop.returns.ask('inspect');
      const over = result(run);
      await did('task return_lost/r');
      await ask(run, 'receive');
      return over;
    });
    expect(end).toEqual({ state: 'rejected' });
  }, 120_000);
});
