import type { ShopEvent } from '@green-apple/contracts-events';
import {
  ATTRIBUTES,
  CATEGORIES,
  LISTS,
  brandTag,
  productTag,
} from '../../catalogue/cache/catalogue-cache.ts';

/**
 * What pages and answers that an event makes out of date are tagged with. Any list may gain or lose a changed
 * product, so lists go as a whole; an event of another part of the house is about no page.
 */
export function purgedTags(event: ShopEvent): string[] {
  switch (event.type) {
    case 'product.changed':
      return [productTag(event.data.productId), LISTS];
    case 'product.batch_changed':
    case 'stock.changed':
    case 'price.changed':
      return [...event.data.productIds.map(productTag), LISTS];
    // Their names stand on the pages of all their products.
    case 'category.changed':
      return [CATEGORIES, LISTS];
    case 'brand.changed':
      return [brandTag(event.data.brandId), LISTS];
    case 'collection.changed':
    case 'settings.changed':
      return [LISTS];
    case 'attribute.changed':
      return [ATTRIBUTES, LISTS];
    default:
      return [];
  }
}
