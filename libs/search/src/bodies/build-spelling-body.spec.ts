import { inLocale } from '../query/in-locale.ts';
import type { Json } from '../query/list-filters.ts';
import {
  buildSpellingBody,
  closeWords,
  isWorthOffering,
  rareWords,
  respell,
  similarWords,
  unknownWords,
  type SpellingResponse,
} from './build-spelling-body.ts';

const meant = (words: Readonly<Record<string, string | null>>): SpellingResponse => ({
  suggest: {
    words: Object.entries(words).map(([text, option]) => ({
      text,
      offset: 0,
      length: text.length,
      options: option === null ? [] : [{ text: option }],
    })),
  },
});

describe('what a mistyped word was meant to be', () => {
  const asked = (question: object) => {
    const { suggest } = buildSpellingBody(question as Json) as {
      suggest: { text: string; words: { term: object } };
    };
    return { text: suggest.text, ...suggest.words.term };
  };

  it('is asked of the words products have, for words they do not have', () => {
    expect(asked(unknownWords('magnesum'))).toEqual(
      jasmine.objectContaining({
        text: 'magnesum',
        field: 'spelling',
        suggest_mode: 'missing',
        max_edits: 2,
      }),
    );
  });

  it('is a letter away where the word that was typed finds something', () => {
    expect(asked(rareWords('zink'))).toEqual(
      jasmine.objectContaining({ suggest_mode: 'popular', max_edits: 1 }),
    );
  });

  it('may be a word beside one that products have, where nothing was found', () => {
    expect(asked(similarWords('case'))).toEqual(
      jasmine.objectContaining({ suggest_mode: 'always', size: 8 }),
    );
  });

  it('may be any of the words it is close to, by what was typed, unless we know it', () => {
    const words = [
      { text: 'cafe', offset: 0, length: 4, options: [{ text: 'cake' }, { text: 'case' }] },
      { text: 'bar', offset: 5, length: 3, options: [] },
      { text: 'kelp', offset: 9, length: 4, options: [{ text: 'keep' }] },
    ];
    expect(closeWords('Café bar kelp', { suggest: { words } })).toEqual(
      new Map([
        ['Café', ['cake', 'case']],
        ['bar', []],
      ]),
    );
    expect(closeWords('zinc', meant({})).size).toBe(0);
  });

  it('is a word of the language that is asked in', () => {
    const asked = JSON.stringify(inLocale(buildSpellingBody(rareWords('schlaff')), 'de'));
    expect(asked).toContain('"field":"words.de.spelling"');
    expect(asked).not.toContain('"field":"spelling"');
  });

  const offers: readonly (readonly [
    found: number,
    meant: number,
    offered: boolean,
    why: string,
  ])[] = [
    [1, 40, true, 'a slip that one product shares'],
    [1, 4, true, 'the least that is worth a question'],
    [1, 3, false, 'two more'],
    [3, 9, true, 'three times as many'],
    [3, 8, false, 'not three times as many'],
    [2, 2, false, 'another form of the same word'],
    [3, 1, false, 'fewer'],
    [1, 0, false, 'nothing under the filters that were chosen'],
  ];
  for (const [found, meant, offered, why] of offers)
    it(`is ${offered ? '' : 'not '}offered beside ${found} for ${meant}: ${why}`, () =>
      expect(isWorthOffering(found, meant)).toBe(offered));

  it('takes its place and leaves the rest as it was typed', () => {
    const response = meant({ magnesum: 'magnesium', without: null, soya: 'soy' });
    expect(respell('Magnesum drink, without SOYA', response)).toBe('magnesium drink, without soy');
  });

  it('is nothing when nothing is mistyped', () => {
    expect(respell('zinc', meant({ zinc: null }))).toBeNull();
    expect(respell('Zinc', meant({ zinc: 'zinc' }))).toBeNull();
  });

  it('does not touch a word that contains it, nor one we know by another name', () => {
    expect(respell('teas teak', meant({ tea: 'team' }))).toBeNull();
    expect(respell('cobalamin', meant({ cobalamin: 'cobalt' }))).toBeNull();
  });

  it('puts a word right wherever it stands', () => {
    expect(respell('magnesum, Magnesum and magnesums', meant({ magnesum: 'magnesium' }))).toBe(
      'magnesium, magnesium and magnesums',
    );
    expect(respell('İ magnesum', meant({ magnesum: 'magnesium', '': 'zinc' }))).toBeNull();
  });

  it('takes signs for signs', () => {
    expect(respell('a+b (zinc', meant({ '(zinc': 'iron' }))).toBe('a+b iron');
  });
});
