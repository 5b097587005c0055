import { eventually } from '@green-apple/testing';
import { orderPlay } from '../testing/order-play.ts';

describe('a sold order that is called off', () => {
  const { shop, play, result, ask, at, did, packAndShip } = orderPlay();

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
      expect(shop().deeds.slice(-2)).toEqual(['a cancelled', 'release the hold']);
      expect(shop().deeds).not.toContain('capture a');
    });

  // The cancel takes the lock a moment before the packing does: nobody packs, and nobody is left packing.
  it('is not packed any more when it was cancelled in the same moment', async () => {
    const end = await play(async (order) => {
      shop().parcels.orderCancelled = true;
      await ask(order, 'a', 'pack');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop().deeds).toEqual(['a picking', 'a cancelled', 'release the hold']);
  });

  it('is stopped before it is packed when it is cancelled', async () => {
    const end = await play(async (order) => {
      await eventually(() => shop().parcels.looked);
      shop().parcels.orderCancelled = true;
      await ask(order, 'a', 'cancel');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop().deeds).toEqual(['a cancelled', 'release the hold']);
  });

  it('is called off while its address is looked into: the label is given back too', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.refusedLabels = 9;
    const end = await play(async (order) => {
      await did('task label/a');
      await ask(order, 'a', 'cancel');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop().deeds.slice(-3)).toEqual(['return label a', 'a cancelled', 'release the hold']);
  });

  it('loses one of two parcels to a change of mind and delivers the other', async () => {
    shop().parcels.plan('b');
    shop().parcels.tracking.set('b', ['delivered']);
    const end = await play(async (order) => {
      await ask(order, 'a', 'cancel');
      await packAndShip(order, 'b');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop().deeds).not.toContain('capture a');
    expect(shop().deeds).toContain('capture b');
  });

  it('is called off between the last look and its leaving: money and label go back, it does not leave', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.beforeLeaving = (id) => shop().parcels.ask(id, 'cancel');
    expect(await play(result)).toEqual({ state: 'cancelled' });
    expect(shop().deeds.slice(-5)).toEqual([
      'a shipped',
      'give back a',
      'return label a',
      'a cancelled',
      'release the hold',
    ]);
    expect(shop().deeds).not.toContain('mail shipment-shipped 1');
  });

  it('is not called off any more once it has left', async () => {
    shop().parcels.tracking.set('a', [null, null, 'delivered']);
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
    expect(shop().deeds.at(-1)).toBe('a cancelled');
  });

  it('does not tire of undoing, and tells staff when it takes too long', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.refusedLabels = 9;
    shop().fails('return label a', 30, 'CARRIER_AWAY');
    const end = await play(async (order) => {
      await did('task label/a');
      await ask(order, 'a', 'cancel');
      return result(order);
    });
    expect(end).toEqual({ state: 'cancelled' });
    expect(shop().deeds.filter((deed) => deed === 'return label a').length).toBe(31);
    expect(shop().deeds.filter((deed) => deed === 'task undo/a/label').length).toBe(1);
  });
});
