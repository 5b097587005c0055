import type { CounterQuestion } from '@green-apple/contracts-http';

const WHOLE = /^GA[\s-]?[0-9A-Z]{5}[\s-]?[0-9A-Z]{5}$/i;
const ENDING = /^[0-9A-Z]{5}$/i;

/** What to ask for what was typed; null when it is not enough to find exactly one order. */
export function toCounterQuestion(number: string, lastName: string): CounterQuestion | null {
  const typed = number.trim();
  if (WHOLE.test(typed)) return { number: typed };
  const name = lastName.trim();
  return ENDING.test(typed) && name.length >= 2 ? { lastName: name, code: typed } : null;
}
