import type { AdminCategory } from '@green-apple/contracts-http';
import { categoryFault } from '@green-apple/domain-catalog';

/** A category at its place in the tree, with how far down it stands; 0 at the top. */
export interface CategoryRow {
  readonly category: AdminCategory;
  readonly level: number;
}

/** The tree from top to bottom, each category before what is in it. `all` comes in the order of the shop. */
export function categoryRows(
  all: readonly AdminCategory[],
  parentId: string | null = null,
  level = 0,
): CategoryRow[] {
  return all
    .filter((category) => category.parentId === parentId)
    .flatMap((category) => [{ category, level }, ...categoryRows(all, category.id, level + 1)]);
}

/** The categories that the one with `id` can stand in; of a new one (`id` null), all that are not too deep. */
export const possibleParents = (
  all: readonly AdminCategory[],
  id: string | null,
): readonly CategoryRow[] =>
  categoryRows(all).filter(({ category }) => categoryFault(all, id ?? 'new', category.id) === null);
