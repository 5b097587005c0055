import { relatedShelf } from './related.ts';

const items = (letters: string) => [...letters].map((id) => ({ id }));
const shelf = (named: string, found: string, besides = '') =>
  relatedShelf(items(named), items(found), [...besides])
    .map(({ id }) => id)
    .join('');

describe('what goes with a product', () => {
  const table: [what: string, shelf: string, expected: string][] = [
    ['is found by itself when nobody named anything', shelf('', 'abcdef'), 'abcd'],
    ['begins with what was named, and is filled up', shelf('xy', 'abcdef'), 'xyab'],
    ['names nothing twice', shelf('ca', 'abcd'), 'cabd'],
    [
      'leaves out the product itself, and what stands on another shelf',
      shelf('x', 'abcdef', 'ac'),
      'xbde',
    ],
    ['holds all that was named, up to eight', shelf('stuvwxyz', 'abcd'), 'stuvwxyz'],
    ['holds no more than eight', shelf('rstuvwxyz', 'abcd'), 'rstuvwxy'],
    ['is as long as it can be', shelf('x', 'a'), 'xa'],
  ];
  for (const [what, found, expected] of table)
    it(what, () => {
      expect(found).toBe(expected);
    });
});
