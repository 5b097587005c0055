import fc from 'fast-check';
import { ANSWER_LENGTH, QUESTION_LENGTH, lengthFault, textRefusal } from './question.ts';

describe('a question or an answer of a shopper', () => {
  const texts: [text: string, refused: 'links' | 'addresses' | null][] = [
    ['Can I open the capsule and mix it into porridge?', null],
    ['Is one scoop of 25 g enough for 500 ml of water?', null],
    ['I saw it cheaper at www.pills.example, why?', 'links'],
    ['Is it the same as https://pills.example/b12?', 'links'],
    ['Please answer to robin@example.com', 'addresses'],
    ['Call me at +1 503 555 0134', 'addresses'],
    ['Does @pillqueen get it from you?', 'addresses'],
    // For a moderator to judge, as in reviews.
    ['Does it cure arthritis, as my neighbour says?', null],
    ['WHY IS THERE NO LARGER PACK OF THIS ONE?', null],
  ];
  for (const [text, refused] of texts)
    it(`“${text}” is ${refused === null ? 'taken' : `sent back for its ${refused}`}`, () => {
      const words = textRefusal(text);
      if (refused === null) expect(words).toBeNull();
      else expect(words).toContain(refused);
    });

  const lengths: [
    letters: number,
    limits: typeof QUESTION_LENGTH | typeof ANSWER_LENGTH,
    ok: boolean,
  ][] = [
    [9, QUESTION_LENGTH, false],
    [10, QUESTION_LENGTH, true],
    [500, QUESTION_LENGTH, true],
    [501, QUESTION_LENGTH, false],
    [1, ANSWER_LENGTH, false],
    [2, ANSWER_LENGTH, true],
    [1000, ANSWER_LENGTH, true],
    [1001, ANSWER_LENGTH, false],
  ];
  for (const [letters, limits, ok] of lengths)
    it(`of ${letters} letters, of ${limits.least} to ${limits.most}, ${ok ? 'fits' : 'does not fit'}`, () =>
      expect(lengthFault('x'.repeat(letters), limits) === null).toBe(ok));

  it('is told the limit that it does not keep', () => {
    expect(lengthFault('Vegan?', QUESTION_LENGTH)).toEqual({ least: 10 });
    expect(lengthFault('x'.repeat(501), QUESTION_LENGTH)).toEqual({ most: 500 });
  });

  it('is as long as what is in it, whatever stands around it', () => {
    const blank = fc.stringMatching(/^[ \n]{0,20}$/);
    fc.assert(
      fc.property(blank, fc.nat({ max: 600 }), blank, (before, letters, after) => {
        const text = 'x'.repeat(letters);
        expect(lengthFault(`${before}${text}${after}`, QUESTION_LENGTH)).toEqual(
          lengthFault(text, QUESTION_LENGTH),
        );
      }),
    );
  });
});
