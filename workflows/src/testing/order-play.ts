import type { MadeGood, ShipmentState } from '@green-apple/domain-order';
import { eventually } from '@green-apple/testing';
import {
  FULFILMENT_NEWS,
  type InstructionKind,
  type OrderRunResult,
} from '@green-apple/workflow-contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { FakeShop } from './fake-shop.ts';
import { WorkflowStage } from './workflow-stage.ts';

/**
 * What happens to an order while its run is played, and what is waited for: on one stage for the suite that calls this, in
 * a shop of its own for each spec, with a parcel to send.
 */
export function orderPlay() {
  let stage: WorkflowStage;
  let shopNow: FakeShop;
  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => {
    shopNow = new FakeShop();
    shopNow.parcels.plan('a');
  });

  const shop = (): FakeShop => shopNow;
  const ask = async (order: WorkflowHandle, id: string, kind: InstructionKind): Promise<void> => {
    shop().parcels.ask(id, kind);
    await order.signal(FULFILMENT_NEWS);
  };
  const at = (id: string, state: ShipmentState): Promise<unknown> =>
    eventually(() => shop().parcels.state(id) === state);
  return {
    shop,
    /** In its place one that has nothing to send. */
    emptyShop: (): FakeShop => (shopNow = new FakeShop()),
    play: <Result>(script: (order: WorkflowHandle) => Promise<Result>): Promise<Result> =>
      stage.play(shop(), 'order', { orderId: 'order-1' }, script),
    result: (order: WorkflowHandle): Promise<OrderRunResult> => order.result(),
    ask,
    makeGood: async (order: WorkflowHandle, id: string, how: MadeGood): Promise<void> => {
      shop().parcels.makeGood(id, how);
      await order.signal(FULFILMENT_NEWS);
    },
    at,
    did: (deed: string): Promise<unknown> => eventually(() => shop().deeds.includes(deed)),
    packAndShip: async (order: WorkflowHandle, id: string): Promise<void> => {
      await ask(order, id, 'pack');
      await at(id, 'picking');
      await ask(order, id, 'ship');
    },
  };
}
