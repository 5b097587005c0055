import type { PickList, PickPart } from '@green-apple/contracts-http';
import { boxMark, walkOf } from './walk.ts';

const part = (shipmentId: string, sku: string, quantity: number, lots = ''): PickPart =>
  ({
    shipmentId,
    sku,
    quantity,
    place: { code: 'W1', name: 'Warehouse' },
    lots: lots
      .split(' ')
      .filter(Boolean)
      .map((text) => ({
        lotId: text.slice(1),
        code: text.slice(1),
        expiresOn: text.slice(1),
        quantity: Number(text[0]),
      })),
  }) as unknown as PickPart;
const list = (...parts: PickPart[]): PickList =>
  ({ shipments: [{ id: 's1' }, { id: 's2' }], parts }) as unknown as PickList;

describe('the way along the shelves', () => {
  it('stops once at an item, however many boxes want it', () => {
    const stops = walkOf(
      list(part('s1', 'MAG', 2, '22027-01'), part('s2', 'MAG', 3, '12027-01 22027-05')),
    );
    expect(stops.length).toBe(1);
    expect(stops[0]?.quantity).toBe(5);
    expect(stops[0]?.boxes).toEqual([
      { mark: 'A', quantity: 2 },
      { mark: 'B', quantity: 3 },
    ]);
    expect(stops[0]?.lots.map(({ code, quantity }) => [code, quantity])).toEqual([
      ['2027-01', 3],
      ['2027-05', 2],
    ]);
  });

  it('sums two lines of one item in a box', () => {
    const [stop] = walkOf(list(part('s1', 'MAG', 2), part('s1', 'MAG', 1)));
    expect(stop?.boxes).toEqual([{ mark: 'A', quantity: 3 }]);
  });

  it('marks more boxes than there are letters', () => {
    expect([0, 25, 26, 51, 52].map(boxMark)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  });
});
