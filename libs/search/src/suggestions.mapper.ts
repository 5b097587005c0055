import type { Suggestions } from '@green-apple/contracts-http';
import { readFacetKey } from './search-document.ts';
import { cardOf, columnOf, type PageResponse } from './search-response.mapper.ts';

const MOST = { products: 6, categories: 3, brands: 2, queries: 5 } as const;

type Hit = PageResponse['hits']['hits'][number];

/** What hits have in a column, what most of them have first; what is met first counts more where all are equal. */
function namedIn(hits: readonly Hit[], column: string): string[] {
  const counts = new Map<string, number>();
  for (const { fields } of hits)
    for (const value of columnOf(fields, column)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

const startsWith = (typed: string) => (name: string) =>
  [name, ...name.split(/\W+/)].some((word) => word.toLowerCase().startsWith(typed));

/**
 * Suggestions from the products that match, closest first. Categories whose name begins with what was typed come
 * before those that merely hold matches; brands and whole queries are offered only by their own beginning.
 */
export function toSuggestions(steps: readonly PageResponse[], q: string): Suggestions {
  const typed = q.toLowerCase();
  const found = steps.flatMap(({ hits }) => hits.hits);
  const hits = [...new Map(found.map((hit) => [hit.sort?.at(-1), hit])).values()];
  const begins = startsWith(typed);
  const categories = namedIn(hits, 'categoryFacet').map(readFacetKey);
  return {
    products: hits.slice(0, MOST.products).map(({ fields }) => {
      const { slug, title, brand, image, translation } = cardOf(fields);
      const lang = translation?.fields.includes('title') ? { lang: translation.locale } : {};
      return { slug, title, brand, image, ...lang };
    }),
    categories: [
      ...categories.filter(({ label }) => begins(label)),
      ...categories.filter(({ label }) => !begins(label)),
    ]
      .slice(0, MOST.categories)
      .map(({ value, label }) => ({ slug: value, name: label })),
    brands: namedIn(hits, 'brandFacet')
      .map(readFacetKey)
      .filter(({ label }) => begins(label))
      .slice(0, MOST.brands)
      .map(({ value, label }) => ({ slug: value, name: label })),
    queries: namedIn(hits, 'phrases')
      .filter((phrase) => phrase.startsWith(typed))
      .slice(0, MOST.queries),
  };
}
