import type { Suggestions } from '@green-apple/contracts-http';
import { hintOf, readFacetKey, type Hint } from '../document/search-document.ts';
import { readHint } from '../document/stored-columns.ts';
import { cardOf, columnOf, type CardField, type PageResponse } from './card.mapper.ts';

const MOST = { products: 6, categories: 3, brands: 2, queries: 5 } as const;

/** The hint of a hit; from an index of another release, what it was made of. */
function readHintOf(fields: CardField): Hint {
  const [stored] = columnOf(fields, 'hint');
  if (stored !== undefined) return readHint(stored);
  return hintOf(cardOf(fields), {
    phrases: columnOf(fields, 'phrases'),
    categories: columnOf(fields, 'categoryFacet'),
    brands: columnOf(fields, 'brandFacet'),
  });
}

/** What hints hold, what most of them have first; what is met first counts more where all are equal. */
function namedIn(hints: readonly Hint[], of: 'phrases' | 'categories' | 'brands'): string[] {
  const counts = new Map<string, number>();
  for (const hint of hints)
    for (const value of hint[of]) counts.set(value, (counts.get(value) ?? 0) + 1);
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
  const hits = new Map(found.map((hit) => [hit.sort?.at(-1), hit.fields]));
  const hints = [...hits.values()].map(readHintOf);
  const begins = startsWith(typed);
  const categories = namedIn(hints, 'categories').map(readFacetKey);
  return {
    products: hints.slice(0, MOST.products).map(({ slug, title, brand, image, lang }) => ({
      ...{ slug, title, brand, image },
      ...(lang === undefined ? {} : { lang }),
    })),
    categories: [
      ...categories.filter(({ label }) => begins(label)),
      ...categories.filter(({ label }) => !begins(label)),
    ]
      .slice(0, MOST.categories)
      .map(({ value, label }) => ({ slug: value, name: label })),
    brands: namedIn(hints, 'brands')
      .map(readFacetKey)
      .filter(({ label }) => begins(label))
      .slice(0, MOST.brands)
      .map(({ value, label }) => ({ slug: value, name: label })),
    queries: namedIn(hints, 'phrases')
      .filter((phrase) => phrase.startsWith(typed))
      .slice(0, MOST.queries),
  };
}
