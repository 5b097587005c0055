import { GOAL_LABELS } from '@green-apple/domain-catalog';
import type { PlainText, Words } from '../util-language/words.ts';

/** What values that code knows are called. */
export type Terms = Readonly<Record<string, PlainText>>;

/** What a value is called; one that is newer than this code is called by its own name. */
export function termName(terms: Terms, value: string, words: Words): string {
  const name = Object.hasOwn(terms, value) ? terms[value] : undefined;
  return name === undefined ? value : words.say(name);
}

export const goalName = (goal: string, words: Words): string => termName(GOAL_LABELS, goal, words);
