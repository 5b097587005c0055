import type { ReviewDto } from '@green-apple/contracts-http';
import type { PlainText, Words } from '../../shared/util-language/words.ts';
import { goalName } from '../../shared/util-words/term-name.ts';
import { isGoal } from './goal-words.ts';

const LONG: Readonly<Record<string, PlainText>> = {
  days: 'used for some days',
  weeks: 'used for some weeks',
  months: 'used for some months',
  years: 'used for a year or longer',
};

/** What a reviewer said about their use of it, in words: "For sleep & calm, used for some weeks". */
export function useWords(
  { usedFor, usedHowLong }: Pick<ReviewDto, 'usedFor' | 'usedHowLong'>,
  words: Words,
): string {
  const time = LONG[usedHowLong ?? ''];
  const parts = [purposeWords(usedFor, words), time === undefined ? '' : words.say(time)];
  const text = parts.filter(Boolean).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function purposeWords(usedFor: ReviewDto['usedFor'], words: Words): string {
  if (isGoal(usedFor))
    return words.say('for {goal}', { goal: words.within(goalName(usedFor, words)) });
  return usedFor === 'everyday' ? words.say('for every day') : '';
}
