import { countWords } from './count-words.ts';

describe('a number of products', () => {
  it('is written in thousands, and as about right where it is', () => {
    expect(countWords(7)).toBe('7');
    expect(countWords(1250)).toBe('1,250');
    expect(countWords(120_000, true)).toBe('about 120,000');
  });
});
