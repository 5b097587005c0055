import type { AdminRelation, KeepRelations } from '@green-apple/contracts-http';
import { RELATED_SHELF } from '@green-apple/domain-catalog';
import { marketName } from '../../shared/util-market/market-text.ts';

/** One product of the list as it is put together; what is not known yet of a new one is read after saving. */
export type RelationDraft = Pick<AdminRelation, 'productId' | 'title' | 'kind' | 'mutual'> &
  Partial<Pick<AdminRelation, 'status' | 'shown' | 'markets'>>;

export const isFull = (list: readonly RelationDraft[]): boolean =>
  list.length >= RELATED_SHELF.most;

/** With another product at the end; named already, the product itself or one too many changes nothing. */
export function withProduct(
  list: readonly RelationDraft[],
  product: { readonly id: string; readonly name: string },
  itself: string,
): readonly RelationDraft[] {
  const known = product.id === itself || list.some(({ productId }) => productId === product.id);
  if (known || isFull(list)) return list;
  return [
    ...list,
    { productId: product.id, title: product.name, kind: 'goes_with', mutual: false },
  ];
}

export const toRelations = (list: readonly RelationDraft[]): KeepRelations => ({
  items: list.map(({ productId, kind, mutual }) => ({ productId, kind, mutual })),
});

export const sameRelations = (
  one: readonly RelationDraft[],
  other: readonly RelationDraft[],
): boolean => JSON.stringify(toRelations(one)) === JSON.stringify(toRelations(other));

/** Where and why shoppers do not see it; empty when they do everywhere. */
export function unseen({ status, shown, markets }: RelationDraft, all: readonly string[]): string {
  if (shown === undefined || status === undefined || markets === undefined) return '';
  if (status === 'draft') return 'A draft: shoppers do not see it yet.';
  if (status === 'archived') return 'Archived: shoppers do not see it.';
  if (!shown) return 'Not in the shop now: shoppers do not see it.';
  const missing = all.filter((market) => !markets.includes(market));
  return missing.length === 0
    ? ''
    : `Not shown in ${missing.map(marketName).join(' and ')}: it has no price there.`;
}
