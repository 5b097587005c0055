import type { CategoryDto, Facet } from '@green-apple/contracts-http';

export interface CategoryLink {
  readonly slug: string;
  readonly name: string;
  /** Products one would find there with the filters as they are. */
  readonly count: number;
  /** True where the count is only about right. */
  readonly approximate: boolean;
  readonly current: boolean;
  /** Of the name, where it was translated. */
  readonly lang: string | undefined;
}

/**
 * Where one can go on from a list: one step down from where one is, or sideways when there is no further
 * down. Without the tree of categories the facet's own values have to do.
 */
export function categoryLinks(
  current: string | null,
  tree: readonly CategoryDto[],
  facets: readonly Facet[],
): readonly CategoryLink[] {
  const { values = [], approximate = false } =
    facets.find((facet) => facet.name === 'category') ?? {};
  const here = tree.find((category) => category.slug === current) ?? null;
  const children = tree.filter((category) => category.parentSlug === (here?.slug ?? null));
  const level =
    children.length > 0
      ? children
      : tree.filter((category) => category.parentSlug === (here?.parentSlug ?? null));
  const slugs = new Set(level.map((category) => category.slug));
  return values
    .filter(({ value }) => slugs.size === 0 || slugs.has(value))
    .map(({ value, label, count, lang }) => ({
      slug: value,
      name: label,
      count,
      approximate,
      current: value === current,
      lang,
    }));
}
