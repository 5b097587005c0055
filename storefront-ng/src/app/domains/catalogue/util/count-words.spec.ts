import { GERMAN } from '../../shared/util-language/german/index.ts';
import { ENGLISH, Words } from '../../shared/util-language/words.ts';
import { countWords, productsWords } from './count-words.ts';

describe('a number of products', () => {
  const German = new Words('de', GERMAN);

  it('is written in thousands, and as about right where it is', () => {
    expect(countWords(7, ENGLISH)).toBe('7');
    expect(countWords(1250, ENGLISH)).toBe('1,250');
    expect(countWords(120_000, ENGLISH, true)).toBe('about 120,000');
    expect(countWords(120_000, German, true)).toBe('etwa 120.000');
  });

  it('is said with what is counted', () => {
    expect([productsWords(1, ENGLISH), productsWords(1250, ENGLISH)]).toEqual([
      '1 product',
      '1,250 products',
    ]);
    expect(productsWords(1250, German, true)).toBe('etwa 1.250 Produkte');
  });
});
