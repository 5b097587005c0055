import { readShopperWords } from '@green-apple/domain-catalog';
import { wordsOfQuery } from './words-of-query.ts';

describe('the words of a query', () => {
  it('are read once, and for each language on their own', () => {
    const words = wordsOfQuery({ q: 'gut schlafen' });
    expect(words).toEqual(readShopperWords('gut schlafen'));
    expect(wordsOfQuery({ q: 'gut schlafen' })).toBe(words);
    expect(wordsOfQuery({ q: 'gut schlafen', locale: 'de' })?.needs).toEqual([]);
    expect(wordsOfQuery({})).toBeNull();
  });

  it('are forgotten when many others were asked since', () => {
    const words = wordsOfQuery({ q: 'zinc' });
    for (let turn = 0; turn < 600; turn++) wordsOfQuery({ q: `zinc ${turn}` });
    expect(wordsOfQuery({ q: 'zinc' })).not.toBe(words);
    expect(wordsOfQuery({ q: 'zinc' })).toEqual(words);
  });
});
