import { categoryFault, type CategoryPlace } from './category-tree.ts';

/** a > b > c, and d with nothing below. */
const TREE: readonly CategoryPlace[] = [
  { id: 'a', parentId: null },
  { id: 'b', parentId: 'a' },
  { id: 'c', parentId: 'b' },
  { id: 'd', parentId: null },
];

describe('a category in the tree', () => {
  for (const [what, id, parentId, fault] of [
    ['stands at the top', 'c', null, null],
    ['stands under another', 'd', 'b', null],
    ['is new and stands lowest', 'new', 'c', null],
    ['stays where it is', 'b', 'a', null],
    ['cannot stand in itself', 'a', 'a', 'IN_ITSELF'],
    ['cannot stand in what is below it', 'a', 'c', 'IN_ITSELF'],
    ['needs something to stand under', 'd', 'gone', 'PARENT_UNKNOWN'],
    ['takes all below it along, and that may go too deep', 'a', 'e', 'TOO_DEEP'],
  ] as const)
    it(what, () => {
      const tree = [...TREE, { id: 'e', parentId: 'd' }];
      expect(categoryFault(tree, id, parentId)).toBe(fault);
    });

  it('goes four levels down at most', () => {
    const tree = [...TREE, { id: 'e', parentId: 'c' }];
    expect(categoryFault(tree, 'new', 'e')).toBe('TOO_DEEP');
    expect(categoryFault(tree, 'new', 'c')).toBeNull();
  });
});
