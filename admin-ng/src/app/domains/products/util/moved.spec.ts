import { moved } from './moved.ts';

describe('a list that is put in order', () => {
  for (const [from, by, after] of [
    [1, -1, 'bac'],
    [1, 1, 'acb'],
    [0, 2, 'bca'],
    [2, -2, 'cab'],
    [0, 0, 'abc'],
    [0, -1, 'abc'],
    [2, 1, 'abc'],
    [-1, 1, 'abc'],
    [3, -1, 'abc'],
  ] as const)
    it(`is ${after} with the entry at ${from} moved by ${by}`, () =>
      expect(moved(['a', 'b', 'c'], from, by).join('')).toBe(after));
});
