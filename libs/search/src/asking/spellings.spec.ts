import type { SpellingResponse } from '../bodies/build-spelling-body.ts';
import { Spellings } from './spellings.ts';

const spelt = (text: string, offset: number, ...options: string[]) => ({
  text,
  offset,
  length: text.length,
  options: options.map((option) => ({ text: option })),
});
const answer = (...words: SpellingResponse['suggest']['words'][number][]): SpellingResponse => ({
  suggest: { words },
});

describe('what is known of words', () => {
  it('is told of each word wherever it stands', () => {
    const spellings = new Spellings();
    // A hyphen parts what a space does not.
    spellings.learn(
      'unknown',
      'melotonin omega-tree',
      answer(spelt('melotonin', 0, 'melatonin'), spelt('omega', 10), spelt('tree', 16, 'three')),
    );
    expect(spellings.of('unknown', 'omega-tree melotonin')).toEqual(
      answer(spelt('omega', 0), spelt('tree', 6, 'three'), spelt('melotonin', 11, 'melatonin')),
    );
    expect(spellings.of('unknown', 'melotonin')).toEqual(
      answer(spelt('melotonin', 0, 'melatonin')),
    );
  });

  it('is nothing where one of the words is new', () => {
    const spellings = new Spellings();
    spellings.learn('unknown', 'zinc', answer(spelt('zinc', 0)));
    expect(spellings.of('unknown', 'zinc unicorn')).toBeNull();
  });

  it('is asked apart by question and language', () => {
    const spellings = new Spellings();
    spellings.learn('rare', 'zink', answer(spelt('zink', 0, 'zinc')));
    spellings.learn('rare', 'zink', answer(spelt('zink', 0)), 'de');
    expect(spellings.of('similar', 'zink')).toBeNull();
    expect(spellings.of('rare', 'zink', 'de')).toEqual(answer(spelt('zink', 0)));
    expect(spellings.of('rare', 'zink')).toEqual(answer(spelt('zink', 0, 'zinc')));
  });

  it('is also that there is nothing to say of a word', () => {
    const spellings = new Spellings();
    spellings.learn('unknown', 'the', answer());
    expect(spellings.of('unknown', 'the')).toEqual(answer());
  });

  it('is asked anew after a minute', () => {
    let now = 1;
    const spellings = new Spellings(() => now);
    spellings.learn('unknown', 'zinc', answer(spelt('zinc', 0)));
    now += 599_999;
    expect(spellings.of('unknown', 'zinc')).not.toBeNull();
    now += 2;
    expect(spellings.of('unknown', 'zinc')).toBeNull();
  });
});
