import { EditOrder, type OrderDetail } from '@green-apple/contracts-http';
import { toPostalDraft } from '../../shared/util-address/postal-address.ts';
import { NO_CHANGE, isNothing, toEditOrder, withItem, withQuantity } from './change-draft.ts';

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
} as unknown as OrderDetail;
const tea = {
  variantId: ITEM,
  title: 'Ginger tea',
  variantTitle: '20 bags',
  price: { minor: 500, currency: 'USD' },
  image: null,
} as const;

describe('a change of an order that is being put together', () => {
  it('asks for nothing while everything is as it was', () => {
    const same = {
      ...NO_CHANGE,
      quantities: { [LINE]: 2 },
      address: toPostalDraft(order.address),
      deliveryOptionId: 'standard',
    };
    expect(isNothing(toEditOrder(same, order))).toBeTrue();
  });

  it('names only what is to be another', () => {
    const draft = {
      ...withItem(NO_CHANGE, tea),
      quantities: { [LINE]: 0 },
      address: { ...toPostalDraft(order.address), city: ' Shelbyville ' },
      deliveryOptionId: 'express',
    };
    const changes = toEditOrder(draft, order);
    expect(changes).toEqual({
      quantities: [{ lineId: LINE, quantity: 0 }],
      added: [{ variantId: ITEM, quantity: 1 }],
      address: { ...order.address, city: 'Shelbyville' },
      deliveryOptionId: 'express',
    });
    expect(EditOrder.safeParse(changes).success).toBeTrue();
  });

  it('counts an item that is added once more, and drops it at none', () => {
    const two = withItem(withItem(NO_CHANGE, tea), tea);
    expect(two.added.map(({ quantity }) => quantity)).toEqual([2]);
    expect(withQuantity(two, ITEM, 0).added).toEqual([]);
  });
});
