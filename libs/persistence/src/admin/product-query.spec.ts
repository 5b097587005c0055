import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { toProductSearch } from './product-query.ts';

describe('what an employee types into the product search', () => {
  for (const [typed, words] of [
    ['magnesium', 'magnesium:*'],
    ['Vitamin D3', 'Vitamin:* & D3:*'],
    ["o'neil & sons | !x", 'o:* & neil:* & sons:* & x:*'],
    ['Crème brûlée', 'Crème:* & brûlée:*'],
    ['&|!():*', null],
  ] as const) {
    it(`"${typed}" looks for ${words ?? 'no words'}`, () => {
      expect(toProductSearch(typed).words).toBe(words);
    });
  }

  it('finds SKUs by their beginning, with pattern signs taken as they are', () => {
    expect(toProductSearch('mag_10%').sku).toBe('MAG\\_10\\%%');
  });
});

describe('the cursor of a list', () => {
  const Place = z.tuple([z.string(), z.number()]);

  it('leads back to where it was made', () => {
    expect(decodeCursor(encodeCursor(['a"ü', 7]), Place)).toEqual(['a"ü', 7]);
  });

  for (const garbage of ['', 'x', '%%%', encodeCursor([7, 'a']), 'e30', 'bnVsbA']) {
    it(`is none when it says "${garbage}"`, () => {
      expect(decodeCursor(garbage, Place)).toBeNull();
    });
  }
});
