import {
  ANSWER_LENGTH,
  QUESTION_LENGTH,
  lengthRefusal,
  textRefusal,
} from '@green-apple/domain-catalog';
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
export function wordsFaults(kind: WordsKind, draft: WordsDraft): Partial<WordsDraft> {
  const limits = kind === 'question' ? QUESTION_LENGTH : ANSWER_LENGTH;
  const text = lengthRefusal(draft.text, limits) ?? textRefusal(draft.text);
  const address = draft.email.trim();
  const email = address === '' ? null : emailFault(address);
  return { ...(text === null ? {} : { text }), ...(email === null ? {} : { email }) };
}

/** How many have found it helpful, in words. */
export const helpfulWords = (count: number): string =>
  `${count} ${count === 1 ? 'person' : 'people'} found this helpful`;
