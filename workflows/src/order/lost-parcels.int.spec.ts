import { orderPlay } from '../testing/order-play.ts';

describe('a parcel that does not arrive', () => {
  const { shop, play, result, makeGood, did } = orderPlay();

  it('is lost when no carrier has seen it for ten days: staff and shopper hear of it', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['in_transit']);
    const end = await play(async (order) => {
      // Days pass only while somebody waits for the end.
      const ended = result(order);
      await did('mail shipment-lost 1');
      await makeGood(order, 'a', 'refund');
      return ended;
    });
    expect(end).toEqual({ state: 'lost' });
    // A short step in our own database may run once more when a signal comes in between.
    expect([...new Set(shop().deeds)].slice(-5)).toEqual([
      'a lost',
      'task lost/a',
      'mail shipment-lost 1',
      'settle lost/a',
      'release the hold',
    ]);
  });

  it('is sent again when it was lost, once and at no price, and makes the order whole', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['lost']);
    shop().parcels.tracking.set('a-again', ['delivered']);
    const end = await play(async (order) => {
      await did('mail shipment-lost 1');
      await makeGood(order, 'a', 'resend');
      return result(order);
    });
    expect(end).toEqual({ state: 'delivered' });
    expect(shop().deeds.filter((deed) => deed === 'mail shipment-resent 1').length).toBe(1);
    expect(shop().deeds).toContain('mail shipment-delivered 2');
  });

  it('is sent again although its order had come to rest long ago', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.stands('a', 'lost');
    shop().parcels.makeGood('a', 'resend');
    shop().parcels.tracking.set('a-again', ['delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    expect(shop().deeds).not.toContain('mail shipment-lost 1');
  });

  it('turns up while staff still think about it: delivered, and nothing else', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['lost', null, 'delivered']);
    expect(await play(result)).toEqual({ state: 'delivered' });
    expect([...new Set(shop().deeds)].slice(-4)).toEqual([
      'a delivered',
      'settle lost/a',
      'mail shipment-delivered 1',
      'release the hold',
    ]);
  });

  it('turns up after it was made good: a person hears of it, and nothing is charged or moved', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['lost', null, 'delivered']);
    await play(async (order) => {
      await did('mail shipment-lost 1');
      await makeGood(order, 'a', 'refund');
      return result(order);
    });
    const before = shop().deeds.length;
    expect(await play(result)).toEqual({ state: 'lost' });
    expect(shop().deeds.slice(before)).toEqual(['task turned-up/a', 'release the hold']);
  });

  it('is partly delivered when one of two parcels is lost', async () => {
    shop().parcels.plan('b');
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['delivered']);
    shop().parcels.tracking.set('b', ['lost']);
    const end = await play(async (order) => {
      await did('task lost/b');
      await makeGood(order, 'b', 'refund');
      return result(order);
    });
    expect(end).toEqual({ state: 'partially_delivered' });
  });

  it('comes back: a person is asked what to do', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['returned_to_sender']);
    const end = await play(async (order) => {
      await did('task returned/a');
      await makeGood(order, 'a', 'refund');
      return result(order);
    });
    expect(end).toEqual({ state: 'returned' });
  });

  it('is put back on the shelf once somebody has looked at what came back, whenever that is', async () => {
    shop().parcels.packsItselfAfterMs = 0;
    shop().parcels.tracking.set('a', ['returned_to_sender']);
    await play(async (order) => {
      await did('task returned/a');
      await makeGood(order, 'a', 'refund');
      return result(order);
    });
    expect(shop().deeds).not.toContain('shelve a');
    shop().parcels.looksAt('a');
    expect(await play(result)).toEqual({ state: 'returned' });
    expect(shop().deeds.filter((deed) => deed === 'shelve a').length).toBe(1);
  });
});
