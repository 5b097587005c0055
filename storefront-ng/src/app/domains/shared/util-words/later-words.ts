import type { CartLineDto } from '@green-apple/contracts-http';
import type { Words } from '../util-language/words.ts';

/** What of a line comes later, and when; null when all of it is there. */
export function laterWords(
  { later, quantity }: Pick<CartLineDto, 'later' | 'quantity'>,
  words: Words,
): string | null {
  if (later === null) return null;
  const day = words.day(later.expectedOn);
  const isNew = later.kind === 'preorder';
  if (later.quantity < quantity)
    return words.say(
      isNew
        ? '{count} of them ship when it is out, about {day}'
        : '{count} of them ship later, about {day}',
      { count: later.quantity, day },
    );
  if (quantity > 1)
    return words.say(
      isNew ? 'All of it ships when it is out, about {day}' : 'All of it ships later, about {day}',
      { day },
    );
  return words.say(isNew ? 'Ships when it is out, about {day}' : 'Ships later, about {day}', {
    day,
  });
}
