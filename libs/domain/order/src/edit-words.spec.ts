import { changedLineWords } from './edit-words.ts';

describe('what a change does to a line', () => {
  const cases: ReadonlyArray<[number, number, string | null]> = [
    [1, 1, null],
    [0, 2, 'Tea: 2 added'],
    [3, 0, 'Tea: taken out'],
    [1, 2, 'Tea: 2 instead of 1'],
    [5, 4, 'Tea: 4 instead of 5'],
  ];
  for (const [quantityBefore, quantity, words] of cases)
    it(`is said as: ${words ?? 'nothing'}`, () => {
      expect(changedLineWords({ title: 'Tea', quantityBefore, quantity })).toBe(words);
    });
});
