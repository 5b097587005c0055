import { laterWords } from './later-words.ts';
import { ENGLISH } from '../util-language/words.ts';

describe('what comes later', () => {
  const later = (quantity: number, kind: 'backorder' | 'preorder' = 'backorder') => ({
    kind,
    quantity,
    expectedOn: '2026-12-10',
  });
  const cases: ReadonlyArray<[string, Parameters<typeof laterWords>[0], string | null]> = [
    ['is not mentioned when all is there', { quantity: 2, later: null }, null],
    ['is one', { quantity: 1, later: later(1) }, 'Ships later, about Thu, Dec 10'],
    ['is a part', { quantity: 5, later: later(2) }, '2 of them ship later, about Thu, Dec 10'],
    [
      'is all of what is not out yet',
      { quantity: 2, later: later(2, 'preorder') },
      'All of it ships when it is out, about Thu, Dec 10',
    ],
  ];
  for (const [name, line, words] of cases)
    it(name, () => {
      expect(laterWords(line, ENGLISH)).toBe(words);
    });
});
