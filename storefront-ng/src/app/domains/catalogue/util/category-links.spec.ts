import type { CategoryDto, Facet } from '@green-apple/contracts-http';
import { categoryLinks } from './category-links.ts';

const category = (slug: string, parentSlug: string | null): CategoryDto => ({
  id: slug,
  slug,
  name: slug,
  blurb: '',
  parentSlug,
});
const tree = [
  category('vitamins', null),
  category('teas', null),
  category('vitamin-c', 'vitamins'),
  category('vitamin-d', 'vitamins'),
];
const facets: Facet[] = [
  {
    name: 'category',
    label: 'Category',
    values: tree.map(({ slug, name }) => ({ value: slug, label: name, count: 2, selected: false })),
  },
];
const slugs = (current: string | null, from = tree) =>
  categoryLinks(current, from, facets).map((link) => link.slug);

describe('categories beside a list', () => {
  it('begin with the departments', () => {
    expect(slugs(null)).toEqual(['vitamins', 'teas']);
  });

  it('lead one step down, and sideways at the bottom', () => {
    expect(slugs('vitamins')).toEqual(['vitamin-c', 'vitamin-d']);
    expect(slugs('vitamin-d')).toEqual(['vitamin-c', 'vitamin-d']);
    expect(categoryLinks('vitamin-d', tree, facets).at(-1)?.current).toBeTrue();
  });

  it('are all there are when the tree is not known', () => {
    expect(slugs(null, []).length).toBe(4);
  });
});
