import type { WorkflowHandle } from '@temporalio/client';
import { eventually } from '@green-apple/testing';
import { EDIT_WANTED, FULFILMENT_NEWS, type EditStep } from '@green-apple/workflow-contracts';
import { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';

describe('an order that somebody changes', () => {
  let stage: WorkflowStage;
  let shop: FakeShop;

  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  beforeEach(() => {
    shop = new FakeShop();
    shop.parcels.plan('a');
    shop.parcels.tracking.set('a', ['delivered']);
  });

  const applied: EditStep = { code: 'applied', editId: 'edit-1', occasion: 1 };
  const dearer: EditStep = {
    code: 'charge_needed',
    editId: 'edit-1',
    amountMinor: 900,
    occasion: 1,
    payBy: null,
  };
  const EDITING = /edit|charge|difference|settle|tax/;
  const did = (deed: string): Promise<unknown> =>
    eventually(() => shop.deeds.includes(deed), { within: 60_000 });
  const pack = async (order: WorkflowHandle): Promise<void> => {
    shop.parcels.ask('a', 'pack');
    shop.parcels.ask('a', 'ship');
    await order.signal(FULFILMENT_NEWS);
  };
  /** Plays an order that is changed, and packed when `until` has been done; answers what was done about it. */
  const play = (until: string, meanwhile?: (order: WorkflowHandle) => Promise<void>) =>
    stage.play(shop, 'order', { orderId: 'order-1' }, async (order) => {
      await order.signal(EDIT_WANTED);
      await meanwhile?.(order);
      await did(until);
      await pack(order);
      expect(await order.result()).toEqual({ state: 'delivered' });
      return shop.deeds.filter((deed) => EDITING.test(deed));
    });

  it('is changed, the tax with it, and the shopper told; then it goes on', async () => {
    shop.edits.steps.push(applied);
    expect(await play('mail order-edited 1')).toEqual([
      'edit applied',
      'let go of charges',
      'settle',
      'amend tax',
      'mail order-edited 1',
    ]);
  }, 120_000);

  it('gets dearer: the bank agrees first', async () => {
    shop.edits.steps.push(dearer, applied);
    expect((await play('mail order-edited 1')).slice(0, 2)).toEqual([
      'charge authorised',
      'edit applied',
    ]);
  }, 120_000);

  it('is not changed when packing was faster: what the bank keeps ready is let go', async () => {
    shop.edits.steps.push(dearer, {
      code: 'failed',
      editId: 'edit-1',
      reason: 'BEING_PACKED',
      occasion: 1,
    });
    expect(await play('mail order-edit-failed 1')).toEqual([
      'charge authorised',
      'edit failed',
      'let go of charges',
      'mail order-edit-failed 1',
    ]);
  }, 120_000);

  it('is given up while the bank is asked: what the bank keeps ready is let go', async () => {
    shop.edits.steps.push(dearer, { code: 'none' });
    expect(await play('let go of charges')).toEqual([
      'charge authorised',
      'edit none',
      'let go of charges',
    ]);
  }, 120_000);

  it('waits for the difference, and takes another card for it', async () => {
    shop.edits.steps.push(dearer, applied);
    shop.edits.banks.push('declined', 'authorised');
    const deeds = await play('mail order-edited 1', async (order) => {
      await did('mail order-edit-payment 1');
      await order.signal(EDIT_WANTED);
    });
    expect(deeds.slice(0, 4)).toEqual([
      'charge declined',
      'wait for the difference',
      'mail order-edit-payment 1',
      'charge authorised',
    ]);
  }, 120_000);

  it('is taken back while the difference waits to be paid: the bank need not keep it ready', async () => {
    shop.edits.steps.push(dearer, { code: 'none' });
    shop.edits.banks.push('declined');
    const deeds = await play('let go of charges', async (order) => {
      await did('mail order-edit-payment 1');
      shop.edits.steps.shift();
      await order.signal(EDIT_WANTED);
    });
    // Whatever happens to the order meanwhile, the change is looked at once more.
    expect([...new Set(deeds)]).toEqual([
      'charge declined',
      'wait for the difference',
      'mail order-edit-payment 1',
      'edit none',
      'let go of charges',
    ]);
  }, 120_000);

  it('stays as it was when nobody pays the difference in time', async () => {
    shop.edits.steps.push(dearer);
    shop.edits.banks.push('declined');
    shop.parcels.packsItselfAfterMs = 3 * 24 * 60 * 60 * 1000;
    const deeds = await stage.play(shop, 'order', { orderId: 'order-1' }, async (order) => {
      await order.signal(EDIT_WANTED);
      expect(await order.result()).toEqual({ state: 'delivered' });
      return shop.deeds;
    });
    expect(deeds).toContain('abandon the edit');
    expect(deeds).not.toContain('mail order-edited 1');
  }, 120_000);
});
