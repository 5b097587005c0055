import { EditOrder, type AdminOrder } from '@green-apple/contracts-http';
import {
  addressFields,
  countriesBeside,
  isNothing,
  NO_EDIT,
  toEdit,
  withItem,
} from './edit-draft.ts';

const LINE = '0190b3a0-0000-7000-8000-000000000001';
const ITEM = '0190b3a0-0000-7000-8000-000000000002';
const order = {
  lines: [{ id: LINE, quantity: 2 }],
  address: {
    name: 'Robin Field',
    line1: '1 Orchard Lane',
    line2: '',
    city: 'Springfield',
    region: 'IL',
    postalCode: '62701',
    country: 'US',
    phone: '',
  },
  delivery: { id: 'standard' },
} as unknown as AdminOrder;
const tea = { variantId: ITEM, title: 'Tea', variantTitle: '20 bags', quantity: 2 };

describe('an edit that an employee puts together', () => {
  it('asks for nothing while all is as it was', () => {
    const same = { ...NO_EDIT, quantities: { [LINE]: 2 }, address: order.address };
    expect(isNothing(toEdit(same, order))).toBeTrue();
  });

  it('names only what is to be another, as the contract takes it', () => {
    const address = { ...order.address, region: ' ny ', city: 'Albany ' };
    const draft = { ...withItem(NO_EDIT, tea), quantities: { [LINE]: 0 }, address };
    const changes = toEdit({ ...draft, deliveryOptionId: 'express' } as typeof NO_EDIT, order);
    expect(changes).toEqual({
      quantities: [{ lineId: LINE, quantity: 0 }],
      added: [{ variantId: ITEM, quantity: 2 }],
      address: jasmine.objectContaining({ region: 'NY', city: 'Albany' }) as never,
      deliveryOptionId: 'express',
    });
    expect(EditOrder.safeParse(changes).success).toBeTrue();
  });

  it('asks for an address as it is written there, and moves parcels within a market', () => {
    const labels = (country: 'US' | 'DE' | 'IE') =>
      addressFields(country).flatMap(({ key, label }) =>
        key === 'region' || key === 'postalCode' ? [label] : [],
      );
    expect([labels('US'), labels('DE'), labels('IE')]).toEqual([
      ['State, two letters', 'ZIP code'],
      ['Postal code'],
      ['Eircode'],
    ]);
    expect(countriesBeside('US')).toBeNull();
    expect(countriesBeside('DE')?.map(({ code }) => code)).toContain('AT');
    const moved = { ...order.address, country: 'AT' } as NonNullable<AdminOrder['address']>;
    expect(toEdit({ ...NO_EDIT, address: moved }, order).address?.country).toBe('AT');
  });

  it('counts an item that is added twice', () => {
    expect(withItem(withItem(NO_EDIT, tea), tea).added).toEqual([{ ...tea, quantity: 4 }]);
  });
});
