import { AskQuestion, WriteAnswer } from '@green-apple/contracts-http';
import { ENGLISH } from '../../shared/util-language/words.ts';
import { NO_WORDS, wordsFaults, type WordsDraft } from './question-words.ts';

describe('what is asked about a product', () => {
  const drafts: [name: string, draft: Partial<WordsDraft>, faults: (keyof WordsDraft)[]][] = [
    ['nothing', {}, ['text']],
    ['too little', { text: 'Vegan?' }, ['text']],
    ['a question', { text: 'Is the capsule vegan?' }, []],
    ['a link', { text: 'Is it the one of pills.com?' }, ['text']],
    ['a number', { text: 'Call me at +1 503 555 0134' }, ['text']],
    ['an address for the answer', { text: 'Is the capsule vegan?', email: ' a@b.example ' }, []],
    ['half an address', { text: 'Is the capsule vegan?', email: 'robin' }, ['email']],
    ['too much', { text: 'x'.repeat(501), email: 'robin@' }, ['text', 'email']],
  ];
  for (const [name, draft, faults] of drafts)
    it(`is ${faults.length === 0 ? 'sent' : `put right at ${faults.join(' and ')}`} with ${name}`, () => {
      const whole = { ...NO_WORDS, ...draft };
      expect(Object.keys(wordsFaults('question', whole, ENGLISH))).toEqual(faults);
      // The API sees it as we do.
      const email = whole.email.trim() || null;
      const taken = AskQuestion.safeParse({ text: whole.text, email });
      expect(taken.success).toBe(faults.length === 0);
    });

  it('is answered in a word or many', () => {
    for (const text of ['', 'Y', 'No', 'x'.repeat(1000), 'x'.repeat(1001), 'See pills.com'])
      expect(Object.keys(wordsFaults('answer', { ...NO_WORDS, text }, ENGLISH)).length === 0)
        .withContext(text)
        .toBe(WriteAnswer.safeParse({ text }).success);
  });
});
