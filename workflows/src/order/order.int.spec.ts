import { FULFILMENT_NEWS } from '@green-apple/workflow-contracts';
import { orderPlay } from '../testing/order-play.ts';

describe('a sold order on its way to the shopper', () => {
  const { shop, emptyShop, play, result, ask, at, did, packAndShip } = orderPlay();

  it('is packed, labelled, paid, sent, announced and followed to the door', async () => {
    shop().parcels.tracking.set('a', [null, 'in_transit', 'out_for_delivery', 'delivered']);
    const end = await play(async (order) => {
      await packAndShip(order, 'a');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop().deeds).toEqual([
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
    shop().parcels.tracking.set('a', ['delivered']);
    shop().isAskedWhileStarting('a', 'pack');
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
    shop().parcels.tracking.set('a', ['delivered']);
    const end = await play(async (order) => {
      await ask(order, 'a', 'pack');
      await at('a', 'picking');
      await ask(order, 'a', 'picked');
      await did('book picks a');
      shop().parcels.ask('a', 'picked');
      await ask(order, 'a', 'ship');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop().deeds.slice(0, 5)).toEqual([
      'a picking',
      'book picks a',
      'book picks a',
      'a packed',
      'label a',
    ]);
  });

  it('is off when nobody finds anything of it: no label, no charge', async () => {
    shop().parcels.emptyShelves = true;
    const end = await play(async (order) => {
      await ask(order, 'a', 'pack');
      await at('a', 'picking');
      await ask(order, 'a', 'picked');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop().deeds).not.toContain('label a');
    expect(shop().deeds).not.toContain('capture a');
  });

  it('packs itself where nobody stands at the table', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
  });

  it('goes in two parcels, each paid for itself', async () => {
    shop().parcels.plan('b');
    shop().parcels.packsItselfAfterMs = 0;
    for (const id of ['a', 'b']) shop().parcels.tracking.set(id, ['delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    for (const deed of ['capture a', 'capture b', 'mail shipment-shipped 2'])
      expect(shop().deeds.filter((each) => each === deed).length).toBe(1);
  });

  it('believes a carrier that speaks late and out of order, and never goes back', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['out_for_delivery', 'in_transit', null, 'delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    expect(shop().deeds).not.toContain('a in_transit');
  });

  it('asks the bank again when it has let go before the parcel was packed', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.goneAuthorisations = 1;
    shop().parcels.tracking.set('a', ['delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    expect(shop().deeds.slice(3, 6)).toEqual(['capture a', 'ask the bank again', 'capture a']);
  });

  it('is undone, newest deed first, when the bank does not pay any more', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.goneAuthorisations = 9;
    shop().parcels.refusals = 9;
    expect(await play(result)).toEqual({ state: 'cancelled' });
    expect(shop().deeds.slice(3)).toEqual([
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
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.goneAuthorisations = 2;
    shop().parcels.refusals = 1;
    shop().parcels.tracking.set('a', ['delivered']);
    const end = await play(async (order) => {
      await did('task payment/a');
      await ask(order, 'a', 'pay_again');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop().deeds).not.toContain('give back a');
  });

  it('waits for a person when no carrier takes it there, and tries again', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.refusedLabels = 1;
    shop().parcels.tracking.set('a', ['delivered']);
    const end = await play(async (order) => {
      await did('task label/a');
      await ask(order, 'a', 'ship');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop().deeds.filter((deed) => deed === 'label a').length).toBe(2);
  });

  it('asks for a person when a run breaks, and any news starts it again', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['delivered']);
    shop().fails('a picking', 1, 'PARTNER_REQUEST_REFUSED');
    shop().fails('a cancelled', 1, 'PARTNER_REQUEST_REFUSED');
    const end = await play(async (order) => {
      await did('task shipment-stuck/a');
      await order.signal(FULFILMENT_NEWS);
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
  });

  it('that was never sold ends at once', async () => {
    emptyShop().parcels.bare = 'cancelled';
    expect(await play(result)).toEqual({ state: 'cancelled' });
    expect(shop().deeds).toEqual([]);
  });

  describe('at the counter', () => {
    beforeEach(() => {
      shop().parcels.kind = 'pickup';
      shop().parcels.packsItselfAfterMs = 0;
    });

    it('is packed, paid, announced and handed over without a label', async () => {
      const end = await play(async (order) => {
        await at('a', 'ready_for_pickup');
        await ask(order, 'a', 'hand_over');
        return result(order);
      });
      expect(end).toEqual({ state: 'delivered' });
      expect(shop().deeds).toEqual([
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
      expect(shop().deeds.slice(-5)).toEqual([
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
      expect(shop().deeds.slice(-3)).toEqual(['give back a', 'a cancelled', 'release the hold']);
    });
  });
});
