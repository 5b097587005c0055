import type { WorkflowHandle } from '@temporalio/client';
import { AFTERCARE_WANTED, FAILURES } from '@green-apple/workflow-contracts';
import { eventually } from '@green-apple/testing';
import { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';

describe('an order after its checkout', () => {
  let stage: WorkflowStage;
  let shop: FakeShop;

  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => {
    shop = new FakeShop();
  });

  const play = <Result>(script: (run: WorkflowHandle) => Promise<Result>): Promise<Result> =>
    stage.play(shop, 'aftercare', { orderId: 'order-1' }, script);
  const end = (run: WorkflowHandle): Promise<unknown> => run.result();
  const looks = (): number => shop.deeds.filter((deed) => deed === 'settle').length;

  it('is done with at once when nothing is left', async () => {
    await play(end);
    expect(shop.deeds).toEqual(['settle', 'note disputes']);
  });

  it('tells the shopper when a late payment was given back', async () => {
    shop.settles.push({ open: 0, returned: [1] });
    await play(end);
    expect(shop.deeds).toEqual(['settle', 'mail payment-returned 1', 'note disputes']);
  });

  it('asks a slow bank again until it has answered, for days', async () => {
    for (let day = 0; day < 40; day++) shop.settles.push({ open: 1, returned: [] });
    shop.settles.push({ open: 0, returned: [1] });
    await play(end);
    expect(looks()).toBe(41);
    expect(shop.deeds.at(-2)).toBe('mail payment-returned 1');
  });

  it('looks again at once when there is news', async () => {
    shop.settles.push({ open: 1, returned: [] });
    await play(async (run) => {
      await eventually(async () => looks() === 1);
      await run.signal(AFTERCARE_WANTED);
      await eventually(async () => looks() === 2);
      return run.result();
    });
    expect(looks()).toBe(2);
  });

  it('asks again while nobody knows what the provider did', async () => {
    shop.fails('settle', 3, FAILURES.outcomeUnknown);
    await play(end);
    expect(looks()).toBe(4);
  });

  it('that is cancelled after the sale gives everything back, each its own way', async () => {
    shop.cancelEnds.push('cancelled');
    await play(end);
    expect(shop.deeds.slice(0, 3)).toEqual(['answer cancel cancelled', 'settle', 'note disputes']);
    expect(shop.deeds.slice(3).sort()).toEqual([
      'mail order-cancelled 1',
      'reverse tax',
      'uncount',
    ]);
  });

  it('waits for the checkout to answer a wish to cancel', async () => {
    shop.cancelEnds.push('waits', 'waits', 'none');
    await play(end);
    expect(looks()).toBe(3);
  });

  it('is swept for loose ends by schedule', async () => {
    const swept = await stage.play(shop, 'paymentSweep', {}, (run) => run.result());
    expect(swept).toEqual({ placed: 0, woken: 0, orphans: 0 });
    const overdue = await stage.play(shop, 'overdueSweep', {}, (run) => run.result());
    expect(overdue).toEqual({ overdue: 0, opened: 0, closed: 0 });
    const segments = await stage.play(shop, 'segmentSweep', {}, (run) => run.result());
    expect(segments).toEqual({ segments: 0, joined: 0, left: 0 });
    const files = await stage.play(shop, 'bulkSweep', {}, (run) => run.result());
    expect(files).toEqual({ jobs: 0, rows: 0 });
  });
});
