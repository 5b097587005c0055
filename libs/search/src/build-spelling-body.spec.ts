import { buildSpellingBody, respell, type SpellingResponse } from './build-spelling-body.ts';

const meant = (words: Readonly<Record<string, string | null>>): SpellingResponse => ({
  suggest: {
    words: Object.entries(words).map(([text, option]) => ({
      text,
      options: option === null ? [] : [{ text: option }],
    })),
  },
});

describe('what a mistyped word was meant to be', () => {
  it('is asked of the words products have, for words they do not have', () => {
    const { suggest } = buildSpellingBody('magnesum', 'unknown') as {
      suggest: { text: string; words: { term: object } };
    };
    expect(suggest.text).toBe('magnesum');
    expect(suggest.words.term).toEqual(
      jasmine.objectContaining({ field: 'spelling', suggest_mode: 'missing', max_edits: 2 }),
    );
    expect(JSON.stringify(buildSpellingBody('zink', 'rare'))).toContain('"popular"');
  });

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

  it('takes signs for signs', () => {
    expect(respell('a+b (zinc', meant({ '(zinc': 'iron' }))).toBe('a+b iron');
  });
});
