import type { WorkflowHandle } from '@temporalio/client';
import type { MadeGood, ShipmentState } from '@green-apple/domain-order';
import { eventually } from '@green-apple/testing';
import {
  FULFILMENT_NEWS,
  type InstructionKind,
  type OrderRunResult,
} from '@green-apple/workflow-contracts';
import { FakeShop } from '../testing/fake-shop.ts';
import { WorkflowStage } from '../testing/workflow-stage.ts';

describe('a sold order on its way to the shopper', () => {
  let stage: WorkflowStage;
  let shop: FakeShop;

  beforeAll(async () => {
    stage = await WorkflowStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  beforeEach(() => {
    shop = new FakeShop();
    shop.parcels.plan('a');
  });

  const play = <Result>(script: (order: WorkflowHandle) => Promise<Result>): Promise<Result> =>
    stage.play(shop, 'order', { orderId: 'order-1' }, script);
  const result = (order: WorkflowHandle): Promise<OrderRunResult> => order.result();
  const ask = async (order: WorkflowHandle, id: string, kind: InstructionKind): Promise<void> => {
    shop.parcels.ask(id, kind);
    await order.signal(FULFILMENT_NEWS);
  };
  const makeGood = async (order: WorkflowHandle, id: string, how: MadeGood): Promise<void> => {
    shop.parcels.makeGood(id, how);
    await order.signal(FULFILMENT_NEWS);
  };
  const at = (id: string, state: ShipmentState): Promise<unknown> =>
    eventually(() => shop.parcels.state(id) === state);
  const did = (deed: string): Promise<unknown> => eventually(() => shop.deeds.includes(deed));
  const packAndShip = async (order: WorkflowHandle, id: string): Promise<void> => {
    await ask(order, id, 'pack');
    await at(id, 'picking');
    await ask(order, id, 'ship');
  };

  it('is packed, labelled, paid, sent, announced and followed to the door', async () => {
    shop.parcels.tracking.set('a', [null, 'in_transit', 'out_for_delivery', 'delivered']);
    const end = await play(async (order) => {
      await packAndShip(order, 'a');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop.deeds).toEqual([
      'a picking',
      'a packed',
      'label a',
      'capture a',
      'a shipped',
      'mail shipment-shipped 1',
      'a in_transit',
      'a out_for_delivery',
      'a delivered',
      'mail shipment-delivered 1',
      'release the hold',
    ]);
  });

  it('passes on what was asked while the run of a shipment was being begun', async () => {
    shop.parcels.tracking.set('a', ['delivered']);
    shop.isAskedWhileStarting('a', 'pack');
    const { events } = await play(async (order) => {
      await at('a', 'picking');
      await ask(order, 'a', 'ship');
      await result(order);
      return order.fetchHistory();
    });
    const told = events?.filter(
      (event) => event.signalExternalWorkflowExecutionInitiatedEventAttributes,
    );
    // Of the packing that was asked meanwhile, and of the shipping.
    expect(told?.length).toBe(2);
  });

  it('is packed after somebody said what they found, as often as they say it', async () => {
    shop.parcels.tracking.set('a', ['delivered']);
    const end = await play(async (order) => {
      await ask(order, 'a', 'pack');
      await at('a', 'picking');
      await ask(order, 'a', 'picked');
      await did('book picks a');
      shop.parcels.ask('a', 'picked');
      await ask(order, 'a', 'ship');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop.deeds.slice(0, 5)).toEqual([
      'a picking',
      'book picks a',
      'book picks a',
      'a packed',
      'label a',
    ]);
  });

  it('is off when nobody finds anything of it: no label, no charge', async () => {
    shop.parcels.emptyShelves = true;
    const end = await play(async (order) => {
      await ask(order, 'a', 'pack');
      await at('a', 'picking');
      await ask(order, 'a', 'picked');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop.deeds).not.toContain('label a');
    expect(shop.deeds).not.toContain('capture a');
  });

  it('packs itself where nobody stands at the table', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
  });

  it('goes in two parcels, each paid for itself', async () => {
    shop.parcels.plan('b');
    shop.parcels.packsItselfAfterMs = 0;
    for (const id of ['a', 'b']) shop.parcels.tracking.set(id, ['delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    for (const deed of ['capture a', 'capture b', 'mail shipment-shipped 2'])
      expect(shop.deeds.filter((each) => each === deed).length).toBe(1);
  });

  it('believes a carrier that speaks late and out of order, and never goes back', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['out_for_delivery', 'in_transit', null, 'delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    expect(shop.deeds).not.toContain('a in_transit');
  });

  it('is lost when no carrier has seen it for ten days: staff and shopper hear of it', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['in_transit']);
    const end = await play(async (order) => {
      // Days pass only while somebody waits for the end.
      const ended = result(order);
      await did('mail shipment-lost 1');
      await makeGood(order, 'a', 'refund');
      return ended;
    });
    expect(end).toEqual({ state: 'lost' });
    // A short step in our own database may run once more when a signal comes in between.
    expect([...new Set(shop.deeds)].slice(-5)).toEqual([
      'a lost',
      'task lost/a',
      'mail shipment-lost 1',
      'settle lost/a',
      'release the hold',
    ]);
  });

  it('is sent again when it was lost, once and at no price, and makes the order whole', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['lost']);
    shop.parcels.tracking.set('a-again', ['delivered']);
    const end = await play(async (order) => {
      await did('mail shipment-lost 1');
      await makeGood(order, 'a', 'resend');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop.deeds.filter((deed) => deed === 'mail shipment-resent 1').length).toBe(1);
    expect(shop.deeds).toContain('mail shipment-delivered 2');
  });

  it('is sent again although its order had come to rest long ago', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.stands('a', 'lost');
    shop.parcels.makeGood('a', 'resend');
    shop.parcels.tracking.set('a-again', ['delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    expect(shop.deeds).not.toContain('mail shipment-lost 1');
  });

  it('turns up while staff still think about it: delivered, and nothing else', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['lost', null, 'delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    expect([...new Set(shop.deeds)].slice(-4)).toEqual([
      'a delivered',
      'settle lost/a',
      'mail shipment-delivered 1',
      'release the hold',
    ]);
  });

  it('turns up after it was made good: a person hears of it, and nothing is charged or moved', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['lost', null, 'delivered']);
    await play(async (order) => {
      await did('mail shipment-lost 1');
      await makeGood(order, 'a', 'refund');
      return result(order);
    });
    const before = shop.deeds.length;
    expect(await play(result)).toEqual({ state: 'lost' });
    expect(shop.deeds.slice(before)).toEqual(['task turned-up/a', 'release the hold']);
  });

  it('is partly delivered when one of two parcels is lost', async () => {
    shop.parcels.plan('b');
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['delivered']);
    shop.parcels.tracking.set('b', ['lost']);
    const end = await play(async (order) => {
      await did('task lost/b');
      await makeGood(order, 'b', 'refund');
      return result(order);
    });
    expect(end).toEqual({ state: 'partially_delivered' });
  });

  it('comes back: a person is asked what to do', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['returned_to_sender']);
    const end = await play(async (order) => {
      await did('task returned/a');
      await makeGood(order, 'a', 'refund');
      return result(order);
    });
    expect(end).toEqual({ state: 'returned' });
  });

  it('is put back on the shelf once somebody has looked at what came back, whenever that is', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['returned_to_sender']);
    await play(async (order) => {
      await did('task returned/a');
      await makeGood(order, 'a', 'refund');
      return result(order);
    });
    expect(shop.deeds).not.toContain('shelve a');
    shop.parcels.looksAt('a');
    expect(await play(result)).toEqual({ state: 'returned' });
    expect(shop.deeds.filter((deed) => deed === 'shelve a').length).toBe(1);
  });

  it('asks the bank again when it has let go before the parcel was packed', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.goneAuthorisations = 1;
    shop.parcels.tracking.set('a', ['delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    expect(shop.deeds.slice(3, 6)).toEqual(['capture a', 'ask the bank again', 'capture a']);
  });

  it('is undone, newest deed first, when the bank does not pay any more', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.goneAuthorisations = 9;
    shop.parcels.refusals = 9;
    expect(await play(result)).toEqual({ state: 'cancelled' });
    expect(shop.deeds.slice(3)).toEqual([
      'capture a',
      'ask the bank again',
      'task payment/a',
      'mail shipment-payment-missing 1',
      'give back a',
      'return label a',
      'a cancelled',
      'release the hold',
    ]);
  });

  it('goes on when somebody brought another card', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.goneAuthorisations = 2;
    shop.parcels.refusals = 1;
    shop.parcels.tracking.set('a', ['delivered']);
    const end = await play(async (order) => {
      await did('task payment/a');
      await ask(order, 'a', 'pay_again');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop.deeds).not.toContain('give back a');
  });

  it('waits for a person when no carrier takes it there, and tries again', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.refusedLabels = 1;
    shop.parcels.tracking.set('a', ['delivered']);
    const end = await play(async (order) => {
      await did('task label/a');
      await ask(order, 'a', 'ship');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop.deeds.filter((deed) => deed === 'label a').length).toBe(2);
  });

  for (const [when, pack] of [
    ['before it is packed', false],
    ['while it is being packed', true],
  ] as const)
    it(`is called off ${when}: goods back, nothing taken, the hold let go`, async () => {
      const end = await play(async (order) => {
        if (pack) await ask(order, 'a', 'pack');
        if (pack) await at('a', 'picking');
        await ask(order, 'a', 'cancel');
        return result(order);
      });
      expect(end).toEqual({ state: 'cancelled' });
      expect(shop.deeds.slice(-2)).toEqual(['a cancelled', 'release the hold']);
      expect(shop.deeds).not.toContain('capture a');
    });

  // The cancel takes the lock a moment before the packing does: nobody packs, and nobody is left packing.
  it('is not packed any more when it was cancelled in the same moment', async () => {
    const end = await play(async (order) => {
      shop.parcels.orderCancelled = true;
      await ask(order, 'a', 'pack');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop.deeds).toEqual(['a picking', 'a cancelled', 'release the hold']);
  });

  it('is stopped before it is packed when it is cancelled', async () => {
    const end = await play(async (order) => {
      await eventually(() => shop.parcels.looked);
      shop.parcels.orderCancelled = true;
      await ask(order, 'a', 'cancel');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop.deeds).toEqual(['a cancelled', 'release the hold']);
  });

  it('is called off while its address is looked into: the label is given back too', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.refusedLabels = 9;
    const end = await play(async (order) => {
      await did('task label/a');
      await ask(order, 'a', 'cancel');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop.deeds.slice(-3)).toEqual(['return label a', 'a cancelled', 'release the hold']);
  });

  it('loses one of two parcels to a change of mind and delivers the other', async () => {
    shop.parcels.plan('b');
    shop.parcels.tracking.set('b', ['delivered']);
    const end = await play(async (order) => {
      await ask(order, 'a', 'cancel');
      await packAndShip(order, 'b');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop.deeds).not.toContain('capture a');
    expect(shop.deeds).toContain('capture b');
  });

  it('is called off between the last look and its leaving: money and label go back, it does not leave', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.beforeLeaving = (id) => shop.parcels.ask(id, 'cancel');
    expect(await play(result)).toEqual({ state: 'cancelled' });
    expect(shop.deeds.slice(-5)).toEqual([
      'a shipped',
      'give back a',
      'return label a',
      'a cancelled',
      'release the hold',
    ]);
    expect(shop.deeds).not.toContain('mail shipment-shipped 1');
  });

  it('is not called off any more once it has left', async () => {
    shop.parcels.tracking.set('a', [null, null, 'delivered']);
    const end = await play(async (order) => {
      await packAndShip(order, 'a');
      await at('a', 'shipped');
      await ask(order, 'a', 'cancel');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
  });

  it('is undone when an operator stops the run', async () => {
    const stopped = play(async (order) => {
      await ask(order, 'a', 'pack');
      await at('a', 'picking');
      await order.cancel();
      await did('a cancelled');
      return result(order);
    });
    await expectAsync(stopped).toBeRejected();
    expect(shop.deeds.at(-1)).toBe('a cancelled');
  });

  it('does not tire of undoing, and tells staff when it takes too long', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.refusedLabels = 9;
    shop.fails('return label a', 30, 'CARRIER_AWAY');
    const end = await play(async (order) => {
      await did('task label/a');
      await ask(order, 'a', 'cancel');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop.deeds.filter((deed) => deed === 'return label a').length).toBe(31);
    expect(shop.deeds.filter((deed) => deed === 'task undo/a/label').length).toBe(1);
  });

  it('asks for a person when a run breaks, and any news starts it again', async () => {
    shop.parcels.packsItselfAfterMs = 0;
    shop.parcels.tracking.set('a', ['delivered']);
    shop.fails('a picking', 1, 'PARTNER_REQUEST_REFUSED');
    shop.fails('a cancelled', 1, 'PARTNER_REQUEST_REFUSED');
    const end = await play(async (order) => {
      await did('task shipment-stuck/a');
      await order.signal(FULFILMENT_NEWS);
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
  });

  it('that was never sold ends at once', async () => {
    shop = new FakeShop();
    shop.parcels.bare = 'cancelled';
    expect(await play(result)).toEqual({ state: 'cancelled' });
    expect(shop.deeds).toEqual([]);
  });

  describe('at the counter', () => {
    beforeEach(() => {
      shop.parcels.kind = 'pickup';
      shop.parcels.packsItselfAfterMs = 0;
    });

    it('is packed, paid, announced and handed over without a label', async () => {
      const end = await play(async (order) => {
        await at('a', 'ready_for_pickup');
        await ask(order, 'a', 'hand_over');
        return result(order);
      });
      expect(end).toEqual({ state: 'delivered' });
      expect(shop.deeds).toEqual([
        'a picking',
        'a packed',
        'capture a',
        'a ready_for_pickup',
        'mail shipment-ready 1',
        'a collected',
        'release the hold',
      ]);
    });

    it('goes back to the shelf, and the money back, when nobody comes for a week', async () => {
      expect(await play(result)).toEqual({ state: 'not_collected' });
      expect(shop.deeds.slice(-5)).toEqual([
        'give back a',
        'a not_collected',
        'task not-collected/a',
        'mail shipment-not-collected 1',
        'release the hold',
      ]);
    });

    it('is called off while it waits: money back first', async () => {
      const end = await play(async (order) => {
        await did('mail shipment-ready 1');
        await ask(order, 'a', 'cancel');
        return result(order);
      });
      expect(end).toEqual({ state: 'cancelled' });
      expect(shop.deeds.slice(-3)).toEqual(['give back a', 'a cancelled', 'release the hold']);
    });
  });
});
