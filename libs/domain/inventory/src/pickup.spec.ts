import type { StockPlace } from './allocation.ts';
import type { StockLine } from './bag-stock.ts';
import { nearestFirst, pickupOffer, type PickupStore } from './pickup.ts';

const place = (code: string, available: Readonly<Record<string, number>>): StockPlace => ({
  locationId: code,
  code,
  region: 'NY',
  ships: code === 'depot',
  position: 0,
  available: new Map(Object.entries(available)),
});
const PLACES = [place('elm', { oil: 2 }), place('depot', { oil: 10, tea: 1 })];
const store = (code: string, change: Partial<PickupStore> = {}): PickupStore => ({
  code,
  region: 'VT',
  postalCode: '05401',
  position: 0,
  supply: [{ locationCode: code, days: 0 }],
  ...change,
});
const oil = (quantity: number): StockLine => ({
  lineId: 'oil',
  quantity,
  components: [{ variantId: 'oil', quantity: 1 }],
});
const tea: StockLine = {
  lineId: 'tea',
  quantity: 1,
  components: [{ variantId: 'tea', quantity: 1 }],
};

// saleor#7274: a place to collect is not always a place where stock lies.
describe('collecting in a store', () => {
  const supplied = store('elm', {
    supply: [
      { locationCode: 'depot', days: 3 },
      { locationCode: 'elm', days: 0 },
    ],
  });

  it('is ready today from its own shelf', () => {
    expect(pickupOffer(supplied, [oil(2)], PLACES)).toEqual({
      store: supplied,
      ready: true,
      days: 0,
      from: ['elm'],
    });
  });

  it('waits for the warehouse that supplies it, and takes from its own shelf first', () => {
    expect(pickupOffer(supplied, [oil(5), tea], PLACES)).toEqual({
      store: supplied,
      ready: true,
      days: 3,
      from: ['elm', 'depot'],
    });
  });

  it('works where no stock lies at all', () => {
    const kiosk = store('kiosk', { supply: [{ locationCode: 'depot', days: 2 }] });
    expect(pickupOffer(kiosk, [tea], PLACES)).toEqual({
      store: kiosk,
      ready: true,
      days: 2,
      from: ['depot'],
    });
  });

  it('names what a store lacks', () => {
    expect(pickupOffer(store('elm'), [oil(3), tea], PLACES)).toEqual({
      store: store('elm'),
      ready: false,
      short: [
        { lineId: 'oil', requested: 3, available: 2 },
        { lineId: 'tea', requested: 1, available: 0 },
      ],
    });
  });
});

describe('stores', () => {
  const offers = [
    store('denver', { region: 'CO', postalCode: '80202' }),
    store('burlington', { region: 'VT', postalCode: '05401' }),
    store('boulder', { region: 'CO', postalCode: '80301' }),
    store('empty', { region: 'VT', postalCode: '05401', supply: [] }),
  ].map((one) => pickupOffer(one, [oil(1)], [place(one.code, { oil: 1 })]));
  const order = (near: Parameters<typeof nearestFirst>[1]) =>
    nearestFirst(offers, near).map((offer) => offer.store.code);

  it('that have everything come first, the nearest before the others', () => {
    expect(order({ region: 'VT', postalCode: '05701' })).toEqual([
      'burlington',
      'denver',
      'boulder',
      'empty',
    ]);
    expect(order({ region: 'CO', postalCode: '80304' })).toEqual([
      'boulder',
      'denver',
      'burlington',
      'empty',
    ]);
  });

  it('keep their own order when nobody said where', () => {
    expect(order(null)).toEqual(['boulder', 'burlington', 'denver', 'empty']);
  });
});
