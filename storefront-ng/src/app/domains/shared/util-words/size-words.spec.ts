import { GERMAN } from '../util-language/german/index.ts';
import { ENGLISH, Words } from '../util-language/words.ts';
import { sizeName, sizeWords } from './size-words.ts';

describe('sizes', () => {
  const German = new Words('de', GERMAN);
  const cases: ReadonlyArray<readonly [title: string, english: string, german: string]> = [
    ['60 capsules', '60 capsules', '60 Kapseln'],
    ['1 scoop', '1 scoop', '1 Messlöffel'],
    ['2 scoops (30 g)', '2 scoops (30 g)', '2 Messlöffel (30 g)'],
    ['1.2 kg · vanilla', '1.2 kg · vanilla', '1,2 kg · vanilla'],
    ['30 gummies · red berry', '30 gummies · red berry', '30 Fruchtgummis · red berry'],
    ['Starter set', 'Starter set', 'Starter set'],
    ['3 boxes', '3 boxes', '3 boxes'],
  ];
  for (const [title, english, german] of cases)
    it(`are said in the language of the page: ${title}`, () => {
      expect([sizeName(title, ENGLISH), sizeName(title, German)]).toEqual([english, german]);
    });

  it('keep apart what was written by hand', () => {
    expect(sizeWords('500 g · vanilla', German)).toEqual({ said: '500 g', written: '· vanilla' });
    expect(sizeWords('Starter set', German)).toEqual({ said: '', written: 'Starter set' });
  });
});
