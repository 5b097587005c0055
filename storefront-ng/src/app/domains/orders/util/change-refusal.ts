import type { Problem, ProblemCode } from '@green-apple/contracts-http';
import { ApiProblem } from '@green-apple/ng-api-client';
import { problemWords, type ProblemWords } from '../../shared/util-words/problem-words.ts';

const WORDS: Partial<Record<ProblemCode, ProblemWords>> = {
  EDIT_STALE: {
    title: 'Something moved on meanwhile',
    text: 'The order or its prices are not what they were a moment ago. Nothing was changed. Please look at the new total once more.',
  },
  EDIT_NOT_FOUND: {
    title: 'This change is not there any more',
    text: 'Nothing was changed. Please start again.',
  },
  ORDER_NOT_FOUND: {
    title: 'We cannot change this order here',
    text: 'It can be changed in the browser it was made in, or through the link in our mail.',
  },
  VARIANT_NOT_FOUND: {
    title: 'Something you add is no longer sold',
    text: 'Nothing was changed. Take it out and try again.',
  },
  QUANTITY_INVALID: {
    title: 'One of the quantities does not work',
    text: 'Something may have been changed in another window. Reload the page and try again.',
  },
  PURCHASE_LIMIT: {
    title: 'That is more than one order can have',
    text: 'Nothing was changed. Choose a smaller quantity.',
  },
  AGE_CONFIRMATION_NEEDED: {
    title: 'Something you add is for adults',
    text: 'We can ask for your age only in a new order. Nothing was changed.',
  },
  ADDRESS_NOT_SERVED: {
    title: 'We do not deliver there yet',
    text: 'Nothing was changed. Choose an address in another state.',
  },
  DELIVERY_UNAVAILABLE: {
    title: 'This way of delivery is not on offer any more',
    text: 'Nothing was changed. Choose another one.',
  },
  VALIDATION_FAILED: {
    title: 'Something in the form is not right',
    text: 'Please look over what you typed.',
  },
};

type Lines = NonNullable<Problem['lines']>;

/** Refusals that are about single items: named, with how many can be had. */
const ABOUT_LINES: Partial<Record<ProblemCode, (lines: Lines) => ProblemWords>> = {
  OUT_OF_STOCK: (lines) => ({
    title: 'There is not enough of it',
    text: `${lines
      .map(({ title, available }) =>
        available === 0 ? `${title} is sold out.` : `${title}: ${available} more can be had.`,
      )
      .join(' ')} Nothing was changed.`,
  }),
  PURCHASE_LIMIT: (lines) => ({
    title: 'That is more than one order can have',
    text: `${lines.map(({ title, available }) => `${title}: ${available} at most.`).join(' ')} Nothing was changed.`,
  }),
  ADDRESS_NOT_SERVED: (lines) => ({
    title: 'Not everything may go there',
    text: `The law of that state keeps this out: ${lines.map(({ title }) => title).join('; ')}. Nothing was changed.`,
  }),
};

/** Why a change was not taken, and what to do about it. */
export function changeRefusal(error: unknown): ProblemWords {
  const problem = error instanceof ApiProblem ? error.problem : null;
  if (problem === null) return problemWords(error);
  const about = ABOUT_LINES[problem.code];
  if (about !== undefined && problem.lines !== undefined && problem.lines.length > 0)
    return about(problem.lines);
  // The API's own sentence says which rule of this very order it is.
  if (problem.code === 'EDIT_NOT_POSSIBLE')
    return { title: 'This change is not possible', text: problem.detail };
  if (problem.code === 'MINIMUM_ORDER')
    return { title: 'Too little would be left', text: problem.detail };
  return WORDS[problem.code] ?? problemWords(error);
}
