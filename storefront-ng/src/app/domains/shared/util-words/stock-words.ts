import type { Words } from '../util-language/words.ts';

export interface StockWords {
  readonly tone: 'good' | 'low' | 'none';
  readonly text: string;
}

/** From here on we say that there is enough instead of counting; below it the figure helps. */
const PLENTY = 10;

/** Units that can be ordered before they are there. */
export interface Ahead {
  readonly kind: 'backorder' | 'preorder';
  readonly left: number;
  readonly expectedOn: string;
}

/** What the stock of one variant means to a shopper. Scarcity is only said when it is true. */
export function stockWords(available: number, ahead: Ahead | null, words: Words): StockWords {
  if (available <= 0 && ahead !== null && ahead.left > 0) {
    const day = words.day(ahead.expectedOn);
    return {
      tone: 'low',
      text:
        ahead.kind === 'preorder'
          ? words.say('Order now, out about {day}', { day })
          : words.say('Back about {day}; order now to be first', { day }),
    };
  }
  if (available <= 0) return { tone: 'none', text: words.say('Sold out for delivery right now') };
  if (available < PLENTY)
    return { tone: 'low', text: words.say('Only {count} left to ship', { count: available }) };
  return { tone: 'good', text: words.say('In stock and ready to ship') };
}

/** "60 days", "1 month" would hide the difference between 28 and 31: days it is. */
export function daysWords(days: number, words: Words): string | null {
  if (days <= 0) return null;
  return days === 1
    ? words.say('lasts 1 day')
    : words.say('lasts {count} days', { count: words.figure(days) });
}
