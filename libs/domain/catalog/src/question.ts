import { textFindings, type TextFinding } from './review.ts';

/** Letters that a question and an answer may have. */
export const QUESTION_LENGTH = { least: 10, most: 500 } as const;
export const ANSWER_LENGTH = { least: 2, most: 1000 } as const;

/** Questions that one person may ask about one product within a day. */
export const QUESTIONS_A_DAY = 3;

/** What a shopper can put right while they write; everything else waits for a moderator's judgement. */
const KEPT_OUT = {
  link: 'Please leave links out.',
  contact: 'Please leave out addresses, phone numbers and names of accounts.',
} as const satisfies Partial<Record<TextFinding, string>>;

export type TextRefusal = (typeof KEPT_OUT)[keyof typeof KEPT_OUT];

/** Why a shopper's question or answer is not taken as it is, in words for them; null when it is. */
export function textRefusal(text: string): TextRefusal | null {
  const found = textFindings(text).find((finding) => finding in KEPT_OUT);
  return found === undefined ? null : KEPT_OUT[found as keyof typeof KEPT_OUT];
}

/** The limit that a text does not keep; null when it fits. */
export function lengthFault(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): { readonly least: number } | { readonly most: number } | null {
  const letters = text.trim().length;
  if (letters < least) return { least };
  return letters > most ? { most } : null;
}
