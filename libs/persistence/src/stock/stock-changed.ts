import type { EventData, EventType } from '@green-apple/contracts-events';

/** An event of the shop and what it says. */
export type Announcement = {
  [Type in EventType]: readonly [Type, EventData<Type>];
}[EventType];

/** An event names this many products at most. */
const PRODUCTS_PER_EVENT = 200;

/** There is more, or less, of these products: the search index and the pages have to know. */
export function stockChanged(productIds: readonly string[]): Announcement[] {
  const parts: Announcement[] = [];
  for (let start = 0; start < productIds.length; start += PRODUCTS_PER_EVENT)
    parts.push([
      'stock.changed',
      { productIds: productIds.slice(start, start + PRODUCTS_PER_EVENT) },
    ]);
  return parts;
}
