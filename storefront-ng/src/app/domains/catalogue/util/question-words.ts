import {
  ANSWER_LENGTH,
  QUESTION_LENGTH,
  lengthFault,
  textRefusal,
} from '@green-apple/domain-catalog';
import type { PlainText, Words } from '../../shared/util-language/words.ts';
import { emailFault } from '../../shared/util-address/email.ts';

/** What is being written: a question, with an address for its answer if one is given, or an answer. */
export interface WordsDraft {
  readonly text: string;
  readonly email: string;
}

export type WordsKind = 'question' | 'answer';

export const NO_WORDS: WordsDraft = { text: '', email: '' };

export const MOST_LETTERS: Readonly<Record<WordsKind, number>> = {
  question: QUESTION_LENGTH.most,
  answer: ANSWER_LENGTH.most,
};

/** What is wrong with it, by field, in words. */
export function wordsFaults(kind: WordsKind, draft: WordsDraft, words: Words): Partial<WordsDraft> {
  const limits = kind === 'question' ? QUESTION_LENGTH : ANSWER_LENGTH;
  const text =
    lengthWords(lengthFault(draft.text, limits), words) ?? said(textRefusal(draft.text), words);
  const address = draft.email.trim();
  const email = address === '' ? null : said(emailFault(address), words);
  return { ...(text === null ? {} : { text }), ...(email === null ? {} : { email }) };
}

const said = (fault: PlainText | null, words: Words): string | null =>
  fault === null ? null : words.say(fault);

function lengthWords(fault: ReturnType<typeof lengthFault>, words: Words): string | null {
  if (fault === null) return null;
  return 'least' in fault
    ? words.say('Write {count} letters at least.', { count: fault.least })
    : words.say('Write {count} letters at most.', { count: fault.most });
}
