import type { Problem, ProblemCode } from '@green-apple/contracts-http';
import { ApiProblem } from '@green-apple/ng-api-client';
import type { Words } from '../../shared/util-language/words.ts';
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

/** The same in the language of the page; the API's own sentences are English. */
export interface ChangeRefusal {
  readonly title: string;
  readonly text: string;
}

const said = ({ title, text }: ProblemWords, words: Words): ChangeRefusal => ({
  title: words.say(title),
  text: words.say(text),
});

type Lines = NonNullable<Problem['lines']>;

/** Refusals that are about single items: named, with how many can be had. */
const ABOUT_LINES: Partial<Record<ProblemCode, (lines: Lines, words: Words) => ChangeRefusal>> = {
  OUT_OF_STOCK: (lines, words) => ({
    title: words.say('There is not enough of it'),
    text: `${lines
      .map(({ title, available }) =>
        available === 0
          ? words.say('{title} is sold out.', { title })
          : words.say('{title}: {count} more can be had.', { title, count: available }),
      )
      .join(' ')} ${words.say('Nothing was changed.')}`,
  }),
  PURCHASE_LIMIT: (lines, words) => ({
    title: words.say('That is more than one order can have'),
    text: `${lines
      .map(({ title, available }) =>
        words.say('{title}: {count} at most.', { title, count: available }),
      )
      .join(' ')} ${words.say('Nothing was changed.')}`,
  }),
  ADDRESS_NOT_SERVED: (lines, words) => ({
    title: words.say('Not everything may go there'),
    text: `${words.say('The law of that state keeps this out: {titles}.', {
      titles: lines.map(({ title }) => title).join('; '),
    })} ${words.say('Nothing was changed.')}`,
  }),
};

/** Why a change was not taken, and what to do about it. */
export function changeRefusal(error: unknown, words: Words): ChangeRefusal {
  const problem = error instanceof ApiProblem ? error.problem : null;
  if (problem === null) return said(problemWords(error), words);
  const about = ABOUT_LINES[problem.code];
  if (about !== undefined && problem.lines !== undefined && problem.lines.length > 0)
    return about(problem.lines, words);
  // The API's own sentence says which rule of this very order it is.
  if (problem.code === 'EDIT_NOT_POSSIBLE')
    return {
      title: words.say('This change is not possible'),
      text: words.language === 'en' ? problem.detail : words.say('Nothing was changed.'),
    };
  if (problem.code === 'MINIMUM_ORDER')
    return {
      title: words.say('Too little would be left'),
      text:
        words.language === 'en'
          ? problem.detail
          : words.say('What is left would be below the smallest order.'),
    };
  return said(WORDS[problem.code] ?? problemWords(error), words);
}
