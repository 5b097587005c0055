import { sayDay } from './dates.ts';

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
export function stockWords(available: number, ahead: Ahead | null = null): StockWords {
  if (available <= 0 && ahead !== null && ahead.left > 0)
    return ahead.kind === 'preorder'
      ? { tone: 'low', text: `Order now, out about ${sayDay(ahead.expectedOn)}` }
      : { tone: 'low', text: `Back about ${sayDay(ahead.expectedOn)}; order now to be first` };
  if (available <= 0) return { tone: 'none', text: 'Sold out for delivery right now' };
  if (available < PLENTY) return { tone: 'low', text: `Only ${available} left to ship` };
  return { tone: 'good', text: 'In stock and ready to ship' };
}

/** "60 days", "1 month" would hide the difference between 28 and 31: days it is. */
export const daysWords = (days: number): string | null =>
  days <= 0 ? null : days === 1 ? 'lasts 1 day' : `lasts ${days} days`;
