import type { CartLineDto } from '@green-apple/contracts-http';
import type { Words } from '../../shared/util-language/words.ts';

export interface LineProblem {
  readonly text: string;
  /** Quantity that would work; null when only taking the line out helps. */
  readonly possible: number | null;
}

/** Why a line of the bag cannot be sold as it is, and what can. */
export function lineProblem(
  line: Pick<CartLineDto, 'problem' | 'available' | 'maxPerOrder'>,
  words: Words,
): LineProblem | null {
  switch (line.problem) {
    case null:
      return null;
    case 'NOT_ENOUGH_STOCK':
      return line.available > 0
        ? {
            text: words.say('Only {count} left.', { count: line.available }),
            possible: line.available,
          }
        : { text: words.say('Sold out just now.'), possible: null };
    case 'OUT_OF_STOCK':
      return { text: words.say('Sold out just now.'), possible: null };
    case 'OVER_LIMIT':
      return {
        text: words.say('One order can have {count} of this, all sizes together.', {
          count: line.maxPerOrder ?? 0,
        }),
        possible: line.maxPerOrder,
      };
    case 'NO_LONGER_SOLD':
      return { text: words.say('We no longer sell this. It is not in the total.'), possible: null };
  }
}
