/** What one serving of a pack comes to, in thousandths of a minor unit; a pack without servings is one. */
export function servingPrice(
  minor: number,
  pack: { readonly count: number; readonly unitsPerServing: number },
): number {
  const servings = pack.unitsPerServing > 0 ? pack.count / pack.unitsPerServing : 1;
  return Math.round((minor * 1000) / Math.max(1, servings));
}
