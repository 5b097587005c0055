import { z } from 'zod';
import { likeLiteral } from '../like-literal.ts';

/** What an employee typed, as the order list looks for it; never a person. */
export interface OrderSearch {
  /** Pattern for any part of a number. */
  readonly number: string;
  /** Prefix pattern for SKUs. */
  readonly sku: string;
  /** Where a whole id was typed. */
  readonly id?: string;
}

export function toOrderSearch(q: string): OrderSearch {
  const literal = likeLiteral(q.toUpperCase());
  const id = z.uuid().safeParse(q.toLowerCase());
  return {
    number: `%${literal}%`,
    sku: `${literal}%`,
    ...(id.success ? { id: id.data } : {}),
  };
}
