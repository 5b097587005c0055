import type { EventType, ShopEvent } from '@green-apple/contracts-events';
import { purgedTags } from './purged-tags.ts';

const [A, B] = ['01940000-0000-7000-8000-00000000000a', '01940000-0000-7000-8000-00000000000b'];
const event = (type: EventType, data: object): ShopEvent =>
  ({
    specversion: '1.0',
    id: A,
    source: '/green-apple/local',
    type,
    time: '2026-11-25T12:00:00Z',
    subject: `product/${A}`,
    datacontenttype: 'application/json',
    aggregateversion: 1,
    data,
  }) as ShopEvent;

describe('what an event makes out of date', () => {
  for (const [type, data, tags] of [
    ['product.changed', { productId: A }, [`product:${A}`, 'lists']],
    ['stock.changed', { productIds: [A, B] }, [`product:${A}`, `product:${B}`, 'lists']],
    ['price.changed', { productIds: [B] }, [`product:${B}`, 'lists']],
    ['category.changed', { categoryId: A }, ['categories', 'lists']],
    ['brand.changed', { brandId: A }, [`brand:${A}`, 'lists']],
    ['collection.changed', { collectionId: A }, ['lists']],
    ['settings.changed', { market: 'US', key: 'free-delivery-from' }, ['lists']],
    ['attribute.changed', { attributeId: A }, ['attributes', 'lists']],
    ['order.placed', { orderId: A }, []],
  ] as const)
    it(`is ${tags.length === 0 ? 'nothing' : tags.join(', ')} for ${type}`, () => {
      expect(purgedTags(event(type, data))).toEqual([...tags]);
    });
});
