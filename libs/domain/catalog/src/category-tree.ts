/** How far down categories may go, the top ones counted: shoppers lose the thread below. */
export const MOST_LEVELS = 4;

/** A category and the one above it; `parentId` is null at the top. */
export interface CategoryPlace {
  readonly id: string;
  readonly parentId: string | null;
}

export type CategoryFault = 'PARENT_UNKNOWN' | 'IN_ITSELF' | 'TOO_DEEP';

/**
 * What speaks against putting category `id`, with all that is below it, under `parentId`; null when nothing does.
 * `id` may be a new one that `tree` does not know yet.
 */
export function categoryFault(
  tree: readonly CategoryPlace[],
  id: string,
  parentId: string | null,
): CategoryFault | null {
  const above = new Map(tree.map((place) => [place.id, place.parentId]));
  if (parentId !== null && parentId !== id && !above.has(parentId)) return 'PARENT_UNKNOWN';
  let levels = 0;
  for (let at = parentId; at !== null; at = above.get(at) ?? null) {
    if (at === id) return 'IN_ITSELF';
    levels += 1;
  }
  return levels + height(tree, id) > MOST_LEVELS ? 'TOO_DEEP' : null;
}

/** Levels of the branch that begins with `id`, itself counted. */
function height(tree: readonly CategoryPlace[], id: string): number {
  const below = tree.filter((place) => place.parentId === id);
  return 1 + Math.max(0, ...below.map((place) => height(tree, place.id)));
}
