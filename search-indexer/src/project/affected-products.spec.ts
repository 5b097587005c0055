import { ShopEvent, toCloudEvent } from '@green-apple/contracts-events';
import { affectedProducts } from './affected-products.ts';

const A = '01940000-0000-7000-8000-000000000021';
const B = '01940000-0000-7000-8000-000000000022';

const event = (type: string, data: Record<string, unknown>): ShopEvent =>
  ShopEvent.parse(
    toCloudEvent({
      id: A,
      type,
      region: 'local',
      at: new Date(0),
      aggregateType: 'product',
      aggregateId: A,
      aggregateVersion: 1,
      data,
      correlationId: null,
      historyPoint: null,
    }),
  );

describe('the part of the index an event is about', () => {
  for (const [type, data, expected] of [
    ['product.changed', { productId: A }, { kind: 'products', ids: [A] }],
    ['stock.changed', { productIds: [A, B] }, { kind: 'products', ids: [A, B] }],
    ['price.changed', { productIds: [B] }, { kind: 'products', ids: [B] }],
    ['category.changed', { categoryId: A }, { kind: 'group', group: { categoryId: A } }],
    ['brand.changed', { brandId: B }, { kind: 'group', group: { brandId: B } }],
    ['attribute.changed', { attributeId: A }, { kind: 'group', group: { attributeId: A } }],
    ['order.placed', { orderId: A }, { kind: 'none' }],
  ] as const)
    it(`of ${type} is ${expected.kind}`, () => {
      expect(affectedProducts(event(type, { ...data }))).toEqual(
        expected as ReturnType<typeof affectedProducts>,
      );
    });
});
