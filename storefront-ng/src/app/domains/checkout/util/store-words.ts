import type { PickupStoreDto } from '@green-apple/contracts-http';
import type { Words } from '../../shared/util-language/words.ts';

/** What a store lacks of the bag, in a sentence. */
export function lackWords(missing: PickupStoreDto['missing'], words: Words): string {
  const [first, ...rest] = missing.map(({ title, available }) =>
    available > 0
      ? words.say('only {count} of {title}', { count: available, title })
      : words.say('no {title}', { title }),
  );
  if (first === undefined) return words.say('Not everything is there');
  const lack =
    rest.length === 0
      ? first
      : words.say('{first} and {count} more', { first, count: rest.length });
  return words.say('Not possible: {lack} there', { lack });
}
