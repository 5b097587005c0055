import type { ReviewDto } from '@green-apple/contracts-http';
import { GOAL_LABELS } from '@green-apple/domain-catalog';
import { isGoal } from './goal-words.ts';

const LONG: Readonly<Record<string, string>> = {
  days: 'used for some days',
  weeks: 'used for some weeks',
  months: 'used for some months',
  years: 'used for a year or longer',
};

/** What a reviewer said about their use of it, in words: "For sleep & calm, used for some weeks". */
export function useWords({ usedFor, usedHowLong }: ReviewDto): string {
  const purpose = isGoal(usedFor)
    ? `for ${GOAL_LABELS[usedFor].toLowerCase()}`
    : usedFor === 'everyday'
      ? 'for every day'
      : '';
  const text = [purpose, LONG[usedHowLong ?? ''] ?? ''].filter(Boolean).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
