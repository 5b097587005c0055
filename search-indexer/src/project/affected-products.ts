import type { ShopEvent } from '@green-apple/contracts-events';
import type { CatalogReader } from '@green-apple/persistence';

/** What part of the index an event is about; `none` for events of other parts of the house. */
export type Affected =
  | { readonly kind: 'products'; readonly ids: readonly string[] }
  | { readonly kind: 'group'; readonly group: Parameters<CatalogReader['idsUnder']>[0] }
  | { readonly kind: 'none' };

/** Events say what changed, never how: the product is read again, so order and repeats do not matter. */
export function affectedProducts(event: ShopEvent): Affected {
  switch (event.type) {
    case 'product.changed':
      return { kind: 'products', ids: [event.data.productId] };
    case 'product.batch_changed':
    case 'stock.changed':
    case 'price.changed':
      return { kind: 'products', ids: event.data.productIds };
    case 'category.changed':
      return { kind: 'group', group: { categoryId: event.data.categoryId } };
    case 'brand.changed':
      return { kind: 'group', group: { brandId: event.data.brandId } };
    case 'attribute.changed':
      return { kind: 'group', group: { attributeId: event.data.attributeId } };
    default:
      return { kind: 'none' };
  }
}
