import type { HomePage, ProductCard } from '@green-apple/contracts-http';

/**
 * Three products for the niches of the hero: loved ones with a picture, each of another goal, so that the
 * colours differ; filled up from what is there.
 */
export function heroProducts(home: HomePage | null): readonly ProductCard[] {
  const candidates = [...(home?.loved ?? []), ...(home?.fresh ?? []), ...(home?.offers ?? [])];
  const pictured = unique(candidates.filter((product) => product.image !== null));
  const first = new Map<string, ProductCard>();
  for (const product of pictured) if (!first.has(product.goal)) first.set(product.goal, product);
  const different = [...first.values()];
  return [...different, ...pictured.filter((product) => !different.includes(product))].slice(0, 3);
}

const unique = (products: readonly ProductCard[]): ProductCard[] => [
  ...new Map(products.map((product) => [product.id, product])).values(),
];
