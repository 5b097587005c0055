import type { CartLineDto } from '@green-apple/contracts-http';
import { sayDay } from './dates.ts';

/** What of a line comes later, and when; null when all of it is there. */
export function laterWords({
  later,
  quantity,
}: Pick<CartLineDto, 'later' | 'quantity'>): string | null {
  if (later === null) return null;
  const which =
    later.quantity >= quantity
      ? quantity === 1
        ? 'Ships'
        : 'All of it ships'
      : `${later.quantity} of them ship`;
  return later.kind === 'preorder'
    ? `${which} when it is out, about ${sayDay(later.expectedOn)}`
    : `${which} later, about ${sayDay(later.expectedOn)}`;
}
