import type { CartLineDto } from '@green-apple/contracts-http';

export interface LineProblem {
  readonly text: string;
  /** Quantity that would work; null when only taking the line out helps. */
  readonly possible: number | null;
}

/** Why a line of the bag cannot be sold as it is, and what can. */
export function lineProblem(
  line: Pick<CartLineDto, 'problem' | 'available' | 'maxPerOrder'>,
): LineProblem | null {
  switch (line.problem) {
    case null:
      return null;
    case 'NOT_ENOUGH_STOCK':
      return line.available > 0
        ? { text: `Only ${line.available} left.`, possible: line.available }
        : { text: 'Sold out just now.', possible: null };
    case 'OUT_OF_STOCK':
      return { text: 'Sold out just now.', possible: null };
    case 'OVER_LIMIT':
      return {
        text: `One order can have ${line.maxPerOrder} of this, all sizes together.`,
        possible: line.maxPerOrder,
      };
    case 'NO_LONGER_SOLD':
      return { text: 'We no longer sell this. It is not in the total.', possible: null };
  }
}
