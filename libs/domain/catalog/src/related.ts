/** How employees name one product beside another. */
export const RELATIONS = ['goes_with', 'instead_of'] as const;
export type RelationKind = (typeof RELATIONS)[number];

/** What the page of a product names by hand; the order is that of the page. */
export interface NamedRelation {
  readonly productId: string;
  readonly kind: RelationKind;
}

/** Shelves beside a product, and how many each may hold. */
export const RELATED_SHELF = { usual: 4, most: 8 } as const;

/**
 * What goes with a product: what employees named, then what is found by itself until the shelf has its usual length.
 * Nothing stands on it twice, nor what `besides` holds.
 */
export function relatedShelf<Item extends { readonly id: string }>(
  named: readonly Item[],
  found: readonly Item[],
  besides: readonly string[],
): Item[] {
  const kept = named.slice(0, RELATED_SHELF.most);
  const taken = new Set([...besides, ...kept.map(({ id }) => id)]);
  const free = found.filter(({ id }) => !taken.has(id));
  return [...kept, ...free.slice(0, Math.max(0, RELATED_SHELF.usual - kept.length))];
}
