import type { AdminCategory } from '@green-apple/contracts-http';
import { categoryRows, possibleParents } from './category-rows.ts';

const category = (id: string, parentId: string | null): AdminCategory => ({
  id,
  slug: id,
  name: id,
  blurb: '',
  parentId,
  position: 0,
  productCount: 0,
  version: 1,
});
const ALL = [
  category('drinks', null),
  category('teas', 'drinks'),
  category('vitamins', null),
  category('herbal', 'teas'),
];

describe('rows of categories', () => {
  it('put each before what is in it', () => {
    expect(categoryRows(ALL).map(({ category: { id }, level }) => [id, level])).toEqual([
      ['drinks', 0],
      ['teas', 1],
      ['herbal', 2],
      ['vitamins', 0],
    ]);
  });

  it('offer no place inside the category itself', () => {
    const ids = possibleParents(ALL, 'teas').map(({ category: { id } }) => id);
    expect(ids).toEqual(['drinks', 'vitamins']);
  });

  it('offer a new one every place that is not too deep', () => {
    expect(possibleParents(ALL, null).length).toBe(4);
    expect(possibleParents([...ALL, category('mint', 'herbal')], null).length).toBe(4);
  });
});
