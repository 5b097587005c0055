import type { Facet, ProductList } from '@green-apple/contracts-http';
import type { ProductSearch } from '@green-apple/search';

export type Asked = Partial<Parameters<ProductSearch['list']>[0]>;

/** The search engine counts more. */
const COUNTED_BY_BOTH: readonly Facet['name'][] = ['category', 'goal', 'form', 'price'];

/** The question that choosing this value of a facet asks. */
export function choosing({ name, code }: Facet, value: string): Asked {
  const [min = '', max = ''] = value.split('-');
  switch (name) {
    case 'category':
      return { category: value };
    case 'store':
      return { store: value };
    case 'rating':
      return { minRating: Number(value) };
    case 'price':
      return { minPrice: Number(min), ...(max === '' ? {} : { maxPrice: Number(max) }) };
    case 'attribute':
      return { attr: [`${code}:${value}`] };
    default:
      return { [name]: [value] };
  }
}

/** What stands beside a list, in whatever order. */
export const countsOf = ({ facets }: ProductList) =>
  COUNTED_BY_BOTH.map((name) => [
    name,
    new Set(
      facets
        .find((facet) => facet.name === name)
        ?.values.map(
          ({ value, label, count, selected }) => `${value} ${label} ${count} ${selected}`,
        ),
    ),
  ]);
