import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieOf, setCookie } from './cookies.ts';

/** Keys that links in mails have brought into this browser, by the id of their order. Nobody has checked them yet. */
export type OrderKeys = ReadonlyMap<string, string>;

const COOKIE = 'ga_orders';
/** An id, and 256 bits as base64url. */
const PAIR = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;
/** A browser has few orders to look after; the cookie stays far below what servers accept. */
export const MOST_ORDER_KEYS = 8;
/** As long as an order is on its way, and a while to send it back; the link in the mail opens it again. */
const TWO_MONTHS_S = 5_184_000;

export const readOrderKeys = (request: FastifyRequest): OrderKeys =>
  parseOrderKeys(cookieOf(request, COOKIE) ?? '');

/** Keeps a key that has opened its order, so that the browser goes on without it in any address. */
export function keepOrderKey(
  reply: FastifyReply,
  known: OrderKeys,
  opened: { readonly orderId: string; readonly key: string; readonly secure: boolean },
): void {
  const value = withOrderKey(known, opened);
  setCookie(reply, { name: COOKIE, value, seconds: TWO_MONTHS_S, secure: opened.secure });
}

/** What is none is left out: a cookie may have been changed on its way. */
export const parseOrderKeys = (cookie: string): OrderKeys =>
  new Map(
    cookie.split('~', MOST_ORDER_KEYS).flatMap((pair) => {
      const [, orderId, key] = PAIR.exec(pair) ?? [];
      return orderId === undefined || key === undefined ? [] : [[orderId, key] as const];
    }),
  );

/** The newest first; the oldest goes when there are too many. */
export const withOrderKey = (
  known: OrderKeys,
  { orderId, key }: { readonly orderId: string; readonly key: string },
): string =>
  [[orderId, key] as const, ...[...known].filter(([id]) => id !== orderId)]
    .slice(0, MOST_ORDER_KEYS)
    .map((pair) => pair.join('.'))
    .join('~');
